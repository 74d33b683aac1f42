"""Where the tokens of a Doc stand, as plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
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

    def places(self, mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
        """Return for each mention its first token and the one after its last."""
        return tuple([self.tokens(mention) for mention in mentions])

    def tokens(self, mention: Mention) -> tuple[int, int]:
        """Return the first token of a mention and the one after its last."""
        span, root = mention.span, mention.root
        start = self.starts.get(span.start, root)
        end = self.ends.get(span.end, root + 1)
        return start, end if end > start else start + 1
