"""Dates that are said once for more than their own sentence: entries of a chronology, reports that go on.

An entry begins with its date ("5 October 2017 - Men raid the port.") or stands below it; a report goes on where a
pronoun says more ("Vard said on Tuesday .... He accused Norland").
"""

from __future__ import annotations

from kg.extract.time.entries import entry_of, heads_entry
from kg.extract.time.expression import time_words
from kg.extract.time.hanging import Dated, dated_in, is_perfect
from kg.text.syntax import Tree
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.links import main_verb, upward
from kg.text.syntax.verbs import tense

_PASSED = frozenset({"conjunct", "parataxis", "infinitive", "object"})
_GOES_ON = frozenset({"he", "she", "they", "it"})


def entry(tree: Tree, predicate: int) -> Dated | None:
    """Return the date that heads the entry in which a main clause stands.

    Not where the clause looks back ("has left"), or its sentence names another time ("later", "before Christmas").
    """
    if not _is_main(tree, predicate) or is_perfect(tree, predicate):
        return None
    found = _head_of(tree, predicate)
    if found is None:
        return None
    first, after = tree.sentence(predicate)
    words = {tree.lower[word] for word in range(first, after)}
    is_below = tree.offsets[first] > found.expression.start
    return None if is_below and words & set(time_words()["elsewhen"]) else found


def reported_before(tree: Tree, predicate: int) -> int:
    """Return the report that a sentence of the same speaker goes on with, -1 if it does not."""
    words = time_words()["sayings"]
    first = tree.sentence(predicate)[0]
    if tree.lemma[predicate] not in words or tree.head[predicate] != predicate or tense(tree, predicate) != "past":
        return -1
    subjects = surface_subjects(tree, predicate)
    if not first or not any(tree.lower[word] in _GOES_ON for word in subjects) or is_perfect(tree, predicate):
        return -1
    between = tree.text[tree.ends[first - 1] : tree.offsets[first]]
    report = _root(tree, first - 1)
    is_report = tree.lemma[report] in words and tense(tree, report) == "past" and not is_perfect(tree, report)
    return report if is_report and "\n" not in between and "\n" not in tree.words[first - 1] else -1


def _root(tree: Tree, word: int) -> int:
    while tree.head[word] != word:
        word = tree.head[word]
    return word


def _is_main(tree: Tree, predicate: int) -> bool:
    """Say whether a word tells what the sentence tells, not what a clause inside it adds."""
    verb = main_verb(tree, predicate)
    if (tense(tree, verb) or tense(tree, tree.conjuncts(verb)[0])) not in ("past", "present"):
        return False
    for link in upward(tree, predicate):
        is_beside = link.kind == "adverbial" and not link.marker and tree.tag[predicate] == "VBG"
        if link.kind not in _PASSED and not is_beside and link.word >= tree.sentence(predicate)[0] + 3:
            return False
    return True


def _head_of(tree: Tree, predicate: int) -> Dated | None:
    """Return the date that heads the entry of a chronology in which a word stands."""
    at, found = tree.offsets[predicate], None
    for dated in dated_in(tree):
        if dated.expression.start <= at and heads_entry(tree.text, dated.expression):
            found = dated
    return found if found and entry_of(tree.text, found.expression, at) else None
