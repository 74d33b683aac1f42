"""In the text: one relation between two things, with all that guards it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span

POLARITIES = ("positive", "negative")
MODALITIES = ("actual", "possible", "conditional", "required", "planned")


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """One relation as one passage states it.

    ``subject`` and ``object`` are chain indices (``object`` -1 where the relation has none). ``object_text`` is the
    office of `holdsOffice` ("President of Azerbaijan"), which is no chain of its own. ``holder`` is the chain index of
    the speaker according to whom it holds, -1 when the article says it in its own voice; ``attribution`` the index of
    the attribution it stands in, -1 outside. ``since``, ``until`` and ``on`` are ISO 8601 as exact as the text allows.
    ``ended`` marks a state that the text says is over. ``evidence`` is the clause or sentence, ``trigger`` the words
    that express the relation.
    """

    relation: str
    subject: int
    object: int
    evidence: Span
    trigger: Span
    pattern: str
    object_text: str = ""
    holder: int = -1
    attribution: int = -1
    polarity: str = "positive"
    modality: str = "actual"
    since: str = ""
    until: str = ""
    on: str = ""
    ended: bool = False
    confidence: float = 1.0

    @property
    def guarded(self) -> bool:
        """True when this may not be asserted as a plain triple."""
        own_voice = self.holder < 0 and self.attribution < 0
        return not own_voice or self.polarity != "positive" or self.modality != "actual" or self.ended
