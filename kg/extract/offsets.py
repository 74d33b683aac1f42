"""Where the tokens of a Doc stand, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.tokens import Doc

from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Offsets:
    """Token by first character, the token after by the character behind, and the sentence of each token."""

    starts: dict[int, int]
    ends: dict[int, int]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Offsets:
        """Read them off in one pass."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        sentences, current = [], -1
        for index, (first, length, begins) in enumerate(
            doc.to_array([IDX, LENGTH, SENT_START]).astype("int64").tolist()
        ):
            starts[first] = index
            ends[first + length] = index + 1
            current += begins == 1 or index == 0
            sentences.append(current)
        return cls(starts, ends, tuple(sentences))

    def tokens(self, mention: Mention) -> tuple[int, int]:
        """Return the first token of a mention and the one after its last."""
        start = self.starts.get(mention.span.start, mention.root)
        return start, max(self.ends.get(mention.span.end, mention.root + 1), start + 1)
