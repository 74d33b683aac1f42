"""When the name of a capital or palace stands for the government that sits there.

The roles are those in which metonymic readings of place names are found: Markert and Nissim, "SemEval-2007 Task 08:
Metonymy Resolution at SemEval-2007". A name in any other role, above all after a preposition of place, stays the place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.text.syntax import Tree
from kg.text.syntax.nominals import preposition

LIST = Path(__file__).with_name("metonymy.toml")
_SIDES = frozenset({"pro", "anti"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_OBLIQUES = frozenset({"obl", "nmod"})
_MODIFIERS = frozenset({"compound", "nmod:desc", "amod", "nmod:unmarked", "obl:unmarked", "nmod"})


@dataclass(frozen=True, slots=True)
class MetonymyWords:
    """The words of ``metonymy.toml``."""

    places: frozenset[str]
    deeds: frozenset[str]
    named: frozenset[str]
    minds: frozenset[str]
    object_verbs: frozenset[str]
    partner: Mapping[str, frozenset[str]]
    possessed: frozenset[str]
    sides: frozenset[str]
    participles: frozenset[str]
    of_palaces: frozenset[str]


def stands_for_government(tree: Tree, index: int, *, palace: bool = False) -> bool:
    """Say whether the place name with this head acts, speaks or is dealt with as a government.

    A ``palace`` also does before the title of a person: "Kremlin spokesman".
    """
    words = metonymy_words()
    if index > 1 and tree.lower[index - 1] in ("-", "‑") and tree.lower[index - 2] in _SIDES:
        return True
    first = tree.climb(index, "conj")
    role, head = tree.role[first], tree.head[first]
    lemma = tree.lemma[head]
    if role in _SUBJECTS:
        return _acts(tree, head, words)
    if role == "nsubj:pass" or role in _OBJECTS:
        return lemma in words.object_verbs
    if role == "obl:agent":
        return True
    if role == "nmod:poss":
        return lemma in words.possessed
    if role in _OBLIQUES:
        marked = preposition(tree, index)
        if marked:
            dealt = {lemma, *(tree.lemma[kid] for kid in tree.kids[head] if tree.role[kid] == "obj")}
            return not dealt.isdisjoint(words.partner.get(marked, frozenset[str]()))
    if role in _MODIFIERS:
        paired = lemma in words.partner["between"] and _is_paired(tree, index)
        return (
            lemma in words.sides or paired or _does(tree, first, head, words) or (palace and lemma in words.of_palaces)
        )
    return False


def _acts(tree: Tree, verb: int, words: MetonymyWords) -> bool:
    """A subject acts unless its verb says where, how or what a place is."""
    if tree.kid_as(verb, "cop") >= 0:
        return tree.lemma[verb] in words.minds or (tree.pos[verb] == "NOUN" and tree.lemma[verb] in words.possessed)
    if not tree.tag[verb].startswith(("VB", "MD")):
        return tree.lemma[verb] in words.minds
    if tree.lemma[verb] not in words.places:
        return True
    for kid in tree.kids[verb]:
        if tree.role[kid] == "xcomp" and tree.tag[kid].startswith("VB"):
            return tree.lemma[kid] not in words.places
        if tree.role[kid] != "obj":
            continue
        if tree.lemma[kid] in words.deeds or (tree.pos[kid] == "PROPN" and tree.lemma[verb] in words.named):
            return True
    return False


def _does(tree: Tree, name: int, participle: int, words: MetonymyWords) -> bool:
    """The doer before a participle: "Moscow-backed"."""
    between = tree.lower[name + 1 : participle]
    return tree.lemma[participle] in words.participles and len(between) == 1 and between[0] in ("-", "–", "‑")


def _is_paired(tree: Tree, name: int) -> bool:
    """One of two parties before a noun: "the Belgrade-Pristina dialogue"."""
    return any(tree.lower[i] in ("-", "–", "‑") for i in (name - 1, name + 1) if 0 <= i < len(tree.lower))


@cache
def metonymy_words() -> MetonymyWords:
    """Return the packaged words."""
    lists = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return MetonymyWords(
        places=frozenset(lists["subject"]["places"]),
        deeds=frozenset(lists["subject"]["deeds"]),
        named=frozenset(lists["subject"]["named"]),
        minds=frozenset(lists["subject"]["minds"]),
        object_verbs=frozenset(lists["object"]["verbs"]),
        partner={marked: frozenset(heads) for marked, heads in lists["partner"].items()},
        possessed=frozenset(lists["possessed"]["nouns"]),
        sides=frozenset(lists["sides"]["nouns"]),
        participles=frozenset(lists["sides"]["participles"]),
        of_palaces=frozenset(lists["palace"]["nouns"]),
    )
