"""The words that a reader needs to see that it says so."""

from __future__ import annotations

from kg.model import Span
from kg.text.syntax import Tree


def sentence_of(tree: Tree, word: int) -> Span:
    """Return the sentence of a word, without the white space around it."""
    first, after = tree.sentence(word)
    words = tree.words
    while first < after and words[first].isspace():
        first += 1
    while after > first and words[after - 1].isspace():
        after -= 1
    if first == after:
        first, after = word, word + 1
    return Span(tree.offsets[first], tree.ends[after - 1])
