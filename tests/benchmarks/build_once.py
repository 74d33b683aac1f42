"""One build in a process of its own, so that its peak memory is its own; prints figures as JSON.

python -m tests.benchmarks.build_once FOLDER JOBS VIEW: the articles in FOLDER/source become FOLDER/out
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

from kg.pipeline import build


def main() -> None:
    """Build and print seconds, processor seconds and megabytes."""
    folder, jobs, view = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "1"
    begun = time.perf_counter()
    build([folder / "source"], folder / "out", jobs=jobs, view=view)
    unit = 1024 if os.uname().sysname == "Linux" else 1024**2
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    figures = {
        "seconds": time.perf_counter() - begun,
        "processor": own.ru_utime + own.ru_stime,
        "workers": children.ru_utime + children.ru_stime,
        "megabytes": own.ru_maxrss / unit,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
