"""Where the tokens of a Doc stand, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import Mention
from kg.text.syntax.tree import tree_of


@dataclass(frozen=True, slots=True)
class Offsets:
    """Token by first character, the token after by the character behind, and the sentence of each token."""

    starts: dict[int, int]
    ends: dict[int, int]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Offsets:
        """Read them off in one pass."""
        tree, sentences = tree_of(doc), list[int]()
        for number, (first, after) in enumerate(tree.sentences()):
            sentences += [number] * (after - first)
        size = len(sentences)
        starts = dict(zip(tree.offsets, range(size), strict=True))
        ends = dict(zip(tree.ends, range(1, size + 1), strict=True))
        return cls(starts, ends, tuple(sentences))

    def tokens(self, mention: Mention) -> tuple[int, int]:
        """Return the first token of a mention and the one after its last."""
        start = self.starts.get(mention.span.start, mention.root)
        return start, max(self.ends.get(mention.span.end, mention.root + 1), start + 1)
