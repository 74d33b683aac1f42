"""The trained network, run by onnxruntime: no torch."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

SLOWER_FUSED = ["SkipLayerNormFusion"]
"""Rewritings of a graph that cost time: the fused kernel is four times as slow as an addition and a norm."""

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


class Scores(NamedTuple):
    """What the network says of one window of n words.

    ``tag``, ``pos`` and ``morph`` are the best labels (n); ``names`` scores the entity tags (n, K), ``starts`` a
    sentence start (n, positive = yes), ``arcs`` each head (dependent, head; the diagonal is the root); ``dependents``
    and ``heads`` are the vectors that the label of an arc is computed from (n, 64).
    """

    tag: Integers
    pos: Integers
    morph: Integers
    names: Floats
    starts: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats


class Network:
    """Two onnxruntime sessions on one thread: the encoder with its heads, and the labels of the arcs that were chosen.

    Windows are read one at a time, never padded: 8-bit quantisation scales by the largest value of a whole batch, so a
    result would otherwise depend on its neighbours. (One at a time is also the fastest way on one core.)
    """

    def __init__(self, encoder: bytes, arc_labels: bytes) -> None:
        self._encoder = _session(encoder)
        self._arc_labels = _session(arc_labels)

    def __call__(self, window: dict[str, Integers]) -> Scores:
        """Score one window."""
        outputs: list[Any] = self._encoder.run(None, window)
        return Scores(*(output[0] for output in outputs))

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """Score the labels of chosen arcs, (n, labels), from the vectors of each dependent and of its head.

        Dozat and Manning (2017), Deep Biaffine Attention for Neural Dependency Parsing, equation 6.
        """
        result: Floats = self._arc_labels.run(None, {"dependents": dependents, "heads": heads})[0]
        return result


def _session(graph: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_FUSED
    )
