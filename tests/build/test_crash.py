"""kill -9 at any moment: the next run ends with the graph of a clean build.

A few kills here; ``KG_KILLS=200 pytest tests/build/test_crash.py`` is the long run.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build.ready import command
from tests.build.test_incremental import TEXTS, clean, graph, write

KILLS = int(os.environ.get("KG_KILLS", "6"))


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(out), "--no-view", "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def files(out: Path) -> tuple[bytes, bytes]:
    return graph(out), (out / "graph.html").read_bytes()


@pytest.mark.slow
def test_after_each_kill_the_next_run_ends_with_the_graph_of_a_clean_build(tmp_path: Path) -> None:
    source, out, draw = tmp_path / "source", tmp_path / "out", random.Random(3)
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.build.ready"])

    def built(out: Path, *, killed_after: float | None = None) -> int | None:
        """Run the whole command in a process of its own; its exit code, -9 when it was killed."""
        process = server.Process(target=command, args=("build", str(source), "-o", str(out), "--quiet"))
        process.start()
        process.join(killed_after)
        if killed_after is not None:
            process.kill()
        process.join()
        return process.exitcode

    for name, text in TEXTS.items():
        write(source, name, text)
    wanted, whole = {}, {}
    for text in "ad":
        write(source, "a", TEXTS[text])
        assert built(tmp_path / "first") == 0
        begun = time.monotonic()
        assert built(tmp_path / text) == 0
        wanted[text], whole[text] = files(tmp_path / text), time.monotonic() - begun
    killed = turn = 0
    while killed < KILLS:
        text = "ad"[turn % 2]
        write(source, "a", TEXTS[text])
        killed += built(out, killed_after=draw.uniform(0, whole[text])) == -signal.SIGKILL
        assert built(out) == 0
        assert files(out) == wanted[text], f"turn {turn}"
        turn += 1


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
