"""The words that a reader needs to see that it says so."""

from __future__ import annotations

from spacy.tokens import Token

from kg.model import Span
from kg.text import syntax


def sentence_of(token: Token) -> Span:
    """Return the sentence of a token, without the white space around it."""
    first, after = syntax.sentence(token)
    words = [word for word in token.doc[first:after] if not word.is_space]
    return Span(words[0].idx, words[-1].idx + len(words[-1])) if words else Span(token.idx, token.idx + len(token))
