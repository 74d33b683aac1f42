"""Processor time by stage: what is called inside another stage counts for itself alone.

A stage is what the caller's thread does; what other threads do beside it is no stage's.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import kg.extract.extractor as extracting
import kg.refresh as refreshing
import kg.store.following as following
from kg.store.corpus import Corpus
from kg.store.embedded import Store
from kg.store.ledger import Ledger
from kg.store.trig import TrigFile

EXTRACTION: dict[str, tuple[tuple[object, str], ...]] = {
    "mentions": ((extracting, "find_mentions"),),
    "coreference": ((extracting, "resolve"),),
    "attributions": ((extracting, "draft_attributions"), (extracting, "attributions")),
    "relations": ((extracting, "find_relations"),),
    "casualties": ((extracting, "find_casualties"),),
}
AFTERWARDS: dict[str, tuple[tuple[object, str], ...]] = {
    "keep": ((Corpus, "put"),),
    "link": ((refreshing, "linked"),),
    "assemble": ((refreshing, "assemble"),),
    "RDF": ((refreshing, "article_triples"), (refreshing, "entity_triples")),
    "rows for derivation": ((following, "contribution"), (Ledger, "replace_held")),
    "store": ((Store, "load_graphs"), (Store, "replace_graph"), (Store, "finish"), (Store, "wait")),
    "derive": ((following.Following, "derive"),),
    "graph.trig": ((TrigFile, "add"), (TrigFile, "write")),
}


@contextmanager
def beside() -> Iterator[Callable[[], float]]:
    """Yield a function that returns the seconds that other threads worked while the graph followed the corpus."""
    follow, spent = refreshing.refresh, [0.0]

    def others() -> float:
        return time.process_time() - time.thread_time()

    def timed(*given: Any, **named: Any) -> None:
        begun = others()
        follow(*given, **named)
        spent[0] += others() - begun

    refreshing.refresh = timed
    try:
        yield lambda: spent[0]
    finally:
        refreshing.refresh = follow


@contextmanager
def measured(stages: dict[str, tuple[tuple[object, str], ...]]) -> Iterator[dict[str, float]]:
    """Yield a dictionary of seconds that fills while functions of the stages run."""
    spent: dict[str, float] = defaultdict(float)
    running: list[str] = []
    since = [time.thread_time()]
    kept = [(owner, name, getattr(owner, name)) for called in stages.values() for owner, name in called]

    def turn() -> None:
        now = time.thread_time()
        if running:
            spent[running[-1]] += now - since[0]
        since[0] = now

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            turn()
            running.append(stage)
            try:
                result = function(*given, **named)
                return tuple(result) if isinstance(result, Iterator) else result
            finally:
                turn()
                running.pop()

        return call

    for stage, called in stages.items():
        for owner, name in called:
            setattr(owner, name, timed(stage, getattr(owner, name)))
    try:
        yield spent
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)
