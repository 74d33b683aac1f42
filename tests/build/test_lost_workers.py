"""Workers of a Dask cluster are killed at random while builds run: each build ends with the graph of a clean one.

A few kills here; ``KG_KILLS=200 pytest tests/build/test_lost_workers.py`` is the long run.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg.pipeline import build
from kg.workers.batches import batches
from tests.build.test_crash import KILLS
from tests.build.test_incremental import TEXTS, clean, graph, write


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Any]:
    """Two workers, forked from a process that has loaded the engine: a killed one is back in a second."""
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    with dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"}):
        multiprocessing.get_context("forkserver").set_forkserver_preload(["distributed", "tests.build.ready"])
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path / "dask"
        ) as started:
            yield started


@contextmanager
def one_worker_killed(cluster: Any, draw: random.Random, within: float) -> Iterator[None]:
    """Kill one of the workers at some moment; wait until it was done.

    A nanny whose worker dies while it is being started gives up, so that there may be none: two are asked for again,
    and only one that the scheduler knows is killed.
    """
    cluster.scale(2)
    after = draw.uniform(0, within)

    def kill() -> None:
        time.sleep(after)
        while not (found := _at_work(cluster)):  # killed in the turn before, and not back yet
            time.sleep(0.01)
        os.kill(draw.choice(found), signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    yield
    thread.join()


def _at_work(cluster: Any) -> list[int]:
    """Return the processes of the workers that the scheduler knows."""
    known = set(cluster.scheduler.workers)
    nannies = list(cluster.workers.values())
    return sorted(nanny.pid for nanny in nannies if nanny.pid and nanny.worker_address in known)


@pytest.mark.slow
def test_after_each_killed_worker_the_graph_is_that_of_a_clean_build(
    tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.workers.plan.batches", partial(batches, characters=100))
    source, out, draw = tmp_path / "source", tmp_path / "out", random.Random(2)

    states = [{name: f"{text} {state} talks." for name, text in TEXTS.items()} for state in "ab"]
    wanted = [clean(tmp_path, texts) for texts in states]

    def built(turn: int) -> float:
        """Build from articles of which each has changed; the seconds that it took."""
        for name, text in states[turn % 2].items():
            write(source, name, text)
        begun = time.monotonic()
        report = build([source], out, cluster=cluster.scheduler_address, view=False)
        assert not report.faults, report.faults
        assert graph(out) == wanted[turn % 2], f"kill {turn}"
        return time.monotonic() - begun

    built(0)
    whole = built(1)
    for turn in range(KILLS):
        with one_worker_killed(cluster, draw, whole):
            built(turn)
