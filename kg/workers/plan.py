"""Choose who works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kg.errors import ArticleError
from kg.model import Article, Extraction
from kg.workers.batches import batches
from kg.workers.settled import settled

Outcome = tuple[Article, Extraction | ArticleError]
"""An article with what was found in it, or with the fault."""


def analyse_all(
    articles: Iterable[Article], *, model: str = "", extra: tuple[str, ...] = (), jobs: int = 1, cluster: str = ""
) -> Iterator[Outcome]:
    """Yield the outcome of every article, in any order; never holds more than a few batches in memory.

    With ``cluster`` the address of a Dask scheduler, with ``jobs`` above one so many processes, else here. The engine
    is loaded with the first article, so that a build in which nothing changed costs nothing.
    """
    work = batches(articles)
    if (first := next(work, None)) is None:
        return
    work = chain((first,), work)
    if cluster:
        from kg.workers.cluster import on_cluster  # the extra kg[cluster]

        yield from on_cluster(work, cluster, model, extra)
    elif jobs > 1:
        from kg.workers.processes import in_processes

        yield from in_processes(work, jobs, model, extra)
    else:
        from kg.workers.analyst import stream

        with settled():
            yield from stream(chain.from_iterable(work), model, extra)
