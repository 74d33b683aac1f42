"""What is loaded stays: the garbage collector need not look through it again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled() -> Iterator[None]:
    """Leave all that is there by now out of garbage collection for a while.

    Modules, engine and word lists are 250,000 objects; one look through them costs as much as parsing five articles,
    and was taken every fifty to a hundred.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
