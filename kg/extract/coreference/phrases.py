"""The words of a description: which are its own, and whether it points back."""

from __future__ import annotations

from kg.extract.coreference.discourse import PLACES, Discourse
from kg.extract.coreference.lexicon import lexicon

_NO_WORDS = frozenset({"DET", "PART", "PUNCT"})


def own_words(discourse: Discourse, number: int) -> tuple[str, ...]:
    """Return the words of a mention without articles and without the names inside it; looked for once."""
    found = discourse.own_words.get(number)
    if found is None:
        found = discourse.own_words[number] = _own_words(discourse, number)
    return found


def _own_words(discourse: Discourse, number: int) -> tuple[str, ...]:
    start, end = discourse.tokens(number)
    lower, pos = discourse.tree.lower, discourse.tree.pos
    kept = [k for k in range(start, end) if pos[k] not in _NO_WORDS]
    for other in discourse.inside(number):
        if discourse.mentions[other].kind == "name" and discourse.mentions[other].type in PLACES:
            first, after = discourse.tokens(other)
            kept = [k for k in kept if not first <= k < after]
    while kept and lower[kept[-1]] == "of":
        kept.pop()
    while kept and lower[kept[0]] == "of":
        kept.pop(0)
    return tuple([lower[k] for k in kept])


def is_definite(discourse: Discourse, number: int) -> bool:
    """Tell whether a phrase has a definite article, a demonstrative or a possessor."""
    start, _ = discourse.tokens(number)
    tree, words = discourse.tree, lexicon()
    if words.is_a(tree.lower[start], "definite"):
        return True
    kids = tree.kids[discourse.mentions[number].root]
    return any(words.is_a(tree.lower[k], "definite") or tree.role[k] == "nmod:poss" for k in kids)


def is_quantified(discourse: Discourse, number: int) -> bool:
    """Tell whether a phrase begins with a number or an indefinite word."""
    start, _ = discourse.tokens(number)
    return discourse.tree.pos[start] == "NUM" or lexicon().is_a(discourse.tree.lower[start], "indefinite")


def follows(discourse: Discourse, number: int, word: str) -> bool:
    """Tell whether a phrase begins with a word, or stands right behind it."""
    start, _ = discourse.tokens(number)
    return word in (discourse.tree.lower[start], discourse.tree.lower[start - 1] if start else "")
