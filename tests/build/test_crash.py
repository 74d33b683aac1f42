"""kill -9 at any moment: the next run ends with the graph of a clean build.

A few kills here; ``KG_KILLS=200 pytest tests/build/test_crash.py`` is the long run.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build.test_incremental import TEXTS, clean, graph, write

KILLS = int(os.environ.get("KG_KILLS", "6"))


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(out), "--no-view", "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.slow
def test_a_killed_build_is_completed_by_the_next(tmp_path: Path) -> None:
    source, draw = tmp_path / "source", random.Random(1)
    for name, text in TEXTS.items():
        write(source, name, text)
    wanted = clean(tmp_path, TEXTS)
    out = tmp_path / "out"
    begun = time.monotonic()
    assert start(source, tmp_path / "measure").wait() == 0
    whole = time.monotonic() - begun
    killed = 0
    while killed < KILLS:
        write(source, "a", TEXTS["a"] if killed % 2 else TEXTS["d"])
        build = start(source, out)
        time.sleep(draw.uniform(0.3, 1.0) * whole)
        if build.poll() is None:
            os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        killed += 1
    write(source, "a", TEXTS["a"])
    last = start(source, out)
    _, said = last.communicate()
    assert last.returncode == 0, said.decode()
    assert graph(out) == wanted


@pytest.mark.slow
def test_a_full_disk_is_told_and_nothing_before_is_lost(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    write(source, "a", TEXTS["a"])
    assert start(source, out).wait() == 0
    before = graph(out)
    write(source, "b", TEXTS["b"])
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); from kg.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "build", str(source), "-o", str(out), "--no-view"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert graph(out) == before
    assert start(source, out).wait() == 0
    assert graph(out) == clean(tmp_path, {name: TEXTS[name] for name in "ab"})
