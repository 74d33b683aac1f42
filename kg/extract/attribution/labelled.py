"""Words under a label: 'Minister Lund: "It is over."', and the answers of a printed interview ("Q: ... A: ...")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout, Quote
from kg.extract.attribution.speaker import Speaker, named
from kg.extract.attribution.speaking import can_speak
from kg.model import Span
from kg.text.syntax.tree import Tree

_LONGEST_LABEL = 9
_NOMINAL = ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART", "ADP", "NUM")
_QUESTION = (["q", ":"], ["q", "."], ["question", ":"])
_ANSWER = (["a", ":"], ["a", "."], ["answer", ":"])


def labelled(layout: Layout) -> Iterator[Draft]:
    """Yield quotations whose sentence is a speaker and a colon: 'Prime Minister Lund: "I salute them."'"""
    tree = layout.tree
    for quote in layout.quotes:
        colon = layout.before(quote.open)
        if colon < 1 or tree.lower[colon] != ":" or not layout.same_paragraph(colon, quote.open):
            continue
        first = _label_begin(layout, colon)
        words = range(first, colon)
        if not words or len(words) > _LONGEST_LABEL or any(tree.pos[i] not in _NOMINAL for i in words):
            continue
        root = _label_root(tree, words)
        asked = tree.lower[first : first + 2] in (*_QUESTION, *_ANSWER)
        if root >= 0 and not asked and can_speak(layout, root):
            yield _draft(named(layout, root), layout.span(colon, colon), colon, quote.quotation.inner)


def _label_begin(layout: Layout, colon: int) -> int:
    """Return where a label begins: after the line end, a full stop or the time of day before it."""
    index = colon
    while index > 0 and index - 1 not in layout.breaks and layout.tree.lower[index - 1][-1] not in ".!?–—":
        index -= 1
    return index


def _label_root(tree: Tree, words: range) -> int:
    """Return the head of a label, the name in it before all."""
    heads = [i for i in words if tree.head[i] not in words or tree.head[i] == i]
    return next((i for i in heads if tree.pos[i] in ("PROPN", "NOUN")), -1)


def answers(layout: Layout) -> Iterator[Draft]:
    """Yield the answers of an interview ("Q: ... A: ..."), given by the person whom its head names first."""
    lower = layout.tree.lower
    lines = [(begin + 1, end) for begin, end in pairwise([-1, *sorted(layout.breaks), len(lower)]) if begin + 1 < end]
    asked = [begin for begin, _ in lines if lower[begin : begin + 2] in _QUESTION]
    who = _interviewed(layout, asked[0]) if len(asked) > 1 else None
    for begin, end in lines if who else ():
        if who and lower[begin : begin + 2] in _ANSWER:
            cue = layout.span(begin, begin)
            quotes = _quotes_in(layout, begin, end)
            span = None if quotes else layout.content(begin + 2, end - 1)
            for inner in [quote.quotation.inner for quote in quotes] or ([span] if span else []):
                yield _draft(who, cue, begin, inner)


def _interviewed(layout: Layout, asked: int) -> Speaker | None:
    """Return the first person whom the head of an interview names, before the first question."""
    people = [entity for entity in layout.doc[:asked].ents if entity.label_ == "PERSON"]
    return named(layout, people[0].root.i) if people else None


def _quotes_in(layout: Layout, begin: int, end: int) -> list[Quote]:
    starts = [quote.open for quote in layout.quotes]
    return list(layout.quotes[bisect_right(starts, begin) : bisect_right(starts, end - 1)])


def _draft(speaker: Speaker, cue: Span, root: int, inner: Span) -> Draft:
    return Draft((inner,), speaker.root, speaker.span, cue, root, direct=True, kinds=(), pattern="label")
