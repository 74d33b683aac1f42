"""Words as the encoder reads them: word pieces and a class of letter case."""

from __future__ import annotations

from typing import NamedTuple

from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES_PER_WORD = 8
MAX_CHARACTERS_PER_WORD = 100
CACHE_SIZE = 100_000
PLAIN = str.maketrans("“”„«»’‘‚–—", '"' * 5 + "'" * 3 + "-" * 2)
DOUBLE_QUOTES = ("''", "``")


class Piece(NamedTuple):
    """One word: the ids of its pieces, and its case class (the vocabulary itself is uncased)."""

    ids: list[int]
    case: int


def case_class(word: str) -> int:
    """Tell how a word is written: the encoder's vocabulary is uncased, so case is a feature of its own.

    >>> [case_class(word) for word in ("said", "Baku", "NATO", "A", "McCain", "20", "...")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    if any(character.isdigit() for character in word):
        return 6
    if not any(character.isalpha() for character in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 2 if word[0].isupper() and word[1:].islower() else 5


class WordPieces:
    """Cuts words into the pieces of the encoder's vocabulary; typographic quotes and dashes are made plain for it."""

    def __init__(self, description: bytes) -> None:
        self._tokenizer = Tokenizer.from_buffer(description)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, Piece] = {}

    def __call__(self, word: str) -> Piece:
        """Return the pieces of one word, at most `MAX_PIECES_PER_WORD`."""
        piece = self._known.get(word)
        if piece is None:
            if len(self._known) >= CACHE_SIZE:
                self._known.clear()
            piece = self._known[word] = self._cut(word[:MAX_CHARACTERS_PER_WORD])
        return piece

    def _cut(self, word: str) -> Piece:
        plain = word.translate(PLAIN)
        if plain in DOUBLE_QUOTES:
            plain = '"'
        ids = self._tokenizer.encode(plain, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD]
        return Piece(ids or [UNKNOWN], case_class(word))
