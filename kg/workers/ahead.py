"""One thing is made ready in threads while another is worked on."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

THREADS = 2
"""More gain nothing: beside the network, which runs without Python's lock, there is a quarter of Python to a parse."""


def spare_processors() -> int:
    """Return in how many threads to make ready: none where one processor is all there is."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return THREADS if available > 1 else 0


def ahead(
    make: Callable[[Item], Made], items: Iterable[Item], threads: int
) -> Iterator[tuple[Item, Callable[[], Made]]]:
    """Yield each item, in order, with a function that returns (or raises) what ``make`` made of it.

    So many threads are at work, and one thing more is ready or waits; with no threads it is made when it is asked for.

    >>> [got() for _, got in ahead(str.upper, ["a", "b", "c"], threads=2)]
    ['A', 'B', 'C']
    """
    if not threads:
        for item in items:
            yield item, partial(make, item)
        return
    waiting: deque[tuple[Item, Future[Made]]] = deque()
    pool = ThreadPoolExecutor(threads)
    try:
        for item in items:
            waiting.append((item, pool.submit(make, item)))
            if len(waiting) > threads:
                item, made = waiting.popleft()
                yield item, made.result
        while waiting:
            item, made = waiting.popleft()
            yield item, made.result
    finally:
        pool.shutdown(cancel_futures=True)
