"""Load the whole graph into a remote store: resumable, idempotent, counted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import RemoteStoreError
from kg.store.embedded import Store
from kg.store.remote.client import RemoteStore
from kg.store.remote.ledger import Ledger
from kg.store.remote.profile import profile


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did; ``union`` tells how to query all graphs at once in that store."""

    graphs: int
    triples: int
    unchanged: int
    dropped: int
    union: str
    dry_run: bool = False

    def summary(self) -> str:
        """Return a line or two for the user."""
        verb = "would load" if self.dry_run else "loaded and counted"
        lines = [
            f"{verb} {self.graphs:,} graphs, {self.triples:,} triples; "
            f"{self.unchanged:,} were there already; {self.dropped:,} dropped"
        ]
        if self.union != "default":
            lines.append(f"to query all graphs at once: {self.union}")
        return "\n".join(lines)


def load_graph(
    out: Path,
    url: str,
    *,
    store: str,
    user: str = "",
    password_env: str = "KG_STORE_PASSWORD",
    dry_run: bool = False,
    told: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> LoadReport:
    """Put every named graph of OUT into a store, and count afterwards what it really holds.

    A graph that the store already holds in full is left alone, so that a second run completes a broken one; graphs
    that were loaded once and are gone from OUT are dropped there.

    Raises:
        RemoteStoreError: the store refused, failed, or holds another number of triples than were sent.
    """
    source = Store.reader(out).rdf
    kind = profile(store)
    client = RemoteStore(kind, url, user=user, password=os.environ.get(password_env, ""))
    ledger = Ledger(out, store, url)
    iris = sorted(graph.value for graph in source.named_graphs() if isinstance(graph, ox.NamedNode))
    gone = sorted(set(ledger.graphs) - set(iris))
    loaded = triples = unchanged = 0
    with client.connected():
        for done, iri in enumerate(iris):
            told("load", done, len(iris))
            lines = list(_ntriples(source, iri))
            digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
            if ledger.graphs.get(iri) == digest and (dry_run or client.count(iri) == len(lines)):
                unchanged += 1
                continue
            loaded, triples = loaded + 1, triples + len(lines)
            if not dry_run:
                ledger.graphs.pop(iri, None)
                _put_counted(client, iri, lines)
                ledger.graphs[iri] = digest
                ledger.write()
        if not dry_run:
            _drop(client, ledger, gone)
    told("load", len(iris), len(iris))
    return LoadReport(loaded, triples, unchanged, len(gone), kind.union, dry_run)


def _put_counted(client: RemoteStore, iri: str, lines: list[str]) -> None:
    client.put(iri, lines)
    held = client.count(iri)
    if held != len(lines):
        raise RemoteStoreError(
            f"{client.url}: said yes to {len(lines)} triples but holds {held} in <{iri}>; "
            "check the store's log and its rights, then load again"
        )


def _drop(client: RemoteStore, ledger: Ledger, gone: list[str]) -> None:
    for iri in gone:
        client.drop(iri)
        if held := client.count(iri):
            raise RemoteStoreError(f"{client.url}: <{iri}> was dropped but still holds {held} triples; load again")
        del ledger.graphs[iri]
        ledger.write()


def _ntriples(source: ox.Store, iri: str) -> Iterator[str]:
    """Lines of a graph, sorted: the same graph is the same bytes."""
    quads = source.quads_for_pattern(None, None, None, ox.NamedNode(iri))
    yield from sorted(f"{ox.Triple(quad.subject, quad.predicate, quad.object)} ." for quad in quads)
