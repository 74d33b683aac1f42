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
    """Return the best head of every node but 0, which is the root (its own entry is 0).

    Chu-Liu/Edmonds in the order of Gabow et al. (1986): follow best heads from a node; a cycle becomes one node, until
    the path ends at the root or at a node that leads there.
    """
    forest = _Forest(scores)
    settled = {0}
    for start in range(1, len(scores)):
        path: list[int] = []
        node = start
        while node not in settled:
            if node in path:
                cycle = path[path.index(node) :]
                del path[-len(cycle) :]
                node = forest.contract(cycle)
            path.append(node)
            node = forest.choose_head(node)
        settled.update(path)
        settled.update(forest.swallowed)
    return forest.heads()


class _Forest:
    """Nodes, some of them contracted cycles; a cycle lives on in the row and column of its first node.

    ``_scores[d, h]`` scores the best arc from a node in h to one in d; its ends are ``_outer[d, h]`` and
    ``_inner[d, h]``.
    """

    def __init__(self, scores: Scores) -> None:
        size = len(scores)
        self._scores = scores.copy()
        np.fill_diagonal(self._scores, -np.inf)
        self._inner, self._outer = np.indices((size, size))
        self._current = list(range(size))
        self._parents: dict[int, int] = {}
        self._chosen: dict[int, tuple[int, int]] = {}
        self.swallowed: set[int] = set()

    def choose_head(self, node: int) -> int:
        """Take the best arc into a node, and return the node that it comes from."""
        head = int(self._scores[node].argmax())
        self._chosen[self._current[node]] = int(self._inner[node, head]), int(self._outer[node, head])
        return head

    def contract(self, cycle: list[int]) -> int:
        """Make a cycle of chosen arcs one node: to enter it costs the arc of the cycle that is given up."""
        scores, nodes, everywhere = self._scores, np.array(cycle), np.arange(len(self._scores))
        kept, others = cycle[0], cycle[1:]
        inside = scores[cycle, [*others, kept]]
        entering = scores[nodes] - inside[:, None]
        best = entering.argmax(axis=0)
        leaving = scores[:, nodes].argmax(axis=1)
        for table in (self._inner, self._outer):
            table[kept], table[:, kept] = table[nodes[best], everywhere], table[everywhere, nodes[leaving]]
        scores[:, kept] = scores[everywhere, nodes[leaving]]
        scores[kept] = entering[best, everywhere]
        scores[:, others] = scores[others] = scores[kept, kept] = -np.inf
        whole = len(everywhere) + len(self._parents)
        self._parents |= {self._current[node]: whole for node in cycle}
        self._current[kept] = whole
        self.swallowed.update(others)
        return kept

    def heads(self) -> Heads:
        """Open the cycles, the outermost first: each at the node that the arc into it ends at."""
        for whole in sorted(set(self._parents.values()), reverse=True):
            arc = self._chosen[whole]
            part = arc[0]
            while self._parents[part] != whole:
                part = self._parents[part]
            self._chosen[part] = arc
        return np.array([0, *(self._chosen[node][1] for node in range(1, len(self._scores)))])
