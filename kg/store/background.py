"""One thread beside the caller's: what Oxigraph does there, without Python, costs processor time but no waiting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress


class Background:
    """Does one thing at a time while the caller goes on; whatever fails is raised where the caller waits.

    >>> done, background = [], Background()
    >>> background.begin(lambda: done.append("first"))
    >>> background.begin(lambda: done.append("second"))
    >>> background.wait()
    >>> done
    ['first', 'second']
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._begun: Future[object] | None = None

    def begin(self, work: Callable[[], object]) -> None:
        """Begin something, when what was begun before is done."""
        self.wait()
        self._begun = self._thread.submit(work)

    def wait(self) -> None:
        """Return when nothing is being done."""
        if self._begun is not None:
            begun, self._begun = self._begun, None
            begun.result()

    def abandon(self) -> None:
        """Wait, whatever comes of it, and let go of the thread."""
        with suppress(Exception):
            self.wait()
        self._thread.shutdown()
