"""The words of a Doc: its tokens without white space, as the encoder gets them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.text.engine.pieces import Piece, WordPieces

NO_SPACE_BEFORE = 1
LINE_BREAK_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Token index, pieces and gap of every word; the gap says what stands before it (no space, a line break)."""

    tokens: NDArray[np.int64]
    pieces: list[Piece]
    gaps: list[int]

    def __len__(self) -> int:
        return len(self.pieces)


def words_of(doc: Doc, cut: WordPieces) -> Words:
    """Collect the words of a Doc; a line break counts when it is in the white space before the word."""
    tokens: list[int] = []
    gaps: list[int] = []
    pieces: list[Piece] = []
    line_break, spaced = 0, True
    for token in doc:
        if token.is_space:
            if token.i == 0 or "\n" in token.text:
                line_break = LINE_BREAK_BEFORE
            spaced = True
            continue
        tokens.append(token.i)
        pieces.append(cut(token.text))
        gaps.append((0 if spaced else NO_SPACE_BEFORE) | line_break)
        line_break, spaced = 0, bool(token.whitespace_)
    return Words(np.array(tokens, np.int64), pieces, gaps)
