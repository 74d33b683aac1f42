"""What the words around a name say about it."""

from __future__ import annotations

from kg.extract.mentions.text import Text
from kg.extract.mentions.written import DETERMINERS, OF_A_TOWN, PRODUCTS, SHIPS, is_rank
from kg.extract.nouns import NounLexicon

_ONE_NAME = frozenset({"flat", "compound", "goeswith"})

_TONGUES = (["language"], ["speaking"], ["speaker"], ["speakers"])
_SPOKEN = frozenset({"speak", "translate", "say", "write", "read", "understand", "teach", "learn"})
_NO_PLACE_OF = frozenset({"capital", "part", "parts", "territory", "area", "home", "state", "soil"})


def is_clued(text: Text, start: int, stop: int, lexicon: NounLexicon) -> bool:
    """True when the words around call it a place: "the town of X", "X province"."""
    return bool(place_noun(text, start, stop, lexicon))


def place_noun(text: Text, start: int, stop: int, lexicon: NounLexicon) -> str:
    """Return the type of place that the words around give a name, "" where they give none."""
    lower = text.tree.lower
    if start > 1 and lower[start - 1] == "of" and lower[start - 2] not in _NO_PLACE_OF:
        noun = lexicon.common.get(lower[start - 2])
        if noun is not None and noun.type in ("Settlement", "Territory") and not noun.plural:
            return noun.type
    if (
        start > 0
        and stop - start == 1
        and lower[start - 1] in ("town", "city", "village", "neighborhood", "neighbourhood")
    ):
        return "Settlement"
    if start > 1 and lower[start - 1] == "of" and lower[start - 2] in OF_A_TOWN:
        return "Settlement"
    if start > 2 and (
        lower[start - 1] in SHIPS or (lower[start - 3] in SHIPS and lower[start - 2 : start] == [",", "the"])
    ):
        return "Facility"
    if stop < len(lower) and text.tree.tag[stop] in ("NN", "NNP"):
        noun = lexicon.proper.get(lower[stop])
        if noun is not None and noun.type in ("Settlement", "Territory") and lower[stop] in lexicon.common:
            return noun.type
    return ""


def in_longer_name(text: Text, start: int, stop: int) -> bool:
    """True for a part of a capitalised name that the model missed: "Michael Jordan", "Turkish Airlines"."""
    head: list[int] = text.tree.head
    role, words = text.tree.role, text.words
    before, after = start - 1, stop
    if before >= 0 and words[before][0].isupper() and not is_rank(words[before]) and role[start] in _ONE_NAME:
        return head[start] == before
    if after < len(words) and words[after][0].isupper() and text.tree.pos[after] == "PROPN":
        return not is_rank(words[after]) and role[after] == "flat" and head[after] == stop - 1
    return False


def is_language(text: Text, index: int) -> bool:
    """True for "in Russian", "speaks French", "English-language": it heads its own phrase without "the"."""
    tree = text.tree
    if tree.lower[index + 1 : index + 2] in (["-"], ["‑"]) and tree.lower[index + 2 : index + 3] in _TONGUES:
        return True
    if tree.role[index] not in ("obl", "obj", "nmod") or not tree.tag[index].startswith("NN"):
        return False
    kids = tree.kids[index]
    if any(tree.role[kid] in ("det", "nummod", "amod") for kid in kids):
        return False
    spoken = tree.lemma[tree.head[index]] in _SPOKEN
    return spoken or any(tree.lower[kid] in ("in", "into") for kid in kids)


def is_portfolio(text: Text, start: int) -> bool:
    """True for what a title is about: "Director of National Intelligence"."""
    words = text.words
    before = start - 1
    if before > 0 and words[before] == "the":
        before -= 1
    return (
        before > 0 and words[before] in ("of", "for") and words[before - 1][0].isupper() and is_rank(words[before - 1])
    )


def is_titled(text: Text, start: int) -> bool:
    """True for a name after a person's title: "Mr. Washington"."""
    before = text.words[start - 1] if start else ""
    return before[:1].isupper() and is_rank(before) and before.lower() not in DETERMINERS


def is_product(text: Text, stop: int) -> bool:
    """True for the make of a weapon: "Shahed drones"."""
    return stop < len(text) and text.tree.lower[stop] in PRODUCTS


def is_shouted(text: Text, index: int) -> bool:
    """True where the words around are all in capitals, so that those of an abbreviation say nothing."""
    around = [
        word for word in (*text.words[max(0, index - 3) : index], *text.words[index + 1 : index + 4]) if word.isalpha()
    ]
    return len(around) > 1 and all(word.isupper() for word in around)
