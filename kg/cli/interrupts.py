"""Ctrl-C that does not get lost: what somebody's code swallowed is raised again at the next step of the work."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Yield a function that raises KeyboardInterrupt if Ctrl-C was pressed and nothing came of it.

    Python raises it wherever the main thread happens to be: in a bare ``except`` around an import, in the ``__del__``
    of an object, in a Python function that C calls and whose errors it clears. There it ends, and the work would go on.
    So whoever works long asks after each step. Where Ctrl-C is ignored or handled otherwise, that remains.

    >>> with interruptible() as step:
    ...     step()
    """
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.default_int_handler(number, frame)

    def step() -> None:
        if heard:
            raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield step
        return
    signal.signal(signal.SIGINT, hear)
    try:
        yield step
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
