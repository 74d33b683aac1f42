"""Annotated texts as training sees them: words with a tree, with names, or both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc, DocBin, Token

from kg.text.engine.labels import Labels
from kg.text.engine.names import Name
from kg.text.engine.words import words_with_gaps


@dataclass(frozen=True, slots=True)
class Tree:
    """Heads (a root's is its own index), labels and features of all words, and the number of each word's sentence."""

    heads: tuple[int, ...]
    deps: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text of at most a few hundred words; None says that a layer was not annotated."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    tree: Tree | None
    names: tuple[Name, ...] | None


def read_samples(folder: Path, name: str) -> Iterator[Sample]:
    """Read a converted corpus, leaving out texts without words."""
    vocab = spacy.blank("en").vocab
    for doc in DocBin().from_disk(folder / f"{name}.spacy").get_docs(vocab):
        sample = sample_of(doc)
        if sample.words:
            yield sample


def sample_of(doc: Doc) -> Sample:
    """Take the annotation of a Doc over its words (white-space tokens are never fed to the network)."""
    spaced = list(words_with_gaps(doc))
    words = [token for token, _ in spaced]
    index = {token.i: number for number, token in enumerate(words)}
    names = None
    if doc.has_annotation("ENT_IOB"):
        names = tuple(
            Name(index[entity.start], index[entity.end - 1] + 1, entity.label_)
            for entity in doc.ents
            if entity.start in index and entity.end - 1 in index
        )
    tree = _tree(words, index) if doc.has_annotation("DEP") else None
    return Sample(tuple(token.text for token in words), tuple(gap for _, gap in spaced), tree, names)


def _tree(words: list[Token], index: dict[int, int]) -> Tree:
    return Tree(
        heads=tuple(index.get(token.head.i, number) for number, token in enumerate(words)),
        deps=tuple(token.dep_ for token in words),
        tags=tuple(token.tag_ for token in words),
        pos=tuple(token.pos_ for token in words),
        morphs=tuple(str(token.morph) for token in words),
        sentences=tuple(np.maximum(np.cumsum([bool(token.is_sent_start) for token in words]) - 1, 0).tolist()),
    )


def label_inventory(samples: Iterable[Sample]) -> Labels:
    """Collect the labels, the most frequent first."""
    trees = [sample.tree for sample in samples if sample.tree]
    names = {name.label for sample in samples for name in sample.names or ()}

    def ranked(column: Callable[[Tree], Iterable[str]]) -> tuple[str, ...]:
        return tuple(label for label, _ in Counter(label for tree in trees for label in column(tree)).most_common())

    return Labels(
        deps=ranked(lambda tree: tree.deps),
        tags=ranked(lambda tree: tree.tags),
        pos=ranked(lambda tree: tree.pos),
        morphs=ranked(lambda tree: tree.morphs),
        ents=tuple(sorted(names)),
    )
