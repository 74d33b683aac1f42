"""Where the nodes stand: computed beforehand, the same on every run, the same for a reader tomorrow."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SPREAD = 120.0
_STEPS = 300
_FILLED = 0.45
_SEPARATIONS = 240
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
Floats = NDArray[np.float64]


def positions(
    names: Sequence[str], edges: Sequence[tuple[int, int]], sizes: Sequence[tuple[float, float]], *, core: int
) -> list[tuple[int, int]]:
    """Return a place for every node; ``names`` are in order of importance, the first ``core`` are laid out by force.

    The core is drawn by Fruchterman and Reingold (1991) from starting points that only depend on the names, so that a
    few more articles do not turn the picture over; then nodes are pushed apart until their boxes (``sizes``: width and
    height with the label) overlap no more. Every further node stands in a sunflower around the neighbour that was
    placed before it: it is only shown once that neighbour is expanded.
    """
    core = min(core, len(names))
    inner = np.array(sorted({(a, b) for a, b in edges if a < core and b < core and a != b}), dtype=np.int64)
    start = np.array([_start(name) for name in names[:core]]).reshape(core, 2)
    boxes = np.array(sizes[:core]).reshape(core, 2)
    placed = _apart(_dense(_force(start, inner.reshape(-1, 2)), boxes), boxes)
    return [(round(x), round(y)) for x, y in _sunflowers(placed, len(names), edges)]


def _start(name: str) -> tuple[float, float]:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    angle = int.from_bytes(digest[:4], "big") / 2**32 * 2 * math.pi
    radius = math.sqrt(int.from_bytes(digest[4:], "big") / 2**32)
    return radius * math.cos(angle), radius * math.sin(angle)


def _force(start: Floats, pairs: NDArray[np.int64]) -> Floats:
    """Repulsion between all pairs, springs along the edges, a pull to the middle; steps that grow smaller."""
    count = len(start)
    if count < 2:
        return start
    place = start * _SPREAD * math.sqrt(count) * 0.8
    degree = np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    mass = 1 + np.sqrt(degree) * 0.5
    for step in range(_STEPS):
        pull = place * (0.05 + 0.55 / (1 + degree[:, None])) * (0.4 if count > 30 else 0.7)
        force = _repulsion(place, mass) + _springs(place, pairs, degree) - pull
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        limit = _SPREAD * 1.5 * (1 - step / _STEPS) ** 1.5 + 0.5
        place = place + force / length * np.minimum(length, limit)
    return place - (place.max(axis=0) + place.min(axis=0)) / 2


def _repulsion(place: Floats, mass: Floats) -> Floats:
    between = place[:, None, :] - place[None, :, :]
    square = (between**2).sum(axis=2) + 100.0
    strength = _SPREAD**2 * 1.6 * mass[:, None] * mass[None, :] / square
    total: Floats = (between * strength[:, :, None]).sum(axis=1) * 0.5
    return total


def _springs(place: Floats, pairs: NDArray[np.int64], degree: Floats) -> Floats:
    """Springs grow with length; those between two hubs are weaker, so that hubs keep their distance."""
    force = np.zeros_like(place)
    if not len(pairs):
        return force
    along = place[pairs[:, 1]] - place[pairs[:, 0]]
    length = np.sqrt((along**2).sum(axis=1, keepdims=True))
    least = np.minimum(degree[pairs[:, 0]], degree[pairs[:, 1]])[:, None]
    pull = along * length / _SPREAD / np.sqrt(np.maximum(least, 1)) * 0.32
    for axis in (0, 1):
        force[:, axis] += np.bincount(pairs[:, 0], weights=pull[:, axis], minlength=len(place))
        force[:, axis] -= np.bincount(pairs[:, 1], weights=pull[:, axis], minlength=len(place))
    return force


def _dense(place: Floats, sizes: Floats) -> Floats:
    """Scale the picture so that the boxes fill a fixed part of it."""
    if len(place) < 2:
        return place
    extent = place.max(axis=0) - place.min(axis=0) + 1.0
    return place * math.sqrt(sizes.prod(axis=1).sum() / _FILLED / extent.prod())


def _apart(place: Floats, sizes: Floats) -> Floats:
    """Push boxes that overlap apart, along the way that is shorter, until none does or the steps are used up."""
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for _ in range(_SEPARATIONS):
        between = place[:, None, :] - place[None, :, :]
        missing = reach - np.abs(between)
        hit = (missing > 0).all(axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        by_width = missing[:, :, 0] < missing[:, :, 1]
        way = np.where(between >= 0, 1.0, -1.0)
        shift = np.where(hit[:, :, None], missing * way * 0.27, 0.0)
        shift[:, :, 0] *= by_width
        shift[:, :, 1] *= ~by_width
        place = place + shift.sum(axis=1)
    return place


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
