"""Several processes and a cluster find what one process finds, and lose nothing when a worker is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kg.errors import ArticleError, SettingsError
from kg.model import Article, Extraction
from kg.workers import analyse_all
from tests.build.test_incremental import TEXTS

MANY = [Article(f"{name}{n}.txt", f"{text} {n} talks." * 60) for n in range(4) for name, text in TEXTS.items()]


@pytest.fixture(scope="module")
def here() -> dict[str, Extraction]:
    return found(analyse_all(MANY))


def found(outcomes: Iterator[tuple[Article, Extraction | ArticleError]]) -> dict[str, Extraction]:
    result = {}
    for article, extraction in outcomes:
        assert isinstance(extraction, Extraction), extraction
        result[article.name] = extraction
    return result


def kill_one_child(after: float) -> threading.Thread:
    """Kill a worker process as soon as it has worked for a while."""

    def kill() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            children = [c for c in psutil.Process().children(recursive=True) if sum(c.cpu_times()[:2]) > after]
            if children:
                os.kill(children[0].pid, signal.SIGKILL)
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


@pytest.mark.slow
def test_processes(here: dict[str, Extraction]) -> None:
    assert found(analyse_all(MANY, jobs=2)) == here


@pytest.mark.slow
def test_a_killed_process_costs_a_retry(here: dict[str, Extraction]) -> None:
    killer = kill_one_child(after=1.0)
    assert found(analyse_all(MANY, jobs=2)) == here
    killer.join()


@pytest.mark.slow
def test_a_cluster(here: dict[str, Extraction], tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path
    ) as cluster:
        assert found(analyse_all(MANY, cluster=cluster.scheduler_address)) == here


def test_no_scheduler_is_told() -> None:
    with pytest.raises(SettingsError, match="no Dask scheduler answers"):
        list(analyse_all(MANY[:1], cluster="tcp://127.0.0.1:9"))
