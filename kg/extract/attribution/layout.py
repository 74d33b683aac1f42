"""A Doc laid out for the rules: quotations, sentences and lines in tokens instead of characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract.attribution.quotations import Quotation, quotations_of
from kg.model import Span
from kg.text.syntax.tree import Tree, tree_of

_TRIMMED_BEFORE = " \t\n\r\xa0,;:.)]–—-”»"
_TRIMMED_AFTER = " \t\n\r\xa0,;:([–—-“«"
_STOPS = frozenset({".", "!", "?", ";", "...", "…"})
_FINAL = (".", "!", "?", ":", "”", '"', "»", ")")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation that stands in no other, in tokens: its marks (``close`` is after the last word when there is none)
    and its first and last word."""

    quotation: Quotation
    open: int
    first: int
    last: int
    close: int


class Layout:
    """The tree of a Doc with its quotations, sentences and line ends, all by token index."""

    __slots__ = (
        "_marks",
        "_quote_starts",
        "breaks",
        "doc",
        "ends",
        "quote_of",
        "quotes",
        "sentences",
        "starts",
        "text",
        "tree",
    )

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tree: Tree = tree_of(doc)
        self.text, self.starts, self.ends = self.tree.text, self.tree.offsets, self.tree.ends
        self.breaks = self._line_ends()
        starts = {start for start in self.tree.starts if not self._is_amid(start)}
        self.sentences = sorted({0} | starts | {i + 1 for i in self.breaks})
        self.quotes = tuple(self._quotes())
        self._quote_starts = [quote.quotation.span.start for quote in self.quotes]
        spans = [quote.quotation.span for quote in self.quotes]
        self._marks = {at: span for span in spans for at in (span.start, span.end - 1)}
        self.quote_of = [-1] * len(doc)
        for number, quote in enumerate(self.quotes):
            self.quote_of[quote.open : quote.close + 1] = [number] * (quote.close + 1 - quote.open)

    def _line_ends(self) -> frozenset[int]:
        """Return the blank tokens that end a paragraph, or a line that is no wrapped one."""
        found: list[int] = []
        lower = self.tree.lower
        for index, word in enumerate(lower):
            if "\n" in word and (word.count("\n") > 1 or self._ends_line(index)):
                found.append(index)
        return frozenset(found)

    def _ends_line(self, index: int) -> bool:
        if index == 0 or index + 1 >= len(self.starts):
            return True
        begin = self.text.rfind("\n", 0, self.starts[index]) + 1
        line = self.text[begin : self.starts[index]].rstrip()
        wrapped = begin > 0 and 40 <= len(line) <= 100 and not line.endswith(_FINAL) and self._is_narrow(begin)
        return not wrapped and not self.text[self.starts[index + 1]].islower()

    def _is_narrow(self, begin: int) -> bool:
        """Say whether no line of the paragraph is longer than wrapped ones are."""
        end = self.text.find("\n\n", begin)
        lines = self.text[self.text.rfind("\n\n", 0, begin) + 1 : end if end >= 0 else len(self.text)].split("\n")
        return max(map(len, lines)) <= 100

    def _is_amid(self, index: int) -> bool:
        """Say whether a sentence cannot begin here: in lower case after an abbreviation ("the U.S. | in a wider")."""
        while index < len(self.starts) and self.text[self.starts[index]] in "\"“«‘'(":
            index += 1
        return 0 < index < len(self.starts) and self.text[self.starts[index]].islower()

    def _quotes(self) -> list[Quote]:
        found: list[Quote] = []
        for quotation in quotations_of(self.doc):
            if quotation.depth or quotation.inner.start >= quotation.inner.end:
                continue
            first = bisect_left(self.ends, quotation.inner.start + 1)
            last = bisect_left(self.starts, quotation.inner.end) - 1
            close = bisect_left(self.starts, quotation.span.end) - 1
            opening = bisect_left(self.ends, quotation.span.start + 1)
            if first <= last and not (found and opening <= found[-1].close):
                found.append(Quote(quotation, opening, first, last, max(close, last)))
        return found

    def sentence(self, index: int) -> tuple[int, int]:
        """Return first and last token of the sentence; one that begins or ends inside a quotation takes all of it."""
        place = bisect_right(self.sentences, index) - 1
        first = self.sentences[place]
        last = (self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self.starts)) - 1
        if self.quote_of[index] < 0:
            number = self.quote_of[first]
            if number >= 0 and self.quotes[number].open < first:
                first = self.sentence(self.quotes[number].open)[0]
            number = self.quote_of[last]
            if number >= 0 and self.quotes[number].close > last:
                last = self.sentence(self.quotes[number].close)[1]
        while last > first and self.is_blank(last):
            last -= 1
        while first < last and self.is_blank(first):
            first += 1
        return first, last

    def is_blank(self, index: int) -> bool:
        """Say whether the token is white space."""
        return self.tree.tag[index] == "_SP" or self.tree.lower[index].isspace()

    def is_stop(self, index: int) -> bool:
        """Say whether a full stop, question mark or the like ends a sentence here, and no abbreviation ("Lt.")."""
        if self.tree.lower[index] not in _STOPS:
            return False
        place = bisect_right(self.sentences, index)
        following = self.sentences[place] if place < len(self.sentences) else len(self.starts)
        return (
            self.tree.lower[index] != "."
            or following - index <= 1
            or self.quote_of[index + 1] >= 0
            or (all(self.is_mark(i) for i in range(index + 1, following)))
        )

    def is_mark(self, index: int) -> bool:
        """Say whether the token is punctuation or white space."""
        return self.tree.pos[index] in ("PUNCT", "SPACE", "SYM") or self.is_blank(index)

    def before(self, index: int) -> int:
        """Return the nearest word or mark before a token that is not blank, -1 if none."""
        index -= 1
        while index >= 0 and self.is_blank(index):
            index -= 1
        return index

    def same_paragraph(self, first: int, second: int) -> bool:
        """Say whether no paragraph or line ends between two tokens."""
        return not any(i in self.breaks for i in range(min(first, second), max(first, second)))

    def span(self, first: int, last: int) -> Span:
        """Return the characters from one token to another."""
        return Span(self.starts[first], self.ends[last])

    def content(self, first: int, last: int) -> Span | None:
        """Return what is reported between two tokens without outer punctuation and unpaired quotation marks."""
        if first > last:
            return None
        start, end = self.starts[first], self.ends[last]
        while start < end and (self.text[start] in _TRIMMED_BEFORE or self._is_loose(start, start, end)):
            start += 1
        while end > start and (self.text[end - 1] in _TRIMMED_AFTER or self._is_stop(end - 1, start, end)):
            end -= 1
        if self._marks.get(start) == Span(start, end):
            return self.quotes[bisect_left(self._quote_starts, start)].quotation.inner
        return Span(start, end) if any(char.isalnum() for char in self.text[start:end]) else None

    def _is_stop(self, at: int, start: int, end: int) -> bool:
        return self._is_loose(at, start, end) or (self.text[at] in ".…" and at + 1 >= end and self._ends_sentence(at))

    def _ends_sentence(self, at: int) -> bool:
        token = bisect_right(self.starts, at) - 1
        return self.starts[token] == at

    def _is_loose(self, at: int, start: int, end: int) -> bool:
        """Say whether a quotation mark has lost its other half by the cut."""
        if self.text[at] not in "\"“”„«»'’‘`":
            return False
        span = self._marks.get(at)
        if span is None:
            return self.text[at] in '"“”„«»'
        return not (start <= span.start and span.end <= end)

    def quoted_in(self, span: Span, cue: int) -> int:
        """Return how many characters of a span stand in quotation marks that do not enclose its cue as well."""
        first = max(0, bisect_right(self._quote_starts, span.start) - 1)
        total = 0
        for number in range(first, len(self.quotes)):
            inner = self.quotes[number].quotation.inner
            if inner.start >= span.end:
                break
            if number != self.quote_of[cue]:
                total += max(0, min(inner.end, span.end) - max(inner.start, span.start))
        return total
