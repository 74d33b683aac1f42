"""Progress bars, on standard error and only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.cli.interrupts import interruptible

Told = Callable[[str, int, int], None]
"""Called with the name of a stage, how much of it is done, and how much there is (0 when unknown)."""


@contextmanager
def progress(quiet: bool) -> Iterator[Told]:
    """Yield a function that shows how far a long work is, and ends it where a Ctrl-C got lost on the way."""
    with interruptible() as step, _shown(quiet) as show:

        def told(stage: str, done: int, total: int) -> None:
            step()
            show(stage, done, total)

        yield told
        step()


@contextmanager
def _shown(quiet: bool) -> Iterator[Told]:
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total or None)
            bar.update(tasks[stage], completed=done, total=total or None)  # type: ignore[arg-type]

        yield show
