"""In the graph: what was said."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """Something that entities said, in the words of one article.

    ``speakers`` and ``addressees`` are entity ids, ``within`` the id of the statement that reports this one.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    speakers: tuple[str, ...]
    direct: bool
    kinds: tuple[str, ...]
    cue: Span | None = None
    speaker_span: Span | None = None
    addressees: tuple[str, ...] = ()
    medium: str = ""
    date: str = ""
    within: str = ""
    pattern: str = ""
