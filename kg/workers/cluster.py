"""A Dask cluster (extra ``kg[cluster]``): the same stages, results streamed back to the one writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from kg.errors import SettingsError
from kg.model import Article
from kg.workers.analyst import analyse_away
from kg.workers.plan import Outcome
from kg.workers.retries import Assignment
from kg.workers.sent import received

CONNECT_SECONDS = 15


def on_cluster(
    work: Iterator[tuple[Article, ...]], address: str, model: str, extra: tuple[str, ...]
) -> Iterator[Outcome]:
    """Yield outcomes as the workers of the scheduler at ``address`` finish them.

    The workers need kg installed. Dask itself runs a task of a lost worker elsewhere; one that keeps losing workers
    comes back and is tried article by article.
    """
    with _connected(address) as client:
        from distributed import KilledWorker, as_completed

        out: dict[Any, Assignment] = {}
        results = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]

        def send(assignment: Assignment) -> None:
            future = client.submit(analyse_away, assignment.batch, model, extra, pure=False, retries=1)
            out[future.key] = assignment
            results.add(future)  # type: ignore[no-untyped-call]

        for batch in islice(work, max(1, 2 * sum(client.nthreads().values()))):
            send(Assignment(batch))
        for future in results:
            assignment = out.pop(future.key)
            try:
                yield from received(future.result())
            except KilledWorker:
                retried = assignment.again()
                for each in retried:
                    send(each)
                if not retried:
                    yield from assignment.given_up()
            for batch in islice(work, 1):
                send(Assignment(batch))


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Yield a client of a scheduler that has workers."""
    try:
        from distributed import Client
    except ImportError:
        raise SettingsError("--cluster needs Dask; install it: pip install 'kg[cluster]'") from None
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise SettingsError(f"{address}: no Dask scheduler answers ({error}); start one: dask scheduler") from None
    with client:
        try:  # those that were lost a moment ago are started anew by their nannies
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError:
            raise SettingsError(f"{address}: the scheduler has no workers; start one: dask worker {address}") from None
        yield client
