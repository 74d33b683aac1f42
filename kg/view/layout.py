"""Where the nodes stand: computed beforehand, the same on every run, the same for a reader tomorrow."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.view.packing import packed

_SPREAD = 120.0
_STEPS = 260
_SEPARATIONS = 300
_FILLED = 0.5
_BREADTH = 1.5
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
Floats = NDArray[np.float64]
Pairs = NDArray[np.int64]


def positions(
    names: Sequence[str], edges: Sequence[tuple[int, int]], sizes: Sequence[tuple[float, float]], *, core: int
) -> list[tuple[int, int]]:
    """Return a place for every node; ``names`` are in order of importance, the first ``core`` are laid out by force.

    Each connected part of the core is drawn by Fruchterman and Reingold (1991) from starting points that only depend on
    the names, so that a few more articles do not turn the picture over; then its nodes are pushed apart until their
    boxes (``sizes``: width and height with the label) overlap no more, and the parts are packed around the largest.
    Every further node stands in a sunflower around the neighbour that was placed before it: it is only shown once that
    neighbour is expanded.
    """
    core = min(core, len(names))
    inner = np.array(sorted({(a, b) for a, b in edges if a < core and b < core and a != b}), dtype=np.int64)
    boxes = np.array(sizes[:core], dtype=np.float64).reshape(core, 2)
    start = np.array([_start(name) for name in names[:core]]).reshape(core, 2)
    placed = _parts(start, inner.reshape(-1, 2), boxes)
    return [(round(x), round(y)) for x, y in _sunflowers(placed, len(names), edges)]


def _start(name: str) -> tuple[float, float]:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    angle = int.from_bytes(digest[:4], "big") / 2**32 * 2 * math.pi
    radius = math.sqrt(int.from_bytes(digest[4:], "big") / 2**32)
    return radius * math.cos(angle), radius * math.sin(angle)


def _parts(start: Floats, pairs: Pairs, boxes: Floats) -> Floats:
    """Lay out every connected part for itself, then all of them beside each other."""
    if not len(start):
        return start
    part = _connected(len(start), pairs)
    groups = [np.flatnonzero(part == number) for number in sorted(set(part.tolist()))]
    groups.sort(key=lambda group: (-len(group), int(group[0])))
    laid = []
    for group in groups:
        within = pairs[np.isin(pairs[:, 0], group)]
        local = np.searchsorted(group, within)
        forced = _dense(_force(start[group], local, boxes[group]), local, boxes[group])
        laid.append(_apart(forced, boxes[group]))
    place = np.zeros_like(start)
    for group, where in zip(groups, packed(laid, [boxes[group] for group in groups]), strict=True):
        place[group] = where
    return place


def _connected(count: int, pairs: Pairs) -> NDArray[np.int64]:
    """Return the number of the connected part of each node: the least node in it."""
    part = np.arange(count)
    while True:
        least = part.copy()
        np.minimum.at(least, pairs[:, 0], part[pairs[:, 1]])
        np.minimum.at(least, pairs[:, 1], part[pairs[:, 0]])
        if (least == part).all():
            return part
        part = least


def _force(start: Floats, pairs: Pairs, boxes: Floats) -> Floats:
    """Repulsion between all pairs, springs along the edges, a pull to the middle; steps that grow smaller."""
    count = len(start)
    if count < 2:
        return start * 0
    place = start * _SPREAD * math.sqrt(count)
    degree = np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    mass = 0.5 + np.sqrt(boxes.prod(axis=1) / boxes.prod(axis=1).mean()) + 0.35 * np.sqrt(degree)
    for step in range(_STEPS):
        force = _repulsion(place, mass) + _springs(place, pairs, degree) - place * 0.08 * mass[:, None]
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        limit = _SPREAD * 1.5 * (1 - step / _STEPS) ** 1.5 + 0.5
        place = place + force / length * np.minimum(length, limit)
    if np.ptp(place[:, 1]) > np.ptp(place[:, 0]):
        place = place[:, ::-1]
    middle = (place.max(axis=0) + place.min(axis=0)) / 2
    place = place - middle
    place = place * np.where(place[0] > 0, -1.0, 1.0)  # the most connected node stands on the left above, always
    spread: Floats = place * np.array([_BREADTH, 1.0])
    return spread


def _repulsion(place: Floats, mass: Floats) -> Floats:
    """Return the push on every node; in each square array a column is a node, a row one that pushes it."""
    across, down = (one - one[:, None] for one in place.T)
    strength = np.multiply.outer(mass, _SPREAD**2 * 0.8 * mass) / (across**2 + down**2 + 100.0)
    return np.column_stack([(across * strength).sum(axis=0), (down * strength).sum(axis=0)])


def _springs(place: Floats, pairs: Pairs, degree: Floats) -> Floats:
    """Springs grow with length; those between two hubs are weaker, so that hubs keep their distance."""
    force = np.zeros_like(place)
    if not len(pairs):
        return force
    along = place[pairs[:, 1]] - place[pairs[:, 0]]
    length = np.sqrt((along**2).sum(axis=1, keepdims=True))
    least = np.minimum(degree[pairs[:, 0]], degree[pairs[:, 1]])[:, None]
    pull = along * length / _SPREAD / np.sqrt(np.maximum(least, 1)) * 0.4
    for axis in (0, 1):
        force[:, axis] += np.bincount(pairs[:, 0], weights=pull[:, axis], minlength=len(place))
        force[:, axis] -= np.bincount(pairs[:, 1], weights=pull[:, axis], minlength=len(place))
    return force


def _dense(place: Floats, pairs: Pairs, boxes: Floats) -> Floats:
    """Scale the picture so that the boxes fill a fixed part of it, and edges are not longer than they must be."""
    if len(place) < 2:
        return place
    extent = np.maximum(place.max(axis=0) - place.min(axis=0), 1.0)
    long = math.sqrt(float(boxes.prod(axis=1).sum()) / _FILLED / float(extent.prod()))
    edges = np.sqrt(((place[pairs[:, 0]] - place[pairs[:, 1]]) ** 2).sum(axis=1)).mean()
    return place * min(long, (90 + 30 * math.sqrt(len(place))) / float(edges))


def _apart(place: Floats, boxes: Floats) -> Floats:
    """Push boxes that overlap apart, along the way that is shorter, until none does or the steps are used up."""
    count = len(place)
    wide, high = (np.add.outer(side, side) / 2 for side in boxes.T)
    np.fill_diagonal(wide, 0.0)  # nothing is in its own way
    for _ in range(_SEPARATIONS):
        across, down = (np.abs(np.subtract.outer(one, one)) for one in place.T)
        one, other = np.nonzero((across < wide) & (down < high))
        if not len(one):
            break
        between = place[one] - place[other]
        missing = np.column_stack([wide[one, other], high[one, other]]) - np.abs(between)
        way = np.where(between == 0, np.sign(one - other)[:, None], np.sign(between))
        shift = (missing + 2.0) * way * 0.3
        shorter = missing[:, 0] < missing[:, 1]
        pushed = [np.bincount(one, shift[:, 0] * shorter, count), np.bincount(one, shift[:, 1] * ~shorter, count)]
        place = place + np.column_stack(pushed)
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
    alone = [node for node in range(count) if node not in place]
    for number, node in enumerate(alone):
        angle, radius = number * _GOLDEN_ANGLE, math.sqrt(reach**2 + number * _SPREAD**2)
        place[node] = (radius * math.cos(angle), radius * math.sin(angle))
    return [place[index] for index in range(count)]


def _petal(centre: tuple[float, float], number: int) -> tuple[float, float]:
    radius, angle = 60 + 30 * math.sqrt(number), number * _GOLDEN_ANGLE
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
