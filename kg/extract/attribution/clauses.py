"""Indirect speech in a clause after the cue: "said that it fell", "said it fell because it was old"."""

from __future__ import annotations

from kg.extract.attribution.beginnings import after_marker, clause_start, is_that
from kg.extract.attribution.endings import FINITE, cut, has_subject, own_end, reports_something, with_reason
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting
from kg.text.syntax.complements import complements
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.spans import edges
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import is_finite, is_verb

_SHORTEST_CLAUSE = 3
_JOINERS = frozenset(
    {"but", "while", "although", "though", "whereas", "as", "and", "after", "when", "before", "who", "which"}
)


def clause_after(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return first and last token of the clause that a verb reports and that stands after it."""
    tree, verb = layout.tree, report.verb
    head = _complement(layout, report)
    if head < 0:
        return _after_gap(layout, report) or _after_that(layout, report) or _after_cue(layout, report)
    left, right = edges(tree, head)
    start = after_marker(tree, head, clause_start(layout, report, max(left, report.last + 1)))
    stop = next((i for i in range(report.last + 1, head) if tree.lower[i] == ";"), -1)
    if stop > 0:
        return (report.last + 1, stop - 1) if any(is_verb(tree, i) for i in range(report.last + 1, stop)) else None
    if any(tree.pos[i] == "VERB" and is_finite(tree, i) for i in range(report.last + 1, start)):
        return None
    if not layout.same_paragraph(verb, start):
        return None
    if is_that(tree, report.last + 1) and start > report.last + 2:
        start, right = report.last + 2, max(right, own_end(tree, verb))
    for other in _coordinated(tree, verb, head):
        right = max(right, edges(tree, other)[1])
    while start < right and layout.is_mark(start):
        start += 1
    if start < right and tree.lower[start] == "that" and tree.pos[start] == "SCONJ":
        start += 1
    right = _to_sentence_end(layout, report, right)
    return start, cut(layout, report, start, with_reason(layout, right))


def _after_cue(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return what follows a cue that takes nothing but clauses, where the tagger took its verb for a plural noun."""
    tree, start = layout.tree, report.last + 1
    if report.cue.weak or report.cue.takes != {"clause"} or report.cue.hearer == "object":
        return None
    end = own_end(tree, report.verb)
    if (
        end - start < _SHORTEST_CLAUSE
        or layout.is_mark(start)
        or tree.pos[start] not in ("DET", "NOUN", "PROPN", "PRON")
    ):
        return None
    heads = [kid for kid in tree.kids[report.verb] if kid >= start and link_kind(tree, kid) == "object"]
    if (
        not heads
        or tree.tag[heads[-1]] != "NNS"
        or any(tree.lower[i] in lexicon().words["empty"] for i in (start, *heads))
    ):
        return None
    return start, cut(layout, report, start, end)


def _complement(layout: Layout, report: Reporting) -> int:
    """Return the head of the first finite clause that is the complement, also where the parser took it for something
    else but it follows the cue directly with a subject of its own; -1 if there is none."""
    tree, verb = layout.tree, report.verb
    for head in complements(tree, verb):
        if head > report.last and reports_something(tree, head):
            return head
    for kid in tree.kids[verb]:
        if kid > verb and link_kind(tree, kid) in ("conjunct", "adverbial", "parataxis", "participle"):
            left = edges(tree, kid)[0]
            direct = left in (report.last + 1, report.last + 2) and tree.lower[left] not in _JOINERS
            plain = tree.pos[left] not in ("PUNCT", "CCONJ", "SCONJ", "ADP")
            if direct and plain and is_finite(tree, kid) and has_subject(tree, kid):
                return kid
    above = tree.head[verb]
    return above if above > report.last and link_kind(tree, verb) == "other" and is_finite(tree, above) else -1


def _coordinated(tree: Tree, verb: int, head: int) -> list[int]:
    """Return clauses after the complement that the parser coordinated with the verb itself: "... and that ...", and a
    clause after "and" with a subject of its own that reports nothing ("said [it fell and most of the crew died]")."""
    found = []
    for kid in tree.kids[verb]:
        if kid > head and link_kind(tree, kid) in ("conjunct", "complement"):
            words = {tree.lower[i] for i in tree.kids[kid] if i < kid}
            clause = has_subject(tree, kid) and is_finite(tree, kid)
            joined = "and" in words and clause and tree.lemma[kid] not in lexicon().verbs
            if marker(tree, kid) == "that" or joined:
                found.append(kid)
    return found


def _to_sentence_end(layout: Layout, report: Reporting, right: int) -> int:
    """Return the end of the sentence where the parser ended it too early, after an abbreviation."""
    tree = layout.tree
    following = right + 1
    if following >= len(tree.head) or tree.lower[right][-1:] != "." or tree.lower[right] == ".":
        return right
    first, last = layout.sentence(report.verb)
    split = first < following <= last and layout.doc[following].is_sent_start
    return last if split else right


def _after_gap(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return the rest of the sentence after a relative cue whose clause has no subject: "which he said [was over]"."""
    tree, start = layout.tree, report.last + 1
    if link_kind(tree, report.verb) != "relative" or start >= len(tree.tag) or tree.tag[start] not in FINITE:
        return None
    if tree.pos[tree.head[report.verb]] == "PRON":
        return None
    return start, cut(layout, report, start, layout.sentence(report.verb)[1])


def _after_that(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return the rest of the sentence after "that" where the parser found no complement."""
    tree = layout.tree
    last = layout.sentence(report.verb)[1]
    for index in range(report.last + 1, min(last, report.last + 15)):
        if tree.lower[index] == "that" and (tree.pos[index] == "SCONJ" or index == report.last + 1):
            finite = any(is_verb(tree, i) for i in range(index + 1, last + 1))
            return (index + 1, cut(layout, report, index + 1, last)) if finite else None
        on_leaving = tree.tag[index] == "VBG" and tree.pos[index - 1] in ("ADP", "SCONJ")
        if (is_verb(tree, index) and not on_leaving) or (
            tree.pos[index] in ("SCONJ", "CCONJ") and tree.tag[index + 1] != "VBG"
        ):
            return None
    return None
