"""All mentions of one article, found by token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.mentions.text import Text
from kg.model import Mention


@dataclass(frozen=True, slots=True, init=False)
class Mentions:
    """The mentions of one article in text order; an outer mention stands before those nested in it.

    A token leads to the mention that it is the head of, else to the narrowest one that covers it: in "Armenian forces"
    the word "forces" leads to the force, the word "Armenian" to the state.
    """

    ordered: tuple[Mention, ...]
    _by_root: dict[int, int]
    _covering: dict[int, int]

    def __init__(self, text: Text, mentions: Iterable[Mention]) -> None:
        ordered = tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end, mention.root)))
        starts = {offset: index for index, offset in enumerate(text.offsets)}
        by_root: dict[int, int] = {}
        covering: dict[int, int] = {}
        for index, mention in enumerate(ordered):
            by_root.setdefault(mention.root, index)
            token = starts.get(mention.span.start, mention.root)
            while token < len(text) and text.offsets[token] < mention.span.end:
                covering[token] = index
                token += 1
        object.__setattr__(self, "ordered", ordered)
        object.__setattr__(self, "_by_root", by_root)
        object.__setattr__(self, "_covering", covering)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.ordered)

    def __len__(self) -> int:
        return len(self.ordered)

    def __getitem__(self, index: int) -> Mention:
        return self.ordered[index]

    def at(self, token: int) -> Mention | None:
        """Return the mention that this token heads or lies in."""
        index = self.index(token)
        return None if index < 0 else self.ordered[index]

    def index(self, token: int) -> int:
        """Return the place of that mention in the order, -1 where there is none."""
        return self._by_root.get(token, self._covering.get(token, -1))
