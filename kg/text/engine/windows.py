"""A long text is read in windows that begin at sentence starts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.text.engine.pieces import CLS, SEP
from kg.text.engine.words import Words

MAX_PIECES = 300


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``start`` to ``stop`` (exclusive), and whether the text goes on behind them."""

    start: int
    stop: int
    open_end: bool


def window_at(words: Words, start: int, max_pieces: int = MAX_PIECES) -> Window:
    """Take as many words as fit into one reading, at least one."""
    stop, used = start, 0
    while stop < len(words) and (stop == start or used + len(words.pieces[stop].ids) <= max_pieces):
        used += len(words.pieces[stop].ids)
        stop += 1
    return Window(start, stop, stop < len(words))


def network_input(words: Words, window: Window) -> dict[str, NDArray[np.int64]]:
    """Lay a window out as the network's arrays of shape (1, pieces), and ``first``, the first piece of each word."""
    ids, case, gap, first = [CLS], [0], [0], []
    for piece, before in zip(
        words.pieces[window.start : window.stop], words.gaps[window.start : window.stop], strict=True
    ):
        first.append(len(ids))
        ids += piece.ids
        case += [piece.case] * len(piece.ids)
        gap += [before] * len(piece.ids)
    rows = {"pieces": [*ids, SEP], "case": [*case, 0], "gap": [*gap, 0], "first": first}
    return {name: np.array([row], np.int64) for name, row in rows.items()}
