"""A stretch of an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of the article's text: ``text[start:end]``.

    >>> Span(0, 4).of("Baku said")
    'Baku'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand there."""
        return text[self.start : self.end]
