"""Steps between what is said and what it is said of: predicates, appositions, states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.relations.words import shared_words
from kg.text.syntax import Tree
from kg.text.syntax.arguments import agents, patients, subjects, surface_subjects
from kg.text.syntax.nominals import adjectives, appositions, preposition, renamed
from kg.text.syntax.verbs import SUBJECTS, copula, is_passive, is_verb

Words = frozenset[str]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SITUATING = frozenset({"under", "in", "within", "inside", "at", "as", "on"})
"""Prepositions by which a phrase says how a noun before it stands: "villages under their control"."""


def bearer(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """What a predicate noun, adjective or prepositional phrase is said of.

    "The port is under their control", "villages under their control", "the port came under their control", "they put
    the port under their control", "Goma, part of Congo", "Iran is one of their allies", "he died, still in control".
    """
    if copula(tree, word) >= 0:
        yield from surface_subjects(tree, word)
        return
    first = tree.conjuncts(word)[0]
    head = tree.head[first]
    case = preposition(tree, first)
    if first in appositions(tree, head):
        yield from renamed(tree, first)
    elif (case == "of" and tree.pos[head] == "NUM" and copula(tree, head) >= 0) or _is_state(tree, first, case):
        yield from surface_subjects(tree, head)
    elif tree.pos[head] in ("VERB", "AUX"):
        if first not in surface_subjects(tree, head):
            yield from (carried for carried in _carried(tree, head) if carried != word)
    elif first in adjectives(tree, head) or (case in SITUATING and tree.pos[head] in NOMINAL):
        yield head


def beside(tree: Tree, word: int, prepositions: Words) -> Iterator[int]:
    """The noun right before a prepositional phrase that the parser hung on the verb of both.

    "Lashio, under rebel control, is quiet", "reached areas under the control of the Houthis".
    """
    head = tree.head[word]
    if preposition(tree, word) not in prepositions or (not is_verb(tree, head) and copula(tree, head) < 0):
        return
    last = min(word, *tree.below(word)) - 1
    noun = last - 1 if tree.words[last] == "," else last
    while noun > 0 and tree.head[noun] not in (noun, head) and tree.head[noun] < word:
        noun = tree.head[noun]
    if tree.head[noun] == head and tree.pos[noun] in NOMINAL and not preposition(tree, noun):
        yield noun


def predicate(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """What a subject noun is said to be: "their capital is Aden", "the members are Mali and Niger"."""
    head = tree.head[word]
    if copula(tree, head) >= 0 and word in tree.kids_as(head, SUBJECTS):
        yield from tree.conjuncts(head)


def _is_state(tree: Tree, word: int, case: str) -> bool:
    """Tell whether a phrase says how its subject still is: "died, still in control of the town"."""
    adverb = tree.kid_as(word, "advmod")
    is_lasting = adverb >= 0 and tree.lower[adverb] in ("still", "now", "already")
    return is_lasting and case == "in" and is_verb(tree, tree.head[word])


def _carried(tree: Tree, verb: int) -> Iterable[int]:
    """What a verb of staying, becoming or putting is about; of what is thought, only what is held by all."""
    lemma = tree.lemma[verb]
    by_all = lemma in shared_words()["believed"] and is_passive(tree, verb) and not agents(tree, verb)
    if lemma in shared_words()["carriers"] or by_all:
        return patients(tree, verb) or subjects(tree, verb)
    return ()
