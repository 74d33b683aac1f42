"""What the shipped encoder makes of each word, besides the parse: its graph is made to tell it, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.text.engine.component import DATA
from kg.text.engine.pieces import WordPieces
from kg.text.engine.windows import Window, network_input, window_at
from kg.text.engine.words import Words, words_of

SIZE = 384
WIDTH = 3 * SIZE
PIECES, EARLY, LATE = (
    "/network/pieces/Gather_output_0",
    "/network/layers.2/feed_norm/LayerNormalization_output_0",
    "/network/layers.5/feed_norm/LayerNormalization_output_0",
)


class WordVectors(NamedTuple):
    """The tokens that are words, in text order, and a vector for each (words, width), in half precision."""

    tokens: NDArray[np.int64]
    rows: NDArray[np.float16]


class Encoder:
    """Tells the mean of a word's pieces, and its first piece after the third and the last layer.

    The first knows what a word means by itself, the second its sense, the third its place in the sentence.
    """

    def __init__(self) -> None:
        self._cut = WordPieces((DATA / "pieces.json").read_bytes())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        graph = _telling((DATA / "encoder.onnx").read_bytes())
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def __call__(self, doc: Doc) -> WordVectors:
        """Return the vectors of a Doc that has its sentences."""
        words = words_of(doc, self._cut)
        rows = [self._read(words, window) for window in _windows(words, doc)]
        return WordVectors(words.tokens, np.concatenate([np.zeros((0, WIDTH), np.float16), *rows]))

    def _read(self, words: Words, window: Window) -> NDArray[np.float16]:
        given = network_input(words, window)
        outputs: list[Any] = self._session.run([PIECES, EARLY, LATE], given)
        pieces, early, late = (output[0] for output in outputs)
        first = given["first"][0]
        counts = np.diff(first, append=len(pieces) - 1)
        means = np.add.reduceat(pieces[:-1], first, axis=0) / counts[:, None]
        return np.hstack([means, early[first], late[first]]).astype(np.float16)


def _telling(encoder: bytes) -> bytes:
    """Return the graph with three outputs more."""
    model = onnx.load_model_from_string(encoder)
    for name in (PIECES, EARLY, LATE):
        told = onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, "pieces", SIZE])
        model.graph.output.append(told)
    telling: bytes = model.SerializeToString()
    return telling


def _windows(words: Words, doc: Doc) -> Iterator[Window]:
    """Yield windows that begin with a sentence, where one ends within reach."""
    starts = [at for at, token in enumerate(words.tokens.tolist()) if doc[token].is_sent_start]
    begins = [0]
    while len(words) and (window := window_at(words, begins[-1])).open_end:
        within = [start for start in starts if begins[-1] < start < window.stop]
        begins.append(within[-1] if within else window.stop)
    for begin, after in pairwise([*begins, len(words)]):
        yield Window(begin, after, after < len(words))
