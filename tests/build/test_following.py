"""Whatever changes, and wherever a build is cut short: store and file are those of a clean build."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kg.model import Article, Extraction
from kg.refresh import refresh
from kg.store.corpus import Corpus
from kg.store.dump import write_trig
from kg.store.embedded import Store
from kg.store.ledger import Ledger
from kg.workers.analyst import stream
from tests.benchmarks.generator import articles
from tests.benchmarks.recombined import renamed
from tests.build.test_crash import KILLS

Analysed = tuple[Article, Extraction]
Change = tuple[dict[str, int | None], int | None]
"""Articles that are put in place of what is there (which analysis) or removed (None); where the build is cut short."""

CUTS = [
    (Store, "load_graphs"), (Store, "replace_graph"), (Store, "change"), (Store, "drop_graph"), (Store, "update"),
    (Store, "finish"), (Ledger, "commit"), (Ledger, "set_state"), (Ledger, "set_shared"), (Path, "replace"),
]  # fmt: skip


class CutShortError(Exception):
    pass


@pytest.fixture(scope="module")
def analysed() -> list[Analysed]:
    """A few articles about the same persons and towns, read once."""
    outcomes = stream(tuple(articles(10, sentences=6)), "", ())
    return [(article, found) for article, found in outcomes if isinstance(found, Extraction)]


def follow(out: Path, there: dict[str, Analysed]) -> None:
    """Make the graph of these articles, from whatever the folder holds."""
    out.mkdir(exist_ok=True)
    with Corpus.opened(out) as corpus:
        for told in there.values():
            if corpus.status(told[0], engine="1") != "unchanged":
                corpus.put(*told, engine="1")
        for name in [name for name, _ in corpus.digests() if name not in there]:
            corpus.remove(name)
        refresh(out, corpus, engine="1", view=False, told=lambda *_: None)


@contextmanager
def cut_short(after: int) -> Iterator[None]:
    """End the work at the n-th of the calls that write something."""
    left = [after]
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in CUTS:
            patch.setattr(owner, name, _counted(getattr(owner, name), left))
        yield


def _counted(method: Callable[..., object], left: list[int]) -> Callable[..., object]:
    def call(*given: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise CutShortError
        return method(*given, **named)

    return call


step = st.tuples(
    st.dictionaries(
        st.sampled_from(["x000001.txt", "x000002.txt", "x000003.txt"]), st.none() | st.integers(0, 9), min_size=1
    ),
    st.none() | st.integers(1, 40),
)


@settings(
    max_examples=15, phases=(Phase.explicit, Phase.generate), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(steps=st.lists(step, min_size=1, max_size=4))
@example(steps=[({"x000001.txt": 3}, None), ({"x000001.txt": None, "x000003.txt": 4}, 6)])
def test_any_changes_with_any_cuts(
    steps: list[Change],
    analysed: list[Analysed],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    out, there = tmp_path_factory.mktemp("out"), dict[str, Analysed]()
    for changes, cut in steps:
        there |= {name: renamed(analysed[number], 0, name) for name, number in changes.items() if number is not None}
        there = {name: told for name, told in there.items() if changes.get(name, 0) is not None}
        if cut is None:
            follow(out, there)
        else:
            with cut_short(cut), suppress(CutShortError):
                follow(out, there)
    follow(out, there)
    clean = tmp_path_factory.mktemp("clean")
    follow(clean, there)
    assert (out / "graph.trig").read_bytes() == (clean / "graph.trig").read_bytes()
    assert (out / "manifest.json").read_bytes() == (clean / "manifest.json").read_bytes()
    assert set(Store.reader(out).quads()) == set(ox.parse(path=str(out / "graph.trig")))


@pytest.mark.slow
def test_a_change_that_is_cut_short_anywhere_and_then_another(analysed: list[Analysed], tmp_path: Path) -> None:
    """What was about to go, or was just loaded, when the build was cut short is not wanted by the next one either."""
    first, second, third = (
        {name: renamed(analysed[number], 0, name) for name, number in state.items()}
        for state in (
            {"x000001.txt": 3, "x000002.txt": 1},
            {"x000002.txt": 5, "x000003.txt": 4},
            {"x000003.txt": 0},
        )
    )
    follow(tmp_path / "first", first)
    follow(tmp_path / "clean", third)
    wanted = (tmp_path / "clean" / "graph.trig").read_bytes()
    for cut in range(1, 30):
        out = tmp_path / f"cut{cut}"
        shutil.copytree(tmp_path / "first", out)
        with cut_short(cut), suppress(CutShortError):
            follow(out, second)
        follow(out, third)
        assert (out / "graph.trig").read_bytes() == wanted, cut
        assert set(Store.reader(out).quads()) == set(ox.parse(path=str(out / "graph.trig"))), cut


def test_the_file_is_what_an_export_writes(analysed: list[Analysed], tmp_path: Path) -> None:
    follow(tmp_path, {told[0].name: told for told in analysed})
    write_trig(Store.reader(tmp_path), tmp_path / "export.trig")
    assert (tmp_path / "graph.trig").read_bytes() == (tmp_path / "export.trig").read_bytes()


def test_a_file_that_somebody_else_wrote_is_not_copied_from(analysed: list[Analysed], tmp_path: Path) -> None:
    there = {told[0].name: told for told in analysed[:2]}
    follow(tmp_path, there)
    before = (tmp_path / "graph.trig").read_bytes()
    (tmp_path / "graph.trig").write_bytes(before.replace(b"Geneva", b"Vienna") + b"# mine\n")
    follow(tmp_path, there)
    assert (tmp_path / "graph.trig").read_bytes() == before


def test_a_ledger_that_is_lost_or_damaged_is_made_again(analysed: list[Analysed], tmp_path: Path) -> None:
    there = {told[0].name: told for told in analysed[:2]}
    follow(tmp_path, there)
    before = (tmp_path / "graph.trig").read_bytes()
    for damage in (b"", b"no database at all" * 100):
        for path in tmp_path.glob("ledger.sqlite*"):
            path.unlink()
        (tmp_path / "ledger.sqlite").write_bytes(damage)
        follow(tmp_path, there)
        assert (tmp_path / "graph.trig").read_bytes() == before


@pytest.mark.slow
def test_kills_at_any_moment(analysed: list[Analysed], tmp_path: Path) -> None:
    """SIGKILL while store and file follow; after each, the next run makes the graph of a clean build."""
    states = [
        {f"x{at:06}.txt": renamed(analysed[number], 0, f"x{at:06}.txt") for at, number in enumerate(numbers)}
        for numbers in ((0, 1, 2, 3), (0, 1, 4), (5, 6, 7, 8, 9), tuple(range(10)))
    ]
    clean = []
    for number, state in enumerate(states):
        assert _forked(partial(follow, tmp_path / f"clean{number}", state)) == 0
        clean.append((tmp_path / f"clean{number}" / "graph.trig").read_bytes())
    draw, out, begun = random.Random(1), tmp_path / "out", time.monotonic()
    _forked(partial(follow, out, states[0]))
    whole = time.monotonic() - begun
    for _ in range(KILLS):
        _forked(partial(follow, out, draw.choice(states)), seconds=draw.uniform(0, whole))
        number = draw.randrange(len(states))
        assert _forked(partial(follow, out, states[number])) == 0
        assert (out / "graph.trig").read_bytes() == clean[number]


def _forked(work: Callable[[], None], *, seconds: float | None = None) -> int:
    """Do it in a process of its own, which is killed after so many seconds; return how it ended."""
    context = multiprocessing.get_context("forkserver")  # a fork of this process would lack RocksDB's threads
    context.set_forkserver_preload(["kg.refresh"])
    process = context.Process(target=work)
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode or 0
