"""A Dask cluster (extra ``kg[cluster]``): the same stages, results streamed back to the one writer."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import SettingsError
from kg.model import Article
from kg.workers.analyst import analyse
from kg.workers.plan import Outcome
from kg.workers.retries import Assignment

CONNECT_SECONDS = 15


def on_cluster(
    work: Iterator[tuple[Article, ...]], address: str, model: str, extra: tuple[str, ...]
) -> Iterator[Outcome]:
    """Yield outcomes as the workers of the scheduler at ``address`` finish them.

    The workers need kg installed. Dask itself runs a task of a lost worker elsewhere; one that keeps losing workers
    comes back and is tried article by article.
    """
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError:
        raise SettingsError("--cluster needs Dask; install it: pip install 'kg[cluster]'") from None
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise SettingsError(f"{address}: no Dask scheduler answers ({error}); start one: dask scheduler") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise SettingsError(f"{address}: the scheduler has no workers; start one: dask worker {address}")
        out: dict[str, Assignment] = {}
        results = as_completed(with_results=False, loop=client.loop)

        def send(assignment: Assignment) -> None:
            future = client.submit(analyse, assignment.batch, model, extra, pure=False, retries=1)
            out[future.key] = assignment
            results.add(future)

        for _ in range(2 * max(1, sum(client.nthreads().values()))):
            if (batch := next(work, None)) is not None:
                send(Assignment(batch))
        for future in results:
            assignment = out.pop(future.key)
            try:
                yield from future.result()
            except KilledWorker:
                retried = assignment.again()
                for each in retried:
                    send(each)
                if not retried:
                    yield from assignment.given_up()
            if (batch := next(work, None)) is not None:
                send(Assignment(batch))
