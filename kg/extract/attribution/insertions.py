"""Indirect speech around a cue: "It fell, she said", "In Syria, he said, rebels fled"."""

from __future__ import annotations

from kg.extract.attribution.endings import FINITE
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.reporting import Reporting
from kg.extract.attribution.speaker import Speaker
from kg.model import Span
from kg.text.syntax.arguments import objects
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.spans import phrase
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import copula, is_finite, is_passive, is_verb

_SUBORDINATORS = frozenset(
    {"when", "while", "after", "before", "as", "since", "although", "though", "because", "if", "once", "until"}
    | {"whereas", "where", "asked", "given", "despite"}
)
_CONDITIONS = frozenset({"if", "unless", "until", "once", "when", "even"})
_LONGEST_LEAD = 4
_LEADING = frozenset({"and", "but", "so", "yet", "however", "or", "meanwhile", "still", ","})
_JOINERS = frozenset(
    {"but", "while", "although", "though", "whereas", "as", "and", "after", "when", "before", "who", "which"}
)


def opening_before(layout: Layout, report: Reporting, start: int) -> Span | None:
    """Return the words before a cue set off by commas whose clause follows it: "[In Syria], he said, [rebels fled]"."""
    tree = layout.tree
    if report.speaker is None or start != report.last + 2 or tree.lower[start - 1] != ",":
        return None
    first = layout.sentence(report.verb)[0]
    if layout.quote_of[report.verb] >= 0:
        first = max(first, layout.quotes[layout.quote_of[report.verb]].first)
    comma = layout.before(_cue_begin(layout, report, report.speaker))
    if comma <= first or tree.lower[comma] != ",":
        return None
    if _has_verb(layout, first, comma) and tree.lower[first] not in _CONDITIONS:
        return None
    while first < comma and tree.lower[first] in _LEADING:
        first += 1
    return layout.content(first, comma)


def relative_gap(layout: Layout, report: Reporting, start: int) -> Span | None:
    """Return the noun that a reported clause lacks: "[the dialogue], which he said [was the only way]"."""
    tree = layout.tree
    if link_kind(tree, report.verb) != "relative" or start != report.last + 1 or tree.tag[start] not in FINITE:
        return None
    return layout.span(*phrase(tree, tree.head[report.verb]))


def clause_around(layout: Layout, report: Reporting) -> tuple[Span, ...]:
    """Return what stands before a cue that is put in or added ("It fell, she said", "It, she said, fell")."""
    tree, verb = layout.tree, report.verb
    if report.speaker is None or not _may_be_added(layout, report):
        return ()
    first, last = layout.sentence(verb)
    inside = layout.quote_of[verb]
    if inside >= 0:
        first, last = max(first, layout.quotes[inside].first), min(last, layout.quotes[inside].last)
    begin = _cue_begin(layout, report, report.speaker)
    comma = layout.before(begin)
    while comma > first and tree.lower[comma] in ('"', "”", "''", "’", "»") and layout.quote_of[comma] >= 0:
        comma = layout.before(comma)
    if comma <= first or tree.lower[comma] not in (",", "-", "–", "—", "--", "?", "!"):
        return ()
    first = _behind_announcement(layout, first, comma)
    while first < comma and tree.lower[first] in _LEADING:
        first += 1
    if tree.lower[first] in _SUBORDINATORS and not _is_main_clause_of(tree, verb, first, comma):
        return ()
    before = layout.content(first, layout.before(begin))
    after = _resumed(layout, report, first, comma, last)
    headline = last + 1 in layout.breaks and last == report.last
    if before is None or not (after or headline or _has_verb(layout, first, comma)):
        return ()
    return (before, after) if after else (before,)


def _behind_announcement(layout: Layout, first: int, comma: int) -> int:
    """Return where the words begin that a clause announces: "She gave a count: [17 had died], she said"."""
    tree = layout.tree
    colon = next((i for i in range(first, comma) if tree.lower[i] == ":" and layout.quote_of[i] < 0), -1)
    announced = colon > first and _has_verb(layout, first, colon) and _has_verb(layout, colon + 1, comma)
    return colon + 1 if announced else first


def _may_be_added(layout: Layout, report: Reporting) -> bool:
    tree, verb = layout.tree, report.verb
    if (report.cue.weak and "clause" not in report.cue.takes) or "denial" in report.cue.kinds:
        return False
    if tree.lower[report.last + 1 : report.last + 3] == ["as", "much"]:
        return False
    if not is_finite(tree, verb) or is_passive(tree, verb) or link_kind(tree, verb) in ("relative", "adverbial"):
        return False
    if marker(tree, verb) not in ("",):
        return False
    hearers = report.cue.hearer == "object"
    return hearers or not any(i > verb for i in objects(tree, verb))


def _cue_begin(layout: Layout, report: Reporting, speaker: Speaker) -> int:
    """Return the first token of subject and verb together."""
    tree = layout.tree
    begin = report.verb
    while layout.starts[begin] > speaker.span.start and begin > 0:
        begin -= 1
    for kid in tree.kids[report.verb]:
        if kid < begin and kid + 1 == begin and tree.pos[kid] in ("AUX", "ADV"):
            begin = kid
    lead = begin
    while lead > 0 and tree.pos[lead - 1] in ("ADJ", "NOUN", "PROPN") and begin - lead < _LONGEST_LEAD:
        lead -= 1
    return lead if lead and tree.lower[lead - 1] == "," else begin


def _is_main_clause_of(tree: Tree, verb: int, first: int, comma: int) -> bool:
    """Say whether what begins with a subordinator ("If hit, Iran will respond") has a main clause before the cue."""
    clauses = [i for i in range(first, comma) if tree.head[i] == verb and (is_verb(tree, i) or copula(tree, i) >= 0)]
    return any(link_kind(tree, i) in ("complement", "parataxis") for i in clauses)


def _has_verb(layout: Layout, first: int, last: int) -> bool:
    tree = layout.tree
    return any(
        copula(tree, i) >= 0 or (is_verb(tree, i) and (is_finite(tree, i) or tree.tag[i] in ("VBN", "VBD")))
        for i in range(first, last)
        if not (tree.pos[i] == "AUX" and tree.head[i] > last)
    )


def _resumed(layout: Layout, report: Reporting, first: int, comma: int, last: int) -> Span | None:
    """Return the rest of a sentence that goes on after the cue: ", Davis said, the coalition ..."."""
    tree = layout.tree
    index = report.last + 1
    while index <= last and tree.lower[index] != ",":
        if is_verb(tree, index) or tree.lower[index] in (".", ";", ":") or layout.quote_of[index] >= 0:
            return None
        index += 1
    if index >= last:
        return None
    after = index + 1
    if tree.lower[after] in _JOINERS or (tree.tag[after] in ("VBG", "VBN") and tree.lower[after] != "including"):
        return None
    complete = _has_verb(layout, first, comma)
    if complete and tree.pos[after] not in ("ADP", "SCONJ"):
        return None
    return layout.content(after, last)
