"""One writer at a time: two builds into one folder refuse each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the folder for writing; the lock goes with the process, however it ends."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".lock")
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreError(
            f"{out}: another kg build is writing there; wait for it, or build into another folder"
        ) from None
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror}); give another folder with -o") from None
    try:
        yield
    finally:
        lock.release()
