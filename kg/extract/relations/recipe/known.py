"""What the patterns know of a word: what it may carry, and which of them it triggers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.extract.relations.arguments import Arguments
from kg.extract.relations.pattern import Pattern
from kg.extract.relations.patterns import Patterns
from kg.model import Chain
from kg.text.syntax import Tree


class Nobody:
    """An article in which nothing is known."""

    chains: tuple[Chain, ...] = ()
    offices = ()

    def refers(self, token_index: int, /) -> tuple[int, ...]:
        return ()


class Known:
    """The patterns, by their words and as a tree triggers them."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._relations: dict[str, set[str]] = defaultdict(set)
        for pattern in patterns.all:
            if pattern.kind != "type":
                for word in pattern.words:
                    self._relations[word.split()[0]].add(pattern.relation)

    def suggested(self, lemma: str) -> list[str]:
        """Return the relations that a word of this lemma may carry."""
        return sorted(self._relations.get(lemma, ()))

    def at_words(self, tree: Tree) -> dict[int, Sequence[Pattern]]:
        """Return the patterns that each word of a tree triggers."""
        matches = self.patterns.matches(tree, Arguments(tree, Nobody()))
        return {word: [candidate.pattern for candidate in candidates] for word, candidates in matches}
