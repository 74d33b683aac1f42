"""In the text: people killed, wounded, missing, displaced or captured."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span

CASUALTY_KINDS = ("killed", "wounded", "missing", "displaced", "captured")
COMPARATORS = ("exactly", "at least", "at most", "about")


@dataclass(frozen=True, slots=True, order=True)
class Casualty:
    """One count of people; never summed across claims.

    ``who`` are the words ("civilians", "Armenian soldiers"); ``holder`` and ``attribution`` as in `Relation`;
    ``place`` is a chain index or -1. ``count`` is None for "dozens" and the like, where the words give no number.
    """

    kind: str
    count: int | None
    comparator: str
    span: Span
    who: str = ""
    holder: int = -1
    attribution: int = -1
    place: int = -1
    event: str = ""
    date: str = ""
    modality: str = "actual"
    polarity: str = "positive"
