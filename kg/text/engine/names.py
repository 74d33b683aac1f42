"""Named entities from tag scores: BIOES tags, made consistent by Viterbi only where the best tags are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
INSIDE, OUTSIDE = "IE", "OBS"
CAUTION = 0.5
"""Added to the score of "no name", chosen on GUM dev: the network is a little too ready to see names."""


class Name(NamedTuple):
    """Words ``start`` to ``stop`` (exclusive) that name something."""

    start: int
    stop: int
    label: str


class NameTags:
    """The tags of the entity labels: O, then B, I, E and S of each label, in this order."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.tags = ["O", *(f"{position}-{label}" for label in labels for position in "BIES")]
        self._allowed = np.array([[_may_follow(before, tag) for tag in self.tags] for before in self.tags])
        self._first = np.array([tag[0] in OUTSIDE for tag in self.tags])
        self._last = np.array([tag[0] in "OES" for tag in self.tags])
        self._caution = np.array([CAUTION * (tag == "O") for tag in self.tags], np.float32)

    def read(self, scores: NDArray[np.float32]) -> Iterator[Name]:
        """Yield the names that tag scores (words, tags) say.

        >>> tags = NameTags(["GPE"])
        >>> list(tags.read(np.array([[0, 0, 0, 0, 9], [9, 0, 0, 0, 0], [0, 9, 0, 0, 0], [0, 0, 0, 9, 0]], np.float32)))
        [Name(start=0, stop=1, label='GPE'), Name(start=2, stop=4, label='GPE')]
        """
        scores = scores + self._caution
        best: NDArray[np.int64] = scores.argmax(axis=1)
        if not best.any():
            return
        if not self._consistent(best):
            best = self._viterbi(scores)
        start = 0
        for index in np.flatnonzero(best).tolist():
            position, _, label = self.tags[best[index]].partition("-")
            if position in "BS":
                start = index
            if position in "ES":
                yield Name(start, index + 1, label)

    def _consistent(self, best: NDArray[np.int64]) -> bool:
        return bool(self._first[best[0]] and self._last[best[-1]] and self._allowed[best[:-1], best[1:]].all())

    def _viterbi(self, scores: NDArray[np.float32]) -> NDArray[np.int64]:
        transitions = np.where(self._allowed, 0.0, FORBIDDEN)
        back = np.zeros(scores.shape, np.int64)
        total, every = scores[0] + np.where(self._first, 0.0, FORBIDDEN), np.arange(len(self.tags))
        for step in range(1, len(scores)):
            through = total[:, None] + transitions
            back[step] = through.argmax(axis=0)
            total = through[back[step], every] + scores[step]
        best = np.zeros(len(scores), np.int64)
        best[-1] = (total + np.where(self._last, 0.0, FORBIDDEN)).argmax()
        for step in range(len(scores) - 1, 0, -1):
            best[step - 1] = back[step, best[step]]
        return best


def _may_follow(before: str, tag: str) -> bool:
    if before[0] in "BI":
        return tag[0] in INSIDE and tag[2:] == before[2:]
    return tag[0] in OUTSIDE
