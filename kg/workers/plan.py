"""Choose who works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article
from kg.workers.analyst import Outcome, analyse
from kg.workers.batches import batches


def analyse_all(
    articles: Iterable[Article], *, model: str = "", extra: tuple[str, ...] = (), jobs: int = 1, cluster: str = ""
) -> Iterator[Outcome]:
    """Yield the outcome of every article, in any order; never holds more than a few batches in memory.

    With ``cluster`` the address of a Dask scheduler, with ``jobs`` above one so many processes, else here.
    """
    work = batches(articles)
    if cluster:
        from kg.workers.cluster import on_cluster  # the extra kg[cluster]

        yield from on_cluster(work, cluster, model, extra)
    elif jobs > 1:
        from kg.workers.processes import in_processes

        yield from in_processes(work, jobs, model, extra)
    else:
        for batch in work:
            yield from analyse(batch, model, extra)
