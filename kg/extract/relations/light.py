"""Verbs that lend a noun their subject: "launched an attack"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.relations.words import shared_words
from kg.text import syntax

Words = frozenset[str]

CIRCUMSTANCES = frozenset({"after", "before", "since", "until", "during", "amid", "following", "despite", "because of"})
"""Prepositions that tell when and why something happened, not what was done."""
TAKING_PART = frozenset({"engage", "participate", "join", "involve", "persist"})


def light(token: Token, words: Words) -> Iterator[Token]:
    """The verb that lends a noun its subject: "launched" over "an attack", also through "a series of attacks".

    And the participle or relative clause that does so from below: "strikes carried out by".
    """
    verbs = words or shared_words()["light"]
    noun = _whole(token)
    verb = noun.head
    if syntax.is_verb(verb) and syntax.particle_lemma(verb) in verbs and _is_complement(noun, verb, named=bool(words)):
        yield verb
    for part in dict.fromkeys((noun, token)):
        for clause in syntax.relative_clauses(part):
            if syntax.particle_lemma(clause) in verbs and part in syntax.patients(clause):
                yield clause


def _whole(noun: Token) -> Token:
    """From "attacks" to "series" in "a series of attacks", and to "what" in "what it calls attacks"."""
    first = syntax.conjuncts(noun)[0]
    if first.head.lemma_ in ("call", "describe", "term"):
        first = next((what for what in syntax.relativized(first.head) if what.lower_ == "what"), first)
    while syntax.preposition(first) == "of" and first.head.lemma_.lower() in shared_words()["transparent"]:
        first = first.head
    return first


def _is_complement(noun: Token, verb: Token, *, named: bool) -> bool:
    """Tell whether the verb does what the noun says.

    "After the attack Iran launched an inquiry", "held talks on the attack" and "gave support to the attack" do not; a
    pattern that names its verbs may mean more.
    """
    if noun in syntax.patients(verb) or noun in syntax.objects(verb):
        return True
    if named:
        return noun in syntax.obliques(verb) and syntax.preposition(noun) not in CIRCUMSTANCES
    takes_part = verb.lemma_ in TAKING_PART and noun in syntax.obliques(verb, "in")
    return takes_part or noun in syntax.obliques(verb, "with")
