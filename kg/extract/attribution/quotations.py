"""In the text: what stands in quotation marks, whatever the marks and however badly they are paired.

Marks are paired inside a paragraph only, so that a forgotten mark never swallows the rest of an article. The one thing
that joins paragraphs is the printer's convention for long speeches: every paragraph opens anew, the last one closes
(Chicago Manual of Style, 13.32). Apostrophes, feet and inches and decades ('90s) are no quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.model import Span
from kg.text.per_doc import PerDoc
from kg.text.syntax import text_of

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚'`＂]")
_SINGLES = frozenset("‘’‚'`")
_PARAGRAPH = re.compile(r"(?<![^\S\n])[^\S\n]*\n[^\S\n]*\n\s*|(?<=[.!?:;”\"»…])[^\S\n]*\n\s*")
_ELIDED = re.compile(r"(?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|round\b|bout\b|n['’])", re.IGNORECASE)
_FEET = re.compile(r"\d\s?['’′]\s?\d+(?:½)?\s?$")
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([{-–—/:;,")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words between quotation marks; ``span`` is with the marks, ``inner`` without them and without outer blanks.

    ``depth`` is 0 for a quotation that stands in no other. ``closed`` is False where the closing mark is missing (the
    quotation then ends with its paragraph, or where the next one opens). ``continues`` marks the second and later
    paragraphs of one speech, which open with a mark of their own although the one before was not closed.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return all quotations of a text, in text order, outer ones before those inside them.

    >>> [q.inner.of('He said "no", she said ‘yes’.') for q in quotations('He said "no", she said ‘yes’.')]
    ['no', 'yes']
    >>> [q.inner.of("The '90s boys' 5'10\\" gate") for q in quotations("The '90s boys' 5'10\\" gate")]
    []
    """
    found: list[Quotation] = []
    open_speech = False
    for start, end in _paragraphs(text):
        doubles = list(_doubles(text, start, end))
        if open_speech and doubles and not text[start : doubles[0].span.start].strip():
            doubles[0] = replace(doubles[0], continues=True)
        open_speech = bool(doubles) and not doubles[-1].closed and doubles[-1].span.end == end
        found.extend(_nested(doubles, list(_singles(text, start, end))))
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def _of_doc(doc: Doc) -> tuple[Quotation, ...]:
    return quotations(text_of(doc))


quotations_of = PerDoc(_of_doc)
"""Return all quotations of a Doc."""


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip()) if text[start:].strip() else start


def _doubles(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Pair double marks of one paragraph; a clear opening mark inside an open quotation shows a forgotten one."""
    opened: list[tuple[int, int, str]] = []
    for mark in _MARK.finditer(text, start, end):
        glyph = mark.group()
        if glyph in _SINGLES or _is_inch(text, mark.start(), bool(opened)):
            continue
        role = _role(text, mark.start(), mark.end(), glyph, start, end)
        if role == "open" and opened and not _may_nest(opened[-1][2], glyph):
            yield from _unclosed(text, opened, mark.start())
            opened = [(mark.start(), mark.end(), glyph)]
        elif role == "open" or (role == "either" and not opened):
            opened.append((mark.start(), mark.end(), glyph))
        elif opened:
            first, inner, _ = opened.pop()
            yield _quotation(text, first, inner, mark.start(), mark.end(), depth=len(opened))
    yield from _unclosed(text, opened, end)


def _role(text: str, start: int, end: int, glyph: str, low: int, high: int) -> str:
    """Say what a double mark does: by its shape, else by where the blanks are."""
    if glyph in ("“", "„", "‟", "«", "‹", "``"):
        german = glyph == "“" and _blank_after(text, end, high) and not _blank_before(text, start, low)
        return "close" if german else "open"
    if glyph in ("”", "»", "›", "''"):
        return "close"
    before, after = _blank_before(text, start, low), _blank_after(text, end, high)
    if before and not after:
        return "open"
    return "close" if after and not before else "either"


def _blank_before(text: str, at: int, low: int) -> bool:
    return at <= low or text[at - 1] in _BEFORE_OPENING or text[at - 1] in "‘“«"


def _blank_after(text: str, at: int, high: int) -> bool:
    return at >= high or text[at].isspace() or text[at] in ".,;:!?)]}’”»-–—"


def _may_nest(outer: str, inner: str) -> bool:
    return outer != inner and {outer, inner} != {"“", '"'}


def _is_inch(text: str, at: int, inside: bool) -> bool:
    if text[at] not in "\"'" or not at or not text[at - 1].isdigit():
        return False
    return bool(_FEET.search(text, max(0, at - 8), at)) or not inside


def _unclosed(text: str, opened: list[tuple[int, int, str]], end: int) -> Iterator[Quotation]:
    if opened:
        first, inner, _ = opened[0]
        yield _quotation(text, first, inner, end, end, closed=False)


def _quotation(
    text: str, first: int, inner: int, last: int, end: int, *, depth: int = 0, closed: bool = True
) -> Quotation:
    start, stop = inner, last
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Quotation(Span(first, stop if not closed else end), Span(start, stop), depth, closed)


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Pair single marks of one paragraph; most of them are apostrophes, so both ends must look like quotation marks."""
    marks = [mark.start() for mark in _MARK.finditer(text, start, end) if mark.group() in _SINGLES]
    position = start
    for at, close in zip(marks, _closing_singles(text, marks, start, end), strict=True):
        if at >= position and close > at + 1 and _opens_single(text, at, start, end):
            position = close + 1
            yield _quotation(text, at, at + 1, close, close + 1)


def _opens_single(text: str, at: int, low: int, high: int) -> bool:
    if text[at] == "’" or at + 1 >= high or text[at + 1].isspace() or _ELIDED.match(text, at + 1):
        return False
    before = at <= low or text[at - 1] in _BEFORE_OPENING or text[at - 1] in '"“«'
    return before and (text[at + 1].isalnum() or text[at + 1] in '“"«[(')


def _closing_singles(text: str, marks: list[int], low: int, high: int) -> list[int]:
    """Return for each mark where a single quotation from it closes, -1 if nowhere: best after a stop or a word that is
    no plural, else after a plural ("the boys' camp"), and always before the next one opens. One pass from the end.
    """
    closing: list[int] = []
    best = plural = -1
    for at in reversed(marks):
        closing.append(best if best >= 0 else plural)
        if text[at] in "‘‚`":
            if _opens_single(text, at, low, high):
                best = plural = -1
        elif _blank_after(text, at + 1, high) or text[at + 1 : at + 2] in ('"', "”"):
            if text[at - 1] != "s" or text[at + 1 : at + 2] in (".", ",", ""):
                best, plural = at, -1
            else:
                plural = at
    return closing[::-1]


def _nested(doubles: list[Quotation], singles: list[Quotation]) -> Iterator[Quotation]:
    """Keep the single quotations that lie wholly inside or outside of the double ones, and set how deep each lies.

    Single ones lie beside each other, so that at most one of them stands over either end of a double one.
    """
    starts = [one.span.start for one in singles]
    over = [(_over(singles, starts, each.span.start), _over(singles, starts, each.span.end)) for each in doubles]
    crossing = {
        one.span
        for each, ends in zip(doubles, over, strict=True)
        for one in ends
        if one is not None and _crosses(one.span, each.span)
    }
    for each, (one, _) in zip(doubles, over, strict=True):
        outside = one is not None and one.span not in crossing and _holds(one.span, each.span)
        yield replace(each, depth=each.depth + outside)
    begun, ended = sorted(each.span.start for each in doubles), sorted(each.span.end for each in doubles)
    for one in singles:
        if one.span not in crossing:
            yield replace(one, depth=bisect_left(begun, one.span.start) - bisect_right(ended, one.span.start))


def _over(singles: list[Quotation], starts: list[int], place: int) -> Quotation | None:
    """Return the single quotation that begins before a place and ends behind it."""
    before = bisect_left(starts, place) - 1
    return singles[before] if before >= 0 and singles[before].span.end > place else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start < inner.start and inner.end <= outer.end


def _crosses(one: Span, other: Span) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    return not (apart or _holds(one, other) or _holds(other, one))
