"""What may be related in a sentence: the words that stand for things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.relations.arguments import Refers
from kg.text.syntax import Tree

TRIGGERS = frozenset({"NOUN", "VERB", "ADJ", "ADP", "AUX", "ADV", "PROPN"})
MOST_THINGS = 24
"""A sentence with more things is a list or a table, and the pairs grow with the square."""


class Thing(NamedTuple):
    """What one word stands for: chains (several for "both sides"), their types, and how the word names them."""

    chains: tuple[int, ...]
    types: tuple[str, ...]
    kind: str
    unnamed: bool


class Sentence(NamedTuple):
    """The words that may carry a relation, and those that may be its subject or object, in text order."""

    triggers: list[int]
    words: list[int]
    things: list[Thing]


def things_of(tree: Tree, coreference: Refers) -> dict[int, Thing]:
    """Return what the head of each mention stands for, and what a noun stands for that means several: "both sides"."""
    chains = coreference.chains
    found: dict[int, list[tuple[int, str, str, bool]]] = {}
    for number, chain in enumerate(chains):
        for mention in chain.mentions:
            found.setdefault(mention.root, []).append((number, chain.type, mention.kind, chain.unnamed))
    for word, word_class in enumerate(tree.pos):
        if word_class == "NOUN" and word not in found:
            meant = coreference.refers(word)
            if len(meant) > 1:
                found[word] = [(number, chains[number].type, "nominal", False) for number in meant]
    return {
        word: Thing(tuple([row[0] for row in rows]), tuple([row[1] for row in rows]), rows[0][2], rows[0][3])
        for word, rows in found.items()
    }


def sentences_of(tree: Tree, things: dict[int, Thing]) -> Iterator[Sentence]:
    """Yield the sentences that speak of two things at least."""
    for first, after in tree.sentences():
        words = [word for word in range(first, after) if word in things]
        if 2 <= len(words) <= MOST_THINGS:
            triggers = [word for word in range(first, after) if tree.pos[word] in TRIGGERS]
            yield Sentence(triggers, words, [things[word] for word in words])
