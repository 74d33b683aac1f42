"""The connected parts of a picture beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_GAP = 40.0
Floats = NDArray[np.float64]


def packed(parts: Sequence[Floats], boxes: Sequence[Floats]) -> list[Floats]:
    """Return the places of the parts, moved: the first above, the others in rows of its width below it."""
    moved: list[Floats] = []
    left, top, height, width = 0.0, 0.0, 0.0, 0.0
    for part, sizes in zip(parts, boxes, strict=True):
        low, high = (part - sizes / 2).min(axis=0), (part + sizes / 2).max(axis=0)
        extent = high - low
        if not moved:
            width = max(float(extent[0]), 900.0)
        elif left + extent[0] > width:
            left, top, height = 0.0, top + height + _GAP, 0.0
        moved.append(part - low + np.array([left, top]))
        left, height = left + float(extent[0]) + _GAP, max(height, float(extent[1]))
        if len(moved) == 1:
            left, top, height = 0.0, height + _GAP, 0.0
    middle = np.concatenate(moved).mean(axis=0)
    return [part - middle for part in moved]
