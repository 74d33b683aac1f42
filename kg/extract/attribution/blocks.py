"""Statements printed without quotation marks after a line that ends with "said:"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.reporting import Reporting, draft
from kg.model import Span

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})


def blocks(layout: Layout, reports: Mapping[int, Reporting]) -> Iterator[Draft]:
    """Yield the paragraphs after a cue whose line ends with a colon: the first, and on to the last in the first person.

    Governments publish statements in this form: "The minister said:" and then the text, with no marks around it.
    """
    lower = layout.tree.lower
    for line in sorted(layout.breaks):
        colon = layout.before(line)
        if colon < 0 or lower[colon] != ":" or colon + 1 not in layout.breaks:
            continue
        first = layout.sentence(colon)[0]
        cues = [reports[i] for i in range(colon, first - 1, -1) if i in reports]
        cues = [cue for cue in cues if cue.speaker and not cue.cue.takes.isdisjoint({"clause", "quotation"})]
        spans = tuple(_paragraphs(layout, line + 1)) if cues else ()
        if spans:
            yield draft(layout, cues[0], spans, "block", direct=True)


def _paragraphs(layout: Layout, start: int) -> list[Span]:
    """Return the paragraphs of a statement; none where a quotation opens, which has marks of its own."""
    found: list[Span] = []
    last_own = 0
    ends = [line for line in sorted(layout.breaks) if line >= start]
    for end in [*ends, len(layout.starts)]:
        if any(
            layout.quote_of[i] >= 0 and layout.quotes[layout.quote_of[i]].open == i
            for i in range(start, min(start + 1, end))
        ):
            break
        span = layout.content(start, end - 1) if start < end else None
        if span:
            found.append(span)
            if any(layout.tree.lower[i] in _FIRST_PERSON for i in range(start, end)):
                last_own = len(found)
        start = end + 1
    return found[: max(last_own, 1)]
