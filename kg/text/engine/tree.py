"""The best dependency tree of a sentence: exactly one root, no cycle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(arcs: NDArray[np.floating]) -> Heads:
    """Return the head of each word in the highest-scoring tree with one root; the root's head is itself.

    ``arcs[d, h]`` scores head h of dependent d, ``arcs[r, r]`` the root r. The best head of each word is nearly always
    such a tree already. Where it is not: Chu-Liu/Edmonds over an artificial root whose arcs are all lowered by more
    than any two trees can differ otherwise, so that an optimal tree uses exactly one of them; this is exact (Stanojević
    and Cohen 2021, A Root of the Problem: Optimizing Single-Root Dependency Parsing).

    >>> best_tree(np.array([[0., 9., 0.], [9., 1., 0.], [0., 5., 2.]])).tolist()
    [1, 1, 1]
    """
    heads: Heads = arcs.argmax(axis=1)
    if is_tree(heads):
        return heads
    size = len(arcs)
    scores = np.full((size + 1, size + 1), -np.inf)
    scores[1:, 1:] = arcs
    scores[1:, 0] = np.diag(arcs) - (size + 1) * (1.0 + float(arcs.max()) - float(arcs.min()))
    found = _arborescence(scores)[1:] - 1
    root = int(np.flatnonzero(found == -1)[0])
    found[root] = root
    return found


def is_tree(heads: Heads) -> bool:
    """Tell whether the heads (a root's head is itself) form one tree with one root.

    >>> is_tree(np.array([1, 1, 1])), is_tree(np.array([1, 0, 2])), is_tree(np.array([0, 1]))
    (True, False, False)
    """
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) != 1:
        return False
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == roots[0]).all())


def _arborescence(scores: Scores) -> Heads:
    """Chu-Liu/Edmonds: the best head of every node but 0, which is the root (its own entry is 0)."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0, :] = -np.inf
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    return heads if cycle is None else _with_cycle_broken(scores, heads, cycle)


def _with_cycle_broken(scores: Scores, heads: Heads, cycle: Heads) -> Heads:
    """Contract the cycle to one node (the last), solve the smaller problem, open the cycle where it is entered."""
    outside = np.setdiff1d(np.arange(len(heads)), cycle)
    size = len(outside)
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[np.ix_(outside, cycle)]
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = gain.max(axis=0)
    smaller[:size, size] = leaving.max(axis=1)
    solved = _arborescence(smaller)
    result = heads.copy()
    into_cycle = solved[1:size] == size
    result[outside[1:]] = np.where(into_cycle, cycle[leaving.argmax(axis=1)[1:]], outside[solved[1:size] % size])
    entry = solved[size]
    result[cycle[gain[:, entry].argmax()]] = outside[entry]
    return result


def _cycle(heads: Heads) -> Heads | None:
    """Return the nodes of one cycle, or None; node 0 is the root and its own head."""
    seen = np.zeros(len(heads), np.int64)
    for start in range(1, len(heads)):
        node, path = start, []
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start:
            return np.array(path[path.index(node) :], np.int64)
    return None
