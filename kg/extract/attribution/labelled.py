"""Words under a label: 'Minister Lund: "It is over."', and the answers of a printed interview ("Q: ... A: ...")."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout, Quote
from kg.extract.attribution.quoted import spans_of
from kg.extract.attribution.speaker import Speaker, named
from kg.extract.attribution.speaking import can_speak
from kg.model import Span
from kg.text.syntax.tree import Tree

_LONGEST_LABEL = 9
_NOMINAL = ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART", "ADP", "NUM")
_QUESTION = (["q", ":"], ["q", "."], ["question", ":"])
_HOSTS = frozenset(
    {"host", "q", "question", "interviewer", "presenter", "moderator", "reporter", "anchor", "journalist"}
)
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
    """Yield the answers of a printed interview, given by the person whom its head names first.

    They stand behind "A:", or fill their paragraphs as quotations where the head calls the article an interview.
    """
    lower = layout.tree.lower
    lines = _lines(layout)
    asked = [begin for begin, _ in lines if lower[begin : begin + 2] in _QUESTION]
    head = asked[0] if len(asked) > 1 else _interview_head(layout, lines)
    who = _interviewed(layout, head) if head else None
    for begin, end in lines if who else ():
        quotes = _quotes_in(layout, begin, end)
        labels = lower[begin : begin + 2] in _ANSWER
        if who and begin >= head and (labels or (not asked and quotes and quotes[0].open == begin)):
            span = None if quotes else layout.content(begin + 2, end - 1)
            for inner in [spans_of(layout, (quote,))[0] for quote in quotes] or ([span] if span else []):
                yield _draft(who, layout.span(begin, begin), begin, inner)


def transcript(layout: Layout) -> Iterator[Draft]:
    """Yield what is said under a name in capitals before a colon, where such labels come again: "LUND: It is over." """
    lower = layout.tree.lower
    labels = {begin: _label(layout, begin, end) for begin, end in _lines(layout)}
    known = Counter(label for label in labels.values() if label)
    for begin, end in _lines(layout):
        label = labels[begin]
        first = begin + len(label.split()) + 1
        span = layout.content(first, end - 1) if known[label] > 1 and label not in _HOSTS else None
        if span and lower[end - 1] != "?":
            named_there = (i for i, word in enumerate(lower) if word == label.split()[-1] and i + 1 < len(lower))
            root = next((i for i in named_there if lower[i + 1] != ":" and layout.tree.pos[i] == "PROPN"), first - 2)
            yield _draft(named(layout, root), layout.span(first - 1, first - 1), first - 1, span)


def _label(layout: Layout, begin: int, end: int) -> str:
    """Return the name in capitals before a colon that begins a line, "" if there is none."""
    colon = next((i for i in range(begin, min(begin + 4, end)) if layout.tree.lower[i] == ":"), begin)
    words = layout.text[layout.starts[begin] : layout.starts[colon]].split()
    capitals = len(words) == colon - begin > 0 and all(word.isupper() and len(word) > 1 for word in words)
    return " ".join(words).lower() if capitals else ""


def _lines(layout: Layout) -> list[tuple[int, int]]:
    """Return first token and end of each line that is not blank."""
    ends = [-1, *sorted(layout.breaks), len(layout.starts)]
    return [(begin + 1, end) for begin, end in pairwise(ends) if begin + 1 < end]


def _interview_head(layout: Layout, lines: list[tuple[int, int]]) -> int:
    """Return the end of the first two paragraphs where the first calls the article an interview, else 0."""
    called = lines and any(layout.tree.lemma[i] in ("interview", "conversation") for i in range(*lines[0]))
    return lines[1][1] if called and len(lines) > 1 else 0


def _interviewed(layout: Layout, asked: int) -> Speaker | None:
    """Return the first person whom the head of an interview names, before the first question."""
    people = [entity for entity in layout.doc[:asked].ents if entity.label_ == "PERSON"]
    return named(layout, people[0].root.i) if people else None


def _quotes_in(layout: Layout, begin: int, end: int) -> list[Quote]:
    starts = [quote.open for quote in layout.quotes]
    return list(layout.quotes[bisect_left(starts, begin) : bisect_left(starts, end)])


def _draft(speaker: Speaker, cue: Span, root: int, inner: Span) -> Draft:
    return Draft((inner,), speaker.root, speaker.span, cue, root, direct=True, kinds=(), pattern="label")
