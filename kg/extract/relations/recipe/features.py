"""What the reader knows of a word that may carry a relation, and of each word that may be its subject or object.

All are marks that are there or not. They are made of the same steps as the patterns, so that voice, coordination,
relative clauses and control need not be learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.relations.path import Path, Walks, paths
from kg.extract.relations.recipe.known import Known
from kg.extract.relations.recipe.sentences import Sentence, Thing
from kg.extract.relations.words import shared_paths, shared_words
from kg.text.syntax import Tree
from kg.text.syntax.nominals import preposition
from kg.text.syntax.verbs import is_passive, is_verb

Marks = NDArray[np.float32]

WAYS = (
    "agent", "patient", "subject", "object", "recipient", "possessor", "compound", "adjective", "modified",
    "apposition", "apposed", "bearer", "predicate", "light > agent", "light > patient",
    "light > oblique:on|upon|against|at",
    "light > oblique:to", "light > oblique:with", "light > oblique:from", "light > recipient", "oblique:of",
    "oblique:on|upon|onto", "oblique:against|at|toward|towards", "oblique:to|into", "oblique:by", "oblique:from|out of",
    "oblique:with", "oblique:between|among", "oblique:in|inside|within|near|around|across", "oblique:for",
    "oblique:over|about", "oblique:under", "complement > agent", "complement > patient", "complement",
    "patient > possessor", "patient > modifier", "patient > oblique:of", "patient > oblique:by|from",
    "patient > oblique:in|on|with|to|against", "agent > modifier", "agent > oblique:of|from", "oblique > modifier",
    "oblique > oblique:of", "oblique > oblique:in|with|from|to", "governor > agent", "governor > patient",
    "governor > oblique", "governor > possessor", "setting > agent", "setting > patient", "relative > agent",
    "relative > patient", "relative > oblique", "purpose > object", "purpose > agent", "light > agent > modifier",
    "bearer > possessor", "apposition > modifier", "modified > modifier", "modified > agent",
    "governor > governor > agent", "governor > governor > patient", "self",
)  # fmt: skip
"""Paths from a trigger, as in docs/patterns.md."""
PREPOSITIONS = (
    "of", "in", "on", "at", "to", "from", "with", "by", "for", "against", "between", "over", "under", "into", "near",
    "as", "about", "towards", "inside", "among", "across", "through", "after", "during", "around",
)  # fmt: skip
ROLES = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "ccomp", "xcomp", "advcl", "acl",
    "acl:relcl", "appos", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "compound", "flat", "conj", "amod",
    "advmod", "parataxis", "dep", "csubj", "case", "mark", "cop", "nummod", "det", "orphan", "list", "other",
)  # fmt: skip
TYPES = (
    "", "Person", "State", "Territory", "Settlement", "Facility", "Organization", "Government", "ArmedForces",
    "ArmedGroup", "IntergovernmentalOrganization", "MediaOutlet", "PoliticalParty", "Company", "EthnicGroup", "Group",
    "Agreement", "Conflict", "Office",
)  # fmt: skip
WORD_CLASSES = ("NOUN", "VERB", "PROPN", "ADJ", "ADP", "PRON", "ADV", "AUX", "NUM", "DET")
_ROLE = {role: number for number, role in enumerate(ROLES)}
_OTHER = _ROLE["other"]
_DISTANCES = (2, 5, 10)
_STEPS = len(ROLES)
OF_PAIR = 6 * _STEPS + 8 + len(_DISTANCES) + 6
OF_THING = len(PREPOSITIONS) + 1 + 2 + len(TYPES) + 3


@cache
def ways() -> tuple[Path, ...]:
    """Return the paths that are looked at, those that patterns share last."""
    return tuple(next(paths(way, {}, {})) for way in WAYS)


@cache
def shared_ways() -> tuple[tuple[Path, ...], ...]:
    """Return the alternatives of paths that patterns share."""
    words, named = shared_words(), shared_paths()
    return tuple(tuple(paths(f"@{name}", words, named)) for name in named)


FITTING = len(WAYS) + len(shared_ways())
"""Where the marks begin of what patterns would take for subject and object."""


@cache
def _by_first_step() -> tuple[tuple[Path, list[tuple[int, Path]]], ...]:
    """Return the columns of all ways, by the step with which they begin: most lead nowhere from the start."""
    found: dict[Path, list[tuple[int, Path]]] = {}
    for column, alternatives in enumerate((*((way,) for way in ways()), *shared_ways())):
        for way in alternatives:
            found.setdefault(_first_step(way), []).append((column, way))
    return tuple(found.items())


@cache
def _first_step(way: Path) -> Path:
    while way.before is not None:
        way = way.before
    return way


def _mark(marks: Marks, column: int, words: Iterable[int], at: dict[int, int]) -> None:
    for word in words:
        if word in at:
            marks[at[word], column] = 1


class Features:
    """The marks of one article's words, for the relations in the order of the weights."""

    def __init__(self, tree: Tree, known: Known, relations: Sequence[str]) -> None:
        self._tree = tree
        self._walk = Walks(tree).walk
        self._known = known
        self._triggered = known.at_words(tree)
        self._number = {relation: number for number, relation in enumerate(relations)}
        self._of_lemma: dict[str, list[int]] = {}

    def of_words(self, words: Sequence[int]) -> Marks:
        """Return what is known of words before anything around them is looked at: word class, lemma (n, width)."""
        tree = self._tree
        marks = np.zeros((len(words), len(self._number) + len(WORD_CLASSES)), np.float32)
        classes = [WORD_CLASSES.index(tree.pos[word]) if tree.pos[word] in WORD_CLASSES else -1 for word in words]
        known = [row for row, number in enumerate(classes) if number >= 0]
        marks[known, [len(self._number) + classes[row] for row in known]] = 1
        for row, word in enumerate(words):
            for number in self._suggested(tree.lemma[word]):
                marks[row, number] = 1
        return marks

    def seen_from(self, trigger: int, sentence: Sentence) -> tuple[Marks, Marks]:
        """Return which ways lead anywhere from a trigger, and what is known of each thing as seen from there.

        That something else stands where a way leads is as telling as that the thing does (ways), (things, width).
        """
        at = {word: row for row, word in enumerate(sentence.words)}
        leads = np.zeros(len(WAYS), np.float32)
        marks = np.zeros((len(at), FITTING + 2 * len(self._number) + OF_PAIR), np.float32)
        for first, members in _by_first_step():
            if self._walk(first, trigger):
                for column, way in members:
                    words = self._walk(way, trigger)
                    if column < len(WAYS):
                        leads[column] = words not in ((), (trigger,))
                    _mark(marks, column, words, at)
        self._mark_fitting(marks, trigger, at)
        above = self._above(trigger)
        for row, word in zip(marks[:, -OF_PAIR:], sentence.words, strict=True):
            self._relate(row, trigger, above, word)
        return leads, marks

    def of_things(self, sentence: Sentence) -> Marks:
        """Return what is known of each thing, whatever the trigger (things, width)."""
        marks = np.zeros((len(sentence.words), OF_THING), np.float32)
        for row, word, thing in zip(marks, sentence.words, sentence.things, strict=True):
            self._describe(row, word, thing)
        return marks

    def _suggested(self, lemma: str) -> list[int]:
        """Return the numbers of the relations that patterns know this lemma to carry."""
        found = self._of_lemma.get(lemma)
        if found is None:
            suggested = self._known.suggested(lemma)
            found = self._of_lemma[lemma] = [self._number[name] for name in suggested if name in self._number]
        return found

    def _mark_fitting(self, marks: Marks, trigger: int, at: dict[int, int]) -> None:
        """Mark what a pattern of each relation would take for its subject, and for its object."""
        many = len(self._number)
        for pattern in self._triggered.get(trigger, ()):
            number = self._number.get(pattern.relation)
            if number is not None:
                column = FITTING + number
                for ways, role in ((pattern.subject, 0), (pattern.object, many), (pattern.reciprocal, 0)):
                    for way in ways:
                        if self._walk(_first_step(way), trigger):
                            words = self._walk(way, trigger)
                            _mark(marks, column + role, words, at)
                            if ways is pattern.reciprocal:
                                _mark(marks, column + many, words, at)

    def _above(self, word: int) -> list[int]:
        """Return a word and all that is above it."""
        head, found = self._tree.head, [word]
        while head[found[-1]] != found[-1]:
            found.append(head[found[-1]])
        return found

    def _relate(self, row: Marks, trigger: int, above: list[int], word: int) -> None:
        """Mark the way through the tree between trigger and word, and what stands between them."""
        tree = self._tree
        up = self._above(word)
        meet = next(place for place, step in enumerate(up) if step in above)
        mine, its = up[:meet], above[: above.index(up[meet])]
        for base, steps in ((0, mine), (3 * _STEPS, its)):
            roles = [_ROLE.get(tree.role[step], _OTHER) for step in steps]
            if roles:
                row[[base + role for role in roles]] = 1
                row[base + _STEPS + roles[0]] = row[base + 2 * _STEPS + roles[-1]] = 1
        at = 6 * _STEPS
        row[at + min(len(mine), 3)] = row[at + 4 + min(len(its), 3)] = 1
        self._place(row[at + 8 :], trigger, word)

    def _place(self, row: Marks, trigger: int, word: int) -> None:
        tree, distance = self._tree, abs(word - trigger)
        between = range(min(word, trigger) + 1, max(word, trigger))
        verbs = tree.pos[between.start : between.stop].count("VERB")
        row[: len(_DISTANCES)] = [distance <= reach for reach in _DISTANCES]
        passive = is_verb(tree, trigger) and is_passive(tree, trigger)
        comma = "," in tree.words[between.start : between.stop]
        row[len(_DISTANCES) :] = (word < trigger, distance > 20, verbs > 0, verbs > 1, comma, passive)

    def _describe(self, row: Marks, word: int, thing: Thing) -> None:
        tree = self._tree
        first = tree.conjuncts(word)[0]
        case = preposition(tree, first)
        if case:
            row[PREPOSITIONS.index(case) if case in PREPOSITIONS else len(PREPOSITIONS)] = 1
        at = len(PREPOSITIONS) + 1
        row[at], row[at + 1] = first != word, tree.pos[word] == "ADJ"
        for type in thing.types:
            row[at + 2 + (TYPES.index(type) if type in TYPES else 0)] = 1
        row[-3:] = thing.kind == "pronoun", thing.kind == "name", thing.unnamed
