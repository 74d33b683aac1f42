"""The words of a Doc: its tokens without white space, as the encoder gets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from kg.text.engine.lines import dateline_ends, soft_breaks
from kg.text.engine.pieces import Piece, WordPieces

NO_SPACE_BEFORE = 1
LINE_BREAK_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Token index, text, pieces and gap of every word; the gap says what stands before it (no space, a line break).

    ``behind_datelines`` are the words that the news begins with.
    """

    tokens: NDArray[np.int64]
    texts: list[str]
    pieces: list[Piece]
    gaps: list[int]
    behind_datelines: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.pieces)


def words_of(doc: Doc, cut: WordPieces) -> Words:
    """Collect the words of a Doc; a line break that only wraps a paragraph is a space."""
    text = doc.text
    spaced = list(words_with_gaps(doc, soft=frozenset(soft_breaks(text))))
    texts = [token.text for token, _ in spaced]
    begins = frozenset(dateline_ends(text))
    return Words(
        np.array([token.i for token, _ in spaced], np.int64),
        texts,
        [cut(word) for word in texts],
        [gap for _, gap in spaced],
        frozenset(number for number, (token, _) in enumerate(spaced) if token.idx in begins) if begins else begins,
    )


def words_with_gaps(doc: Doc, *, soft: frozenset[int] = frozenset()) -> Iterator[tuple[Token, int]]:
    """Yield each word and the class of the gap before it; white space at the very start counts as a line break."""
    line_break, spaced = 0, True
    for token in doc:
        if token.is_space:
            if token.i == 0 or ("\n" in token.text and token.idx + token.text.index("\n") not in soft):
                line_break = LINE_BREAK_BEFORE
            spaced = True
            continue
        yield token, (0 if spaced else NO_SPACE_BEFORE) | line_break
        line_break, spaced = 0, bool(token.whitespace_)
