"""The whole builder on one screen: read, parse and extract, link, assemble, graph, store, derive, write.

What one article says is extracted once and kept (`Corpus`). Identity, offices and the graph are then made anew from
everything that is kept, so that any sequence of additions, changes and removals gives the graph of a clean build.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import ArticleError, StoreError
from kg.manifest import Written, caught_up, read_manifest, setting
from kg.model import Article
from kg.read import read_articles
from kg.report import BuildReport
from kg.resources import KEPT
from kg.store.corpus import Corpus
from kg.store.lock import locked
from kg.workers import analyse_all
from kg.workers.fingerprint import fingerprint
from kg.workers.settled import settled

Told = Callable[[str, int, int], None]


def build(
    paths: Iterable[Path | str],
    out: Path | str,
    *,
    date: str = "",
    jobs: int = 1,
    cluster: str = "",
    model: str = "",
    extra: Iterable[Path] = (),
    view: bool = True,
    told: Told = lambda stage, done, total: None,
) -> BuildReport:
    """Read articles into the graph of the folder ``out``; again, only what changed is read again.

    ``told`` hears of progress: stage, done, total (0 when unknown). Inputs that cannot be used are in the report.

    >>> build(["seeds"], "out").summary()  # doctest: +SKIP
    '2 new\\n2 articles: ...'

    Raises:
        StoreError: another build is writing there, the folder is damaged, or the disk is full.
    """
    out, extra = Path(out), tuple(Path(path) for path in extra)
    with locked(out), Corpus.opened(out) as corpus:
        engine = fingerprint(model, extra)
        work = _Work(corpus, engine, read_articles(paths, date=date))
        outcomes = analyse_all(
            work.articles(), model=model, extra=tuple(str(path) for path in extra), jobs=jobs, cluster=cluster
        )
        for done, (article, found) in enumerate(outcomes, start=1):
            if isinstance(found, ArticleError):
                work.faults.append(found)
            else:
                corpus.put(article, found, engine=engine)
            told("read", done, 0)
        corpus.set_state("extra", json.dumps([str(path.resolve()) for path in extra]))
        written = _refreshed(out, corpus, engine, extra, view, told)
        return work.report(len(corpus), written.counts, written.files)


def remove(out: Path | str, name: str, *, view: bool = True, told: Told = lambda *_: None) -> BuildReport:
    """Retract one article; the graph is then that of a clean build without it."""
    out = Path(out)
    if not (out / KEPT).is_file():
        raise StoreError(f"{out}: holds no graph; build one first: kg build PATH -o {out}")
    with locked(out), Corpus.opened(out) as corpus:
        if not corpus.remove(name):
            known = ", ".join(known for known, _ in list(corpus.digests())[:5])
            raise StoreError(f"{out}: has no article {name!r}; it has {known or 'none'} …")
        extra = tuple(Path(path) for path in json.loads(corpus.state("extra") or "[]"))
        written = _refreshed(out, corpus, corpus.state("engine"), extra, view, told)
        return BuildReport(removed=1, articles=len(corpus), counts=written.counts, written=written.files)


def _refreshed(out: Path, corpus: Corpus, engine: str, extra: tuple[Path, ...], view: bool, told: Told) -> Written:
    """Bring the graph up to date, if it is behind: linking and the explorer are loaded only then."""
    if not caught_up(out, corpus, setting(engine, view)):
        from kg.refresh import refresh

        with settled():
            refresh(out, corpus, engine=engine, extra=extra, view=view, told=told)
    return read_manifest(out, view=view)


class _Work:
    """The articles that must be read, and what became of the others."""

    def __init__(self, corpus: Corpus, engine: str, inputs: Iterator[Article | ArticleError]) -> None:
        self.faults: list[ArticleError] = []
        self._corpus, self._engine, self._inputs = corpus, engine, inputs
        self._counts = {"new": 0, "changed": 0, "unchanged": 0}

    def articles(self) -> Iterator[Article]:
        """Yield new and changed articles, then kept ones that an older engine has read."""
        given = set()
        for item in self._inputs:
            if isinstance(item, ArticleError):
                self.faults.append(item)
                continue
            given.add(item.name)
            state = self._corpus.status(item, engine=self._engine)
            self._counts[state] += 1
            if state != "unchanged":
                yield item
        for name in self._corpus.stale(engine=self._engine):
            if name not in given:
                self._counts["changed"] += 1
                yield self._corpus.entry(name)[0]

    def report(self, articles: int, counts: tuple[tuple[str, int], ...], files: tuple[str, ...]) -> BuildReport:
        """Return what the build did."""
        return BuildReport(**self._counts, articles=articles, counts=counts, written=files, faults=tuple(self.faults))
