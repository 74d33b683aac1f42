"""A kg that has loaded its engine, for a fork server: what is forked from it builds at once and may be killed."""

from __future__ import annotations

import importlib
import sys

from kg.cli import main
from kg.workers.analyst import stream

for module in ("kg.pipeline", "kg.refresh", "kg.view"):
    importlib.import_module(module)
stream((), "", ())


def command(*words: str) -> None:
    """Run a kg command, as the console script does."""
    sys.argv = ["kg", *words]
    main()
