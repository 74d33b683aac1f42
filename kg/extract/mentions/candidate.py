"""Some words that may be a name, before it is decided what they stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.mentions.text import Text
from kg.model import Mention, Span


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Tokens ``start`` to ``stop`` (exclusive) with what they name; the other fields are those of `Mention`."""

    start: int
    stop: int
    type: str
    name: str
    key: str = ""
    metonym: bool = False
    method: str = ""
    score: float = 1.0
    plural: bool = False
    unnamed: bool = False

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Candidate) and self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Candidate) -> bool:
        """True when the two share a token."""
        return self.start < other.stop and other.start < self.stop

    def as_metonym(self, name: str, key: str, method: str) -> Candidate:
        """Return it as standing for a state's government or people."""
        return replace(self, type="State", name=name, key=key, metonym=True, method=method)

    def mention(self, text: Text) -> Mention:
        """Return the finished mention."""
        return Mention(
            span=Span(text.offsets[self.start], text.name_end(self.stop - 1)),
            kind="nominal" if self.unnamed else "name",
            type=self.type,
            name=self.name,
            root=text.root(self.start, self.stop),
            key=self.key,
            metonym=self.metonym,
            method=self.method,
            score=self.score,
            plural=self.plural,
        )
