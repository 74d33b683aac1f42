"""Where the nodes stand: computed beforehand, the same on every run, the same for a reader tomorrow."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SPREAD = 105.0
_STEPS = 260
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
Floats = NDArray[np.float64]


def positions(names: Sequence[str], edges: Sequence[tuple[int, int]], *, core: int) -> list[tuple[int, int]]:
    """Return a place for every node; ``names`` are in order of importance, the first ``core`` are laid out by force.

    The core is drawn by Fruchterman and Reingold (1991) from starting points that only depend on the names, so that a
    few more articles do not turn the picture over. Every further node stands in a sunflower around the neighbour that
    was placed before it: it is only shown once that neighbour is expanded.
    """
    core = min(core, len(names))
    inner = [(a, b) for a, b in edges if a < core and b < core and a != b]
    placed = _force(np.array([_start(name) for name in names[:core]]).reshape(core, 2), inner)
    return [(round(x), round(y)) for x, y in _sunflowers(placed, len(names), edges)]


def _start(name: str) -> tuple[float, float]:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    angle = int.from_bytes(digest[:4], "big") / 2**32 * 2 * math.pi
    radius = math.sqrt(int.from_bytes(digest[4:], "big") / 2**32)
    return radius * math.cos(angle), radius * math.sin(angle)


def _force(start: Floats, edges: Sequence[tuple[int, int]]) -> Floats:
    """Repulsion between all pairs, springs along the edges, a pull to the middle; steps that grow smaller."""
    count = len(start)
    if count < 2:
        return start
    place = start * _SPREAD * math.sqrt(count) * 0.7
    pairs = np.array(sorted(set(edges)), dtype=np.int64).reshape(-1, 2)
    weight = _weights(count, pairs)
    for step in range(_STEPS):
        force = _repulsion(place, weight) + _springs(place, pairs) - place * 0.012 * weight[:, None]
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        limit = _SPREAD * 1.4 * (1 - step / _STEPS) ** 1.5 + 0.5
        place = place + force / length * np.minimum(length, limit)
    return place - (place.max(axis=0) + place.min(axis=0)) / 2


def _weights(count: int, pairs: NDArray[np.int64]) -> Floats:
    degree = np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    return 1 + 0.35 * np.sqrt(degree)


def _repulsion(place: Floats, weight: Floats) -> Floats:
    between = place[:, None, :] - place[None, :, :]
    square = (between**2).sum(axis=2) + 25.0
    strength = _SPREAD**2 * weight[:, None] * weight[None, :] / square
    near = np.where(square < (_SPREAD * 0.8) ** 2, 2.2, 1.0)
    total: Floats = (between * (strength * near / np.sqrt(square))[:, :, None] * 1.2).sum(axis=1)
    return total


def _springs(place: Floats, pairs: NDArray[np.int64]) -> Floats:
    force = np.zeros_like(place)
    if not len(pairs):
        return force
    along = place[pairs[:, 1]] - place[pairs[:, 0]]
    length = np.sqrt((along**2).sum(axis=1, keepdims=True))
    pull = along * length / (_SPREAD * 2.4)
    for axis in (0, 1):
        force[:, axis] += np.bincount(pairs[:, 0], weights=pull[:, axis], minlength=len(place))
        force[:, axis] -= np.bincount(pairs[:, 1], weights=pull[:, axis], minlength=len(place))
    return force


def _sunflowers(core: Floats, count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    place: dict[int, tuple[float, float]] = {index: (float(x), float(y)) for index, (x, y) in enumerate(core)}
    neighbours: dict[int, list[int]] = defaultdict(list)
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    around: dict[int, int] = defaultdict(int)
    queue = list(place)
    for centre in queue:
        for node in sorted(set(neighbours[centre])):
            if node not in place:
                place[node] = _petal(place[centre], around[centre])
                around[centre] += 1
                queue.append(node)
    reach = max((math.hypot(x, y) for x, y in place.values()), default=0.0) + 2 * _SPREAD
    alone = (node for node in range(count) if node not in place)
    for number, node in enumerate(list(alone)):
        angle, radius = number * _GOLDEN_ANGLE, math.sqrt(reach**2 + number * _SPREAD**2)
        place[node] = (radius * math.cos(angle), radius * math.sin(angle))
    return [place[index] for index in range(count)]


def _petal(centre: tuple[float, float], number: int) -> tuple[float, float]:
    radius, angle = 60 + 30 * math.sqrt(number), number * _GOLDEN_ANGLE
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
