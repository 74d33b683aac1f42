"""One holder's stance on one proposition, in one passage."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """A claim (an actor holds it) or a fact assertion (``own_voice``: the article says it itself).

    ``holder`` is an entity id; it is empty in the article's own voice, and where the article does not say who holds it.
    """

    id: str
    proposition: str
    own_voice: bool
    holder: str
    polarity: str
    modality: str
    evidence: Span
    trigger: Span
    pattern: str
    statement: str = ""
    since: str = ""
    until: str = ""
    on: str = ""
    ended: bool = False
    confidence: float = 1.0

    @property
    def plain(self) -> bool:
        """True when the plain triple stands beside it: affirmed as actual by the article itself, and not over."""
        actual = self.polarity == "positive" and self.modality == "actual"
        return self.own_voice and not self.holder and not self.statement and actual and not self.ended
