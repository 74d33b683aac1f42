"""Where reported words begin: behind "that", the day it was said, and the hearer."""

from __future__ import annotations

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting
from kg.text.syntax.links import link_kind
from kg.text.syntax.tree import Tree

_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_BEFORE_DAY = frozenset({"on", "late", "early", "last", "this", "earlier", "later"})
_VAGUE = frozenset({"time", "day", "hour"})


def clause_start(layout: Layout, report: Reporting, start: int) -> int:
    """Return the first token of a clause without "that": a noun between the cue and it is its lost subject, unless it
    is the hearer or tells when it was said; a hearer or day that the parser gave to the clause is none of it."""
    tree = layout.tree
    first = report.last + 1
    behind = max(behind_hearer(layout, report), _behind_day(layout, first))
    if start < behind:
        return behind
    if tree.lower[first] == "," and first + 1 < start <= first + 3 and not _has_verb(layout, first, start):
        return first + 1
    gerund = first < start and tree.tag[first] == "VBG"
    if first >= start or report.cue.hearer == "object" or not (gerund or tree.pos[first] in _NOMINAL):
        return start
    dated = any(tree.lower[i] in lexicon().words["times"] for i in range(first, start))
    marked = any(tree.lower[i] == "that" or layout.is_mark(i) for i in range(first, start))
    return start if dated or marked else first


def _has_verb(layout: Layout, first: int, start: int) -> bool:
    return any(layout.tree.pos[i] in ("VERB", "AUX", "SCONJ", "CCONJ") for i in range(first, start))


def behind_hearer(layout: Layout, report: Reporting) -> int:
    """Return the token after a name that must be the hearer though the parser made it a part of what is told ("told
    Reuters [the convoy had left]"), 0 where there is none."""
    tree, first = layout.tree, report.last + 1
    if tree.lemma[report.verb] not in lexicon().words["heard"] or first >= len(tree.pos):
        return 0
    if any(kid > report.verb and link_kind(tree, kid) == "object" for kid in tree.kids[report.verb]):
        return 0
    stop = first
    while stop < len(tree.pos) and tree.pos[stop] == "PROPN":
        stop += 1
    named = first < stop < len(tree.pos) and (layout.doc[first].ent_type_ or tree.pos[first] == "PROPN")
    return stop if named and (tree.pos[stop] in _NOMINAL or tree.lower[stop] == "there") else 0


def _behind_day(layout: Layout, first: int) -> int:
    """Return the token after a day right behind the cue ("said on Wednesday [it had left]"), 0 where there is none."""
    tree, times = layout.tree, lexicon().words["times"] - _VAGUE
    index = first
    while index < first + 2 and index < len(tree.lower) and tree.lower[index] in _BEFORE_DAY:
        index += 1
    stop = index
    while stop < len(tree.lower) and stop < index + 2 and (tree.lower[stop] in times or _is_day(layout, stop, index)):
        stop += 1
    if stop == index or stop >= len(tree.pos):
        return 0
    return stop if tree.pos[stop] in _NOMINAL or tree.lower[stop] in ("that", "there") else 0


def _is_day(layout: Layout, index: int, first: int) -> bool:
    """Say whether a number after the name of a month is its day."""
    return index > first and layout.tree.tag[index] == "CD" and layout.tree.tag[index - 1] == "NNP"


def after_marker(tree: Tree, head: int, start: int) -> int:
    """Return the first token after "that": what stands before it ("said on Monday that ...") belongs to the cue."""
    for kid in tree.kids[head]:
        if start <= kid < head and tree.lower[kid] == "that" and tree.pos[kid] == "SCONJ":
            return kid + 1
    misread = tree.lower[start] == "that" and start < head and tree.pos[start + 1] in ("NOUN", "PROPN")
    return start + 1 if misread else start


def is_that(tree: Tree, index: int) -> bool:
    """Say whether a conjunction "that" stands here, and no pronoun ("said that was wrong")."""
    if index + 1 >= len(tree.lower) or tree.lower[index] != "that":
        return False
    return tree.pos[index + 1] not in ("VERB", "AUX", "PUNCT")
