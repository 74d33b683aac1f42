"""In the graph: one count of casualties, as one passage gives it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class CasualtyReport:
    """A count of people with whose it is and according to whom; ``holder`` and ``place`` are entity ids."""

    id: str
    kind: str
    count: int | None
    comparator: str
    evidence: Span
    own_voice: bool
    who: str = ""
    holder: str = ""
    statement: str = ""
    place: str = ""
    event: str = ""
    date: str = ""
    modality: str = "actual"
    polarity: str = "positive"
