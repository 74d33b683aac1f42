"""Ctrl-C ends a long command also where the code that it meets swallows it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import pytest

from kg.cli.progress import progress


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let Ctrl-C be heard here also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def in_a_bare_except() -> None:
    try:
        signal.raise_signal(signal.SIGINT)
    except BaseException:
        return


def in_a_finalizer() -> None:
    class Dying:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    Dying()


@pytest.mark.parametrize("swallowed", [in_a_bare_except, in_a_finalizer])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_swallowed_ctrl_c_ends_the_work_at_its_next_step(swallowed: Callable[[], None]) -> None:
    steps = 0
    with pytest.raises(KeyboardInterrupt), progress(quiet=True) as told:
        told("read", 1, 0)
        swallowed()
        steps += 1
        told("read", 2, 0)
        steps += 1
    assert steps == 1
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_ctrl_c_swallowed_in_the_last_step_is_told_too() -> None:
    with pytest.raises(KeyboardInterrupt), progress(quiet=True):
        in_a_bare_except()


def test_where_ctrl_c_is_ignored_it_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with progress(quiet=True) as told:
            signal.raise_signal(signal.SIGINT)
            told("read", 1, 0)
    finally:
        signal.signal(signal.SIGINT, before)
