"""From the words of a Doc to tags, trees, sentences and names: everything the engine decides, before spaCy gets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.text.engine.labels import ROOT, Labels
from kg.text.engine.names import Name, NameTags
from kg.text.engine.network import Network, Scores
from kg.text.engine.sentences import sentence_starts
from kg.text.engine.tree import best_tree
from kg.text.engine.windows import Window, network_input, window_at
from kg.text.engine.words import Words


@dataclass(slots=True)
class Analysis:
    """The decisions for n words: label indices, heads as word indices (a root's is its own), names."""

    heads: NDArray[np.int64]
    deps: NDArray[np.int64]
    tags: NDArray[np.int64]
    pos: NDArray[np.int64]
    morphs: NDArray[np.int64]
    names: list[Name] = field(default_factory=list)

    @classmethod
    def blank(cls, size: int) -> Analysis:
        """Return an analysis to be filled in."""
        deps, tags, pos, morphs = np.zeros((4, size), np.int64)
        return cls(np.arange(size), deps, tags, pos, morphs)


class Analyzer:
    """Reads words window by window; memory is bound by the window, not by the text."""

    def __init__(self, network: Network, labels: Labels) -> None:
        self._network = network
        self._names = NameTags(labels.ents)
        self._root = labels.deps.index(ROOT)

    def analyze(self, words: Words) -> Analysis:
        """Analyse all words.

        The last sentence of a window may be cut off: the next window begins with it, unless it fills the whole window.
        """
        analysis = Analysis.blank(len(words))
        start = 0
        while start < len(words):
            window = window_at(words, start)
            scores = self._network(network_input(words, window))
            bounds = _sentences(scores, words, window)
            self._fill(analysis, window, scores, bounds)
            start += bounds[-1]
        return analysis

    def _fill(self, analysis: Analysis, window: Window, scores: Scores, bounds: list[int]) -> None:
        kept, begin = bounds[-1], window.start
        heads = np.concatenate([best_tree(scores.arcs[a:b, a:b]) + a for a, b in pairwise(bounds)])
        deps = self._network.labels(scores.dependents[:kept], scores.heads[heads])
        roots = heads == np.arange(kept)
        deps[:, self._root] = np.where(roots, np.inf, -np.inf)
        span = slice(begin, begin + kept)
        analysis.heads[span] = heads + begin
        analysis.deps[span] = deps.argmax(axis=1)
        analysis.tags[span] = scores.tag[:kept]
        analysis.pos[span] = scores.pos[:kept]
        analysis.morphs[span] = scores.morph[:kept]
        names = self._names.read(scores.names[:kept])
        analysis.names += [Name(begin + name.start, begin + name.stop, name.label) for name in names]


def _sentences(scores: Scores, words: Words, window: Window) -> list[int]:
    """Return where the sentences of a window begin, and where the last one that is kept ends."""
    starts: list[int] = np.flatnonzero(sentence_starts(scores.starts, words, window.start)).tolist()
    if window.open_end and len(starts) > 1:
        return starts
    return [*starts, window.stop - window.start]
