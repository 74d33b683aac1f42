"""The trained network, run by onnxruntime: no torch."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

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
    """One onnxruntime session on one thread.

    Windows are read one at a time, never padded: 8-bit quantisation scales by the largest value of a whole batch, so a
    result would otherwise depend on its neighbours. (One at a time is also the fastest way on one core.)
    """

    def __init__(self, graph: bytes, biaffine: Floats) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._biaffine = biaffine

    def __call__(self, window: dict[str, Integers]) -> Scores:
        """Score one window."""
        outputs: list[Any] = self._session.run(None, window)
        return Scores(*(output[0] for output in outputs))

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """Score the labels of chosen arcs, (n, labels), from the vectors of each dependent and of its head.

        Dozat and Manning (2017), Deep Biaffine Attention for Neural Dependency Parsing, equation 6.
        """
        width, labels, _ = self._biaffine.shape
        left = (_with_one(dependents) @ self._biaffine.reshape(width, labels * width)).reshape(-1, labels, width)
        result: Floats = np.matmul(left, _with_one(heads)[:, :, None])[:, :, 0]
        return result


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), np.float32)], axis=1)
