"""What the first words of a description say: whether it points back, whether it counts."""

from __future__ import annotations

from kg.extract.coreference.discourse import Discourse
from kg.extract.coreference.lexicon import lexicon


def is_definite(discourse: Discourse, number: int) -> bool:
    """Tell whether a phrase has a definite article, a demonstrative or a possessor."""
    start, _ = discourse.places[number]
    tree, words = discourse.tree, lexicon()
    if words.is_a(tree.lower[start], "definite"):
        return True
    kids = tree.kids[discourse.mentions[number].root]
    return any(words.is_a(tree.lower[k], "definite") or tree.role[k] == "nmod:poss" for k in kids)


def is_quantified(discourse: Discourse, number: int) -> bool:
    """Tell whether a phrase begins with a number or an indefinite word."""
    start, _ = discourse.places[number]
    return discourse.tree.pos[start] == "NUM" or lexicon().is_a(discourse.tree.lower[start], "indefinite")


def follows(discourse: Discourse, number: int, word: str) -> bool:
    """Tell whether a phrase begins with a word, or stands right behind it."""
    start, _ = discourse.places[number]
    return word in (discourse.tree.lower[start], discourse.tree.lower[start - 1] if start else "")
