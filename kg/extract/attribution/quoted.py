"""Direct speech: which quotation belongs to which cue."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate

from kg.extract.attribution.clauses import clause_after
from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout, Quote
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting, draft
from kg.model import Span
from kg.text.syntax.arguments import objects
from kg.text.syntax.links import link_kind
from kg.text.syntax.verbs import is_finite, is_verb

_OPENING_WORDS = frozenset(
    {"and", "but", "so", "yet", "then", "later", "however", "meanwhile", ",", "(", "-", "–", "—", "*", "•"}
)
_BEFORE_NEW_SENTENCE = frozenset({".", "!", "?", ":", ";", "...", "…", '"', "”", "''", "»", ")", "’"})
_WINDOW = 40
_ADVERBS = frozenset({"ADV", "AUX", "PUNCT", "SPACE"})

Group = tuple[Quote, ...]


def speeches(layout: Layout) -> tuple[Group, ...]:
    """Return the quotations, those that go on over several paragraphs as one."""
    groups: list[list[Quote]] = []
    for quote in layout.quotes:
        if quote.quotation.continues and groups:
            groups[-1].append(quote)
        else:
            groups.append([quote])
    return tuple(tuple(group) for group in groups)


def quoted(layout: Layout, reports: Mapping[int, Reporting]) -> tuple[Draft, ...]:
    """Return the drafts of quotations that have a cue beside them; one that the cue interrupts is one draft."""
    drafts: list[Draft] = []
    for group in speeches(layout):
        before = _cue_before(layout, reports, group[0])
        if before and drafts and drafts[-1].cue_root == before.verb and _goes_on(layout, drafts[-1], before, group[0]):
            drafts[-1] = replace(drafts[-1], spans=drafts[-1].spans + spans_of(layout, group))
            continue
        after = _cue_after(layout, reports, group) if begins_sentence(layout, group[0]) else None
        if after:
            drafts.append(draft(layout, after, spans_of(layout, group), "quotation before cue", direct=True))
        elif before and not any(d.cue_root == before.verb for d in drafts[-1:]):
            spans = _with_rest(layout, before, group)
            drafts.append(draft(layout, before, spans, "quotation after cue", direct=True))
    return tuple(drafts)


def spans_of(layout: Layout, group: Iterable[Quote]) -> tuple[Span, ...]:
    """Return the quoted words without the comma that ends them before a cue."""
    found = []
    for quote in group:
        start, end = quote.quotation.inner.start, quote.quotation.inner.end
        while end > start and layout.text[end - 1] in ", \t\n–—-":
            end -= 1
        found.append(Span(start, max(end, start + 1)))
    return tuple(found)


def begins_sentence(layout: Layout, quote: Quote) -> bool:
    """Say whether a quotation begins a sentence, apart from words like "But"."""
    index = quote.open
    while index > 0:
        earlier = layout.before(index)
        if earlier < 0 or not layout.same_paragraph(earlier, index):
            return True
        if layout.tree.lower[earlier] in _BEFORE_NEW_SENTENCE:
            return True
        if layout.tree.lower[earlier] not in _OPENING_WORDS:
            return False
        index = earlier
    return True


def _cue_after(layout: Layout, reports: Mapping[int, Reporting], group: Group) -> Reporting | None:
    """Return the cue that follows a quotation at once: ", he said", "said the minister"."""
    tree = layout.tree
    inner = layout.text[group[-1].quotation.inner.start : group[-1].quotation.inner.end]
    start = group[-1].close + 1
    comma = inner.endswith((",", "—", "–", "-")) or (start < len(tree.lower) and tree.lower[start] == ",")
    for index in range(start, min(start + _WINDOW, len(tree.lower))):
        if index in layout.breaks or layout.is_stop(index) or layout.quote_of[index] >= 0:
            return None
        report = reports.get(index)
        if report is None or report.speaker is None or report.cue.takes.isdisjoint({"clause", "quotation"}):
            continue
        if not _is_adjacent(layout, report, start):
            continue
        if not comma and inner.endswith(".") and layout.text[layout.starts[start]].isupper() and index != start:
            return None
        return None if _has_other_content(layout, report) else report
    return None


def _is_adjacent(layout: Layout, report: Reporting, start: int) -> bool:
    """Say whether cue and speaker together begin right after a quotation."""
    tree = layout.tree
    speaker = report.speaker.span if report.speaker else layout.span(report.verb, report.verb)
    for index in range(start, report.verb):
        if layout.starts[index] >= speaker.start:
            return True
        if tree.pos[index] not in _ADVERBS and layout.starts[index] < layout.starts[report.verb]:
            return False
    return True


def _has_other_content(layout: Layout, report: Reporting) -> bool:
    """Say whether the cue reports a clause of its own after it, or nothing at all ("said nothing")."""
    following = clause_after(layout, report)
    if following and following[0] > report.verb and following[0] < len(layout.starts):
        return layout.quote_of[following[0]] < 0 and not _is_mere_remark(layout, report, following[0])
    tree = layout.tree
    return any(i > report.verb and tree.lower[i] in ("nothing", "so", "otherwise") for i in objects(tree, report.verb))


def _is_mere_remark(layout: Layout, report: Reporting, start: int) -> bool:
    """A participle or a further main clause after the cue ("he said, adding ...", "he said as he left")."""
    tree = layout.tree
    return start > report.last + 1 and tree.lower[start - 1] not in ("that",) and tree.lower[report.last + 1] != "that"


def _cue_before(layout: Layout, reports: Mapping[int, Reporting], quote: Quote) -> Reporting | None:
    """Return the cue that leads up to a quotation: "He said: ", "told reporters that ", "denied it as "."""
    tree = layout.tree
    previous = layout.before(quote.open)
    index = previous
    if index >= 0 and tree.lemma[index] in lexicon().words["titles"] and not _speaks(reports.get(index)):
        return None
    while index >= 0 and index > quote.open - _WINDOW:
        if index in layout.breaks and tree.lower[previous] not in (":", ","):
            return None
        if layout.is_stop(index) or layout.quote_of[index] not in (-1, layout.quote_of[quote.open]):
            return None
        report = reports.get(index)
        if report:
            return report if _leads_up(layout, report, quote, previous) else None
        if tree.pos[index] == "VERB" and is_finite(tree, index) and tree.lower[previous] != ":":
            return None
        index -= 1
    return None


def _speaks(report: Reporting | None) -> bool:
    return report is not None and not report.cue.takes.isdisjoint({"clause", "quotation"})


def _leads_up(layout: Layout, report: Reporting, quote: Quote, previous: int) -> bool:
    """Say whether nothing between cue and quotation belongs to the content."""
    tree = layout.tree
    if report.speaker is None:
        return False
    if tree.lower[previous] == "as":
        things = [i for i in objects(tree, report.verb) if i < quote.open]
        return "naming" in report.cue.takes and all(tree.lower[i] in ("it", "this", "that") for i in things)
    if not _speaks(report):
        return False
    if tree.lower[previous] == ":":
        return True
    for index in range(report.last + 1, quote.open):
        if layout.is_mark(index) or tree.lower[index] == "that":
            continue
        said = tree.lower[previous] != "," and tree.pos[index] in ("VERB", "AUX") and is_finite(tree, index)
        if said or _is_content(layout, report, quote, index):
            return False
    return True


def _is_content(layout: Layout, report: Reporting, quote: Quote, index: int) -> bool:
    """Say whether a word between cue and quotation hangs on the quoted words and not on the cue."""
    tree = layout.tree
    for _ in range(_WINDOW):
        if index == report.verb or tree.head[index] == index:
            return False
        index = tree.head[index]
        if index >= quote.first:
            return True
    return False


def _goes_on(layout: Layout, earlier: Draft, report: Reporting, quote: Quote) -> bool:
    """Say whether a cue stands inside one quoted sentence: '"We," he said, "are ready."'"""
    last = earlier.spans[-1].end
    if not earlier.direct or last > layout.starts[report.verb]:
        return False
    return layout.text[last - 1] not in ".!?" or layout.tree.lower[layout.before(quote.open)] in (",", ":")


def _with_rest(layout: Layout, report: Reporting, group: Group) -> tuple[Span, ...]:
    """Return the quotation, with the rest of its clause where it ends amid one ('that "we left" for the hills')."""
    spans = spans_of(layout, group)
    tree, quote = layout.tree, group[-1]
    previous = layout.before(quote.open)
    ends_itself = layout.text[spans[-1].end - 1] in ".!?…" or tree.lower[previous] in (":", ",", "as")
    rest = quote.close + 1
    goes_on = rest < len(tree.pos) and tree.pos[rest] not in ("CCONJ", "SPACE")
    goes_on = goes_on or tree.lower[rest : rest + 2] == ["and", "that"]
    following = clause_after(layout, report) if goes_on and not ends_itself and len(group) == 1 else None
    if following and following[1] > quote.close and _is_whole(layout, following[1], layout.quote_of[quote.open]):
        whole = layout.content(quote.first, following[1])
        return (whole,) if whole else spans
    return spans


def _is_whole(layout: Layout, last: int, number: int) -> bool:
    """Say whether a clause ends outside quotations, in the one that it begins with, or with the end of another."""
    other = layout.quote_of[last]
    return other in (-1, number) or layout.quotes[other].last <= last


def continued(layout: Layout, drafts: Iterable[Draft], issued: Mapping[int, Reporting]) -> Iterator[Draft]:
    """Yield quotations without a cue that go on where a cued one stopped, in the same or the next paragraph, and those
    after a sentence by which somebody issued a statement."""
    known = sorted(drafts, key=_place)
    taken = sorted((span for d in known for span in d.spans), key=lambda span: span.start)
    starts = [span.start for span in taken]
    reach = list(accumulate((span.end for span in taken), max))
    for group in speeches(layout):
        inner = group[0].quotation.inner
        before = bisect_left(starts, inner.end)
        if before and reach[before - 1] > inner.start:
            continue
        if not begins_sentence(layout, group[0]) or not _is_speech(layout, group[0]):
            continue
        whole = _is_sentence(layout, group[0])
        place = bisect_left(known, (inner.start, 0), key=_place)
        last = _speech_before(layout, known[max(0, place - _WINDOW) : place], group[0])
        if last and (whole or (last.direct and layout.same_paragraph(last.cue_root, group[0].open))):
            found = replace(last, spans=spans_of(layout, group), direct=True, pattern="continued quotation")
            insort(known, found, key=_place)
            yield found
        elif whole and (report := _issued_before(layout, group[0], issued)):
            yield draft(layout, report, spans_of(layout, group), "quotation after cue", direct=True)


def _issued_before(layout: Layout, quote: Quote, issued: Mapping[int, Reporting]) -> Reporting | None:
    """Return the verb of the sentence right before a quotation by which somebody issued a statement."""
    previous = layout.before(quote.open)
    if previous < 0 or not layout.same_paragraph(previous, quote.open):
        return None
    return next((issued[i] for i in range(layout.sentence(previous)[0], previous + 1) if i in issued), None)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.spans[0].start, draft.spans[-1].end


def _is_speech(layout: Layout, quote: Quote) -> bool:
    """Say whether a quotation is a sentence, or ends like one without a verb: "Not in August, not ever." """
    inner = layout.text[quote.quotation.inner.start : quote.quotation.inner.end]
    return _is_sentence(layout, quote) or (quote.last > quote.first and inner.endswith((".", "!", "?")))


def _is_sentence(layout: Layout, quote: Quote) -> bool:
    tree = layout.tree
    inner = layout.text[quote.quotation.inner.start : quote.quotation.inner.end]
    verb = any(is_verb(tree, i) and is_finite(tree, i) for i in range(quote.first, quote.last + 1))
    return verb and (quote.last - quote.first > 3 or inner.endswith((".", "!", "?")))


def _speech_before(layout: Layout, known: list[Draft], quote: Quote) -> Draft | None:
    """Return the attribution that the sentence right before a quotation carries or ends."""
    start = quote.quotation.span.start
    before = [d for d in known if d.cue and d.cue.start < start and d.spans[0].start < start and d.parent < 0]
    if not before:
        return None
    nearest = max(before, key=lambda d: (max(d.spans[-1].end, d.cue.end if d.cue else 0), d.cue_root))
    sentence = layout.before(quote.open)
    reach = max(nearest.spans[-1].end, nearest.cue.end if nearest.cue else 0)
    if sentence < 0:
        return None
    first = layout.sentence(sentence)[0]
    near = reach > layout.starts[first] or _only_he_between(layout, nearest, quote)
    same = layout.same_paragraph(sentence, quote.open)
    return nearest if near and (same or nearest.direct or _fills_paragraph(layout, quote)) else None


def _only_he_between(layout: Layout, earlier: Draft, quote: Quote) -> bool:
    """Say whether the same person goes on after a gesture: '"Never," she said. She turned to the widow. "We ..."'."""
    tree = layout.tree
    start = bisect_left(layout.starts, max(earlier.spans[-1].end, earlier.cue.end if earlier.cue else 0))
    between = range(start, quote.open)
    if not earlier.direct or not layout.same_paragraph(start, quote.open) or len(between) > _WINDOW:
        return False
    people = [i for i in between if link_kind(tree, i) == "subject"]
    return bool(people) and all(tree.lower[i] in ("he", "she") for i in people)


def _fills_paragraph(layout: Layout, quote: Quote) -> bool:
    """Say whether a paragraph is nothing but this quotation."""
    opener, closer = layout.before(quote.open), quote.close + 1
    while closer < len(layout.starts) and closer not in layout.breaks and layout.is_mark(closer):
        closer += 1
    begins = opener < 0 or not layout.same_paragraph(opener, quote.open)
    return begins and (closer >= len(layout.starts) or closer in layout.breaks)
