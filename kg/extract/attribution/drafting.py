"""From a Doc to drafts: all rules, then what each draft stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.attribution import phrases
from kg.extract.attribution.blocks import blocks
from kg.extract.attribution.clauses import clause_after
from kg.extract.attribution.denials import contained_in, denials
from kg.extract.attribution.draft import Draft
from kg.extract.attribution.headlines import headlines
from kg.extract.attribution.hearsay import hearsay
from kg.extract.attribution.insertions import clause_around, opening_before, relative_gap
from kg.extract.attribution.kinds import kinds_of
from kg.extract.attribution.labelled import answers, labelled, transcript
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.quoted import continued, quoted
from kg.extract.attribution.reporting import Reporting, draft, issued_statements, reporting_verbs
from kg.extract.attribution.sharing import with_shared_speaker
from kg.extract.attribution.sources import as_said, noun_contents, sourced, viewed
from kg.extract.attribution.speaker import document_of
from kg.model import Span

_QUOTED_SHARE = 0.85


def draft_attributions(doc: Doc) -> tuple[Draft, ...]:
    """Return who says what in a parsed article, in text order, without resolving any name."""
    layout = Layout(doc)
    reports = {report.verb: report for report in reporting_verbs(layout)}
    reports |= {verb: with_shared_speaker(layout, reports, report) for verb, report in reports.items()}
    issued = {report.verb: report for report in issued_statements(layout) if report.verb not in reports}
    found = list(quoted(layout, issued | reports))
    used = {draft.cue_root for draft in found}
    for report in reports.values():
        if report.verb not in used:
            found.extend(_indirect(layout, report))
    used = {draft.cue_root for draft in found}
    found.extend(blocks(layout, {verb: report for verb, report in reports.items() if verb not in used}))
    for rule in (sourced, viewed, as_said, noun_contents, hearsay, headlines, labelled, answers, transcript):
        found.extend(rule(layout))
    found = _trimmed(layout, found)
    found.extend(continued(layout, found, issued))
    found = _distinct(found)
    found.extend(denials(layout, reports, found))
    return tuple(_nested(layout, sorted(_issued(layout, found), key=_place)))


def _indirect(layout: Layout, report: Reporting) -> Iterator[Draft]:
    """Yield what a cue without a quotation of its own reports, by the first of its frames that is there."""
    if report.speaker is None or not report.sure:
        return
    takes = report.cue.takes
    planned = bool(takes & _PLANS) and layout.tree.lower[report.last + 1 : report.last + 2] == ["to"]
    if "clause" in takes and not planned:
        following = clause_after(layout, report)
        span = layout.content(*following) if following else None
        if following and span:
            before = opening_before(layout, report, following[0]) or relative_gap(layout, report, following[0])
            parts = (before, span) if before else (span,)
            yield draft(layout, report, parts, "clause", direct=_is_quoted(layout, report.verb, span))
            return
    if "denial" in report.cue.kinds and contained_in(layout, report):
        return
    for frame, rule in _PHRASES:
        if takes & frame:
            span = rule(layout, report)
            if span:
                yield draft(layout, report, (span,), rule.__name__, direct=_is_quoted(layout, report.verb, span))
                return
    if "clause" in takes:
        spans = clause_around(layout, report)
        if spans:
            yield draft(layout, report, spans, "clause around cue")


_PLANS = frozenset({"order", "plan"})
_PHRASES = (
    (_PLANS, phrases.infinitive),
    (frozenset({"charge"}), phrases.charge),
    (frozenset({"naming"}), phrases.naming),
    (frozenset({"matter"}), phrases.matter),
)


def _trimmed(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """End each reported clause before a cue that takes the whole sentence ("X agreed to it, the ministry said")."""
    framing: dict[int, list[Draft]] = {}
    for one in drafts:
        if one.pattern in ("clause around cue", "source") and one.cue and one.cue.start > one.span.start:
            framing.setdefault(layout.sentence(one.cue_root)[0], []).append(one)
    return [one if one.direct else _trim(one, framing.get(layout.sentence(one.cue_root)[0], [])) for one in drafts]


def _trim(one: Draft, around: list[Draft]) -> Draft:
    for outer in around:
        own = outer is not one and one.cue and outer.cue and outer.span.start <= one.cue.start < outer.cue.start
        end = outer.spans[0].end
        if own and one.spans[-1].start < end < one.spans[-1].end:
            return replace(one, spans=(*one.spans[:-1], Span(one.spans[-1].start, end)))
    return one


def _is_quoted(layout: Layout, cue: int, span: Span) -> bool:
    """Say whether nearly all of an indirect content stands in quotation marks, and its cue does not."""
    return layout.quoted_in(span, cue) >= _QUOTED_SHARE * (span.end - span.start)


def _distinct(found: list[Draft]) -> list[Draft]:
    """Keep one draft for each content and speaker: the one whose cue is nearest, direct before indirect."""
    best: dict[tuple[Span, ...], Draft] = {}
    for one in sorted(found, key=lambda d: (d.spans, not d.direct, d.speaker_root < 0, -d.cue_root)):
        best.setdefault(one.spans, one)
    return list(best.values())


def _place(one: Draft) -> tuple[int, int, int]:
    return one.spans[0].start, -one.spans[-1].end, one.cue_root


def _issued(layout: Layout, drafts: list[Draft]) -> Iterator[Draft]:
    """Let "the release said" speak for whoever issued the release that was named last."""
    tree = layout.tree
    issuers: dict[str, int] = {}
    for one in sorted(drafts, key=lambda d: d.cue_root):
        document = document_of(layout, one.speaker_span)
        word = tree.lemma[document] if document >= 0 else ""
        if word and one.speaker_root != document:
            issuers[word] = one.speaker_root
        elif word in issuers and any(tree.lower[kid] == "the" for kid in tree.kids[document]):
            one = replace(one, speaker_root=issuers[word])
        yield one


def _nested(layout: Layout, drafts: list[Draft]) -> Iterator[Draft]:
    """Set each draft's kinds, and which one it stands in: the smallest whose content holds its cue and its content.

    The drafts come in the order of `_place`, so that what holds another comes before it.
    """
    open_ones: list[tuple[int, Draft]] = []
    for number, inner in enumerate(drafts):
        open_ones = [(place, outer) for place, outer in open_ones if outer.span.end >= inner.span.start]
        parents = [(outer.span.end - outer.span.start, place) for place, outer in open_ones if _holds(outer, inner)]
        open_ones.append((number, inner))
        kinds = inner.kinds if inner.pattern == "denial" else kinds_of(layout, inner)
        yield replace(inner, kinds=kinds, parent=min(parents, default=(0, -1))[1])


def _holds(outer: Draft, inner: Draft) -> bool:
    cue = inner.cue or inner.span
    if not any(span.start <= cue.start and cue.end <= span.end for span in outer.spans):
        return False
    return all(outer.span.start <= span.start and span.end <= outer.span.end for span in inner.spans)
