"""Verbs that lend a noun their subject: "launched an attack"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.relations.words import shared_words
from kg.text.syntax import Tree
from kg.text.syntax.arguments import objects, patients
from kg.text.syntax.nominals import obliques, preposition, relative_clauses, relativized
from kg.text.syntax.verbs import is_verb, particle_lemma

Words = frozenset[str]

CIRCUMSTANCES = frozenset({"after", "before", "since", "until", "during", "amid", "following", "despite", "because of"})
"""Prepositions that tell when and why something happened, not what was done."""
TAKING_PART = frozenset({"engage", "participate", "join", "involve", "persist"})
ANY: Words = frozenset()
IN = frozenset({"in"})
WITH = frozenset({"with"})


def light(tree: Tree, word: int, words: Words) -> Iterator[int]:
    """The verb that lends a noun its subject: "launched" over "an attack", also through "a series of attacks".

    And the participle or relative clause that does so from below: "strikes carried out by".
    """
    verbs = words or shared_words()["light"]
    noun = _whole(tree, word)
    verb = tree.head[noun]
    if is_verb(tree, verb) and particle_lemma(tree, verb) in verbs and _is_complement(tree, noun, verb, bool(words)):
        yield verb
    for part in dict.fromkeys((noun, word)):
        for clause in relative_clauses(tree, part):
            if particle_lemma(tree, clause) in verbs and part in patients(tree, clause):
                yield clause


def _whole(tree: Tree, noun: int) -> int:
    """From "attacks" to "series" in "a series [a week] of attacks", and to "what" in "what it calls attacks"."""
    first = tree.conjuncts(noun)[0]
    above = tree.head[first]
    if tree.lemma[above] in ("call", "describe", "term"):
        first = next((what for what in relativized(tree, above) if tree.lower[what] == "what"), first)
    measures = shared_words()["transparent"] | shared_words()["spells"]
    while preposition(tree, first) == "of" and tree.lemma[tree.head[first]] in measures:
        first = tree.head[first]
    return first


def _is_complement(tree: Tree, noun: int, verb: int, named: bool) -> bool:
    """Tell whether the verb does what the noun says.

    "After the attack Iran launched an inquiry", "held talks on the attack" and "gave support to the attack" do not; a
    pattern that names its verbs may mean more.
    """
    if noun in patients(tree, verb) or noun in objects(tree, verb):
        return True
    if named:
        return noun in obliques(tree, verb, ANY) and preposition(tree, noun) not in CIRCUMSTANCES
    takes_part = tree.lemma[verb] in TAKING_PART and noun in obliques(tree, verb, IN)
    return takes_part or noun in obliques(tree, verb, WITH)
