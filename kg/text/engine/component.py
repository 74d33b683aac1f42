"""The engine as one spaCy component: ``kg_engine``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import SimpleFrozenList
from spacy.util import from_bytes as unpack
from spacy.util import to_bytes as pack
from spacy.vocab import Vocab

from kg.text.engine.analysis import Analysis, Analyzer
from kg.text.engine.labels import ROOT, Labels, label_ids
from kg.text.engine.network import Network
from kg.text.engine.pieces import WordPieces
from kg.text.engine.words import Words, words_of

DATA = Path(__file__).parent / "data"
FILES = ("encoder.onnx", "pieces.json", "arc_labels.onnx", "labels.json")
NOTHING: SimpleFrozenList = SimpleFrozenList()


@Language.factory(
    "kg_engine",
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.morph", "token.is_sent_start", "doc.ents"],
    retokenizes=False,
)
def make_engine(nlp: Language, name: str) -> Engine:
    """Create the component with the model that is shipped; `Engine.from_disk` replaces it."""
    return Engine(nlp.vocab, name).from_disk(DATA)


class Engine:
    """Sets tags, parts of speech, features, trees, sentence starts and entities of a tokenised Doc.

    A Doc's analysis depends on its own text alone, not on the batch it comes in. White-space tokens are not read: they
    hang on the word before them (``dep``, ``_SP``).
    """

    def __init__(self, vocab: Vocab, name: str = "kg_engine") -> None:
        self.name = name
        self.vocab = vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        words = words_of(doc, self._cut)
        self._write(doc, words, self._analyzer.analyze(words))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Annotate a stream; the batch size changes nothing, since windows are read one at a time."""
        return map(self, docs)

    def to_bytes(self, *, exclude: Iterable[str] = NOTHING) -> bytes:
        """Return model and labels as bytes."""
        return pack({name: partial(self._files.__getitem__, name) for name in FILES}, exclude)

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = NOTHING) -> Engine:
        """Take model and labels from `to_bytes`."""
        files: dict[str, bytes] = {}
        unpack(content, {name: partial(files.__setitem__, name) for name in FILES}, exclude)
        return self._open(files)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = NOTHING) -> None:
        """Write model and labels into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (folder / name).write_bytes(self._files[name])

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = NOTHING) -> Engine:
        """Take model and labels from a folder."""
        return self._open({name: (Path(path) / name).read_bytes() for name in FILES})

    def _open(self, files: dict[str, bytes]) -> Engine:
        labels = Labels.read(files["labels.json"])
        self._files = files
        self._cut = WordPieces(files["pieces.json"])
        self._analyzer = Analyzer(Network(files["encoder.onnx"], files["arc_labels.onnx"]), labels)
        self._ids = label_ids(labels, self.vocab)
        return self

    def _write(self, doc: Doc, words: Words, analysis: Analysis) -> None:
        """Write the analysis into the Doc; sentence starts follow from the heads."""
        if not len(doc):
            return
        columns: Any = np.zeros((len(doc), 5), np.uint64)
        heads = _token_heads(len(doc), words, analysis)
        columns[:, 0] = (heads - np.arange(len(doc))).astype(np.uint64)
        decided: tuple[Any, ...] = (analysis.deps, analysis.tags, analysis.pos, analysis.morphs)
        for column, (ids, chosen) in enumerate(zip(self._ids, decided, strict=True), start=1):
            columns[:, column] = ids[-1]
            columns[words.tokens, column] = ids[chosen]
        if not len(words):
            columns[0, 1] = doc.vocab.strings[ROOT]
        doc.from_array([HEAD, DEP, TAG, POS, MORPH], columns)
        tokens = words.tokens.tolist()
        names = [Span(doc, tokens[name.start], tokens[name.stop - 1] + 1, label=name.label) for name in analysis.names]
        doc.set_ents(names)


def _token_heads(size: int, words: Words, analysis: Analysis) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return the head of every token; white space hangs on the word before it, at the very start on the word behind."""
    if not len(words):
        return np.zeros(size, np.int64)
    before = np.searchsorted(words.tokens, np.arange(size), side="right") - 1
    heads = words.tokens[np.maximum(before, 0)]
    heads[words.tokens] = words.tokens[analysis.heads]
    return heads
