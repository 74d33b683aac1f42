"""The connected parts of a picture beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_GAP = 40.0
_BREADTH = 1.15
Floats = NDArray[np.float64]


def packed(parts: Sequence[Floats], boxes: Sequence[Floats]) -> list[Floats]:
    """Return the places of the parts, moved: in rows, the first one first, in a picture a bit wider than high."""
    corners = [
        ((part - sizes / 2).min(axis=0), (part + sizes / 2).max(axis=0))
        for part, sizes in zip(parts, boxes, strict=True)
    ]
    area = sum(float((high - low + _GAP).prod()) for low, high in corners)
    width = max([(area * _BREADTH) ** 0.5, *(float(high[0] - low[0]) for low, high in corners)])
    moved: list[Floats] = []
    left, top, height = 0.0, 0.0, 0.0
    for part, (low, high) in zip(parts, corners, strict=True):
        extent = high - low
        if moved and left + extent[0] > width:
            left, top, height = 0.0, top + height + _GAP, 0.0
        moved.append(part - low + np.array([left, top]))
        left, height = left + float(extent[0]) + _GAP, max(height, float(extent[1]))
    middle = np.concatenate(moved).mean(axis=0)
    return [part - middle for part in moved]
