"""Several processes on this machine, each with the engine loaded once."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from kg.model import Article
from kg.workers.analyst import analyse_away
from kg.workers.plan import Outcome
from kg.workers.retries import Assignment
from kg.workers.sent import received

_LEFT_TO_THE_BUILDER = (signal.SIGINT, signal.SIG_IGN)
"""Ctrl-C reaches every process of a terminal; the builder alone answers it, and ends the others."""


def in_processes(
    work: Iterator[tuple[Article, ...]], jobs: int, model: str, extra: tuple[str, ...]
) -> Iterator[Outcome]:
    """Yield outcomes as they are done; two batches per process are out at a time."""
    again: list[Assignment] = []
    exhausted = False
    while not exhausted or again:
        out: dict[Future[bytes], Assignment] = {}
        with ProcessPoolExecutor(
            jobs, multiprocessing.get_context("spawn"), initializer=signal.signal, initargs=_LEFT_TO_THE_BUILDER
        ) as pool:
            try:
                while True:
                    while len(out) < 2 * jobs and (again or not exhausted):
                        batch = again.pop() if again else _next(work)
                        if batch is None:
                            exhausted = True
                            break
                        try:
                            out[pool.submit(analyse_away, batch.batch, model, extra)] = batch
                        except BrokenProcessPool:
                            again.append(batch)
                            raise
                    if not out:
                        break
                    done, _ = wait(out, return_when=FIRST_COMPLETED)
                    for future in done:
                        outcomes = received(future.result())
                        del out[future]
                        yield from outcomes
            except BrokenProcessPool:
                for assignment in out.values():
                    retried = assignment.again()
                    again.extend(retried)
                    if not retried:
                        yield from assignment.given_up()


def _next(work: Iterator[tuple[Article, ...]]) -> Assignment | None:
    batch = next(work, None)
    return None if batch is None else Assignment(batch)
