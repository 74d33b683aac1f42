"""Headlines that name the speaker before a colon: "Lund: peace deal is close"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.speaker import named
from kg.extract.attribution.speaking import can_speak
from kg.text.syntax.verbs import is_finite, is_verb

_LONGEST_SPEAKER = 6
_STOPS = (".", "!", "?", ";")


def headlines(layout: Layout) -> Iterator[Draft]:
    """Yield what a line without a full stop attributes to the name or noun before its colon."""
    lower = layout.tree.lower
    ends = sorted(layout.breaks)
    for begin, end in pairwise([-1, *ends]):
        begin = _behind_time(layout, begin + 1, end)
        colon = next((i for i in range(begin, min(begin + _LONGEST_SPEAKER + 1, end)) if lower[i] == ":"), -1)
        if colon > begin and lower[end - 1] not in _STOPS and not any(lower[i] in _STOPS for i in range(begin, end)):
            yield from _headline(layout, begin, colon, end - 1)


def _behind_time(layout: Layout, begin: int, end: int) -> int:
    """Return where a line begins behind the time of day that live reports put first: "13:10 - [Lund: it is over]"."""
    lower = layout.tree.lower
    if (
        begin < end
        and lower[begin][0].isdigit()
        and lower[begin].replace(":", "").replace(".", "").isdigit()
        and len(lower[begin]) > 2
    ):
        return begin + 1
    dash = next((i for i in range(begin, min(begin + 5, end)) if lower[i] in ("-", "–", "—")), -1)
    timed = dash > begin and any(word[0].isdigit() for word in lower[begin:dash])
    return dash + 1 if timed and all(not word.isalpha() for word in lower[begin:dash]) else begin


def _headline(layout: Layout, begin: int, colon: int, last: int) -> Iterator[Draft]:
    tree = layout.tree
    words = range(begin, colon)
    nominal = all(tree.pos[i] in ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART", "ADP") for i in words)
    roots = [i for i in words if tree.head[i] not in words or tree.head[i] == i]
    said = any(is_verb(tree, i) and (is_finite(tree, i) or tree.tag[i] == "VBN") for i in range(colon + 1, last + 1))
    quote = next((q for q in layout.quotes if q.first > colon and q.close == last), None)
    span = quote.quotation.inner if quote and quote.open == colon + 1 else layout.content(colon + 1, last)
    if not (nominal and roots and span and (said or quote)) or not can_speak(layout, roots[0]):
        return
    speaker = named(layout, roots[0])
    yield Draft(
        spans=(span,),
        speaker_root=speaker.root,
        speaker_span=speaker.span,
        cue=layout.span(colon, colon),
        cue_root=colon,
        direct=quote is not None,
        kinds=(),
        pattern="headline",
    )
