"""One build in a process of its own: ``python -m tests.benchmarks.build_once COUNT OUT JOBS CHANGED``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.build import build_once

if __name__ == "__main__":
    count, out, jobs, changed = sys.argv[1:]
    build_once(int(count), Path(out), int(jobs), changed == "1")
