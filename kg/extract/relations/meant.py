"""What a pronoun that coreference left open can only mean, as the relation takes nothing else that was named before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from kg.extract.coreference.discourse import COLLECTIVES, PEOPLE
from kg.model import Chain
from kg.text.syntax import Tree

_ONE = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "root"})
_PEOPLE = PEOPLE | {"Person"}


class _Named(NamedTuple):
    """A name or description: its head, its thing, and whether it is a plural."""

    root: int
    chain: int
    plural: bool


class Meant:
    """Finds, in the sentence of a pronoun and the one before it, the only thing of the types that a relation takes.

    "Abkhazia broke away in 1993. Russia and Syria recognise it": states and territories are recognised, and of these
    the recognisers stand beside the pronoun.
    """

    def __init__(self, tree: Tree, chains: Sequence[Chain]) -> None:
        self._tree = tree
        self._chains = chains

    @cached_property
    def _named(self) -> list[_Named]:
        return sorted(
            _Named(mention.root, number, mention.plural)
            for number, chain in enumerate(self._chains)
            for mention in chain.mentions
            if mention.kind != "pronoun"
        )

    def of(self, word: int, fitting: frozenset[int]) -> list[int]:
        """Return the thing, if there is one and no other."""
        tree, pronoun = self._tree, self._tree.lower[word]
        if pronoun not in _ONE | _MANY or tree.role[word] == "expl":
            return []
        first, _ = tree.sentence(word)
        begin = tree.sentence(first - 1)[0] if first else 0
        beside = {chain for root, chain, _ in self._named if self._is_beside(root, word)}
        found = {
            named.chain
            for named in self._named
            if begin <= named.root < word and named.chain in fitting and self._agrees(named, pronoun)
        }
        found -= beside
        return sorted(found) if len(found) == 1 and not found.isdisjoint(self._salient(begin, word)) else []

    def _salient(self, begin: int, word: int) -> set[int]:
        """Return the things that are subject or object somewhere before: what is only beside something is not meant."""
        tree = self._tree
        return {
            chain
            for root, chain, _ in self._named
            if begin <= root < word and tree.role[tree.climb(root, "conj")] in _ARGUMENTS
        }

    def _agrees(self, named: _Named, pronoun: str) -> bool:
        kind = self._chains[named.chain].type
        if pronoun in _MANY:
            return named.plural or kind in COLLECTIVES
        return not named.plural and kind not in _PEOPLE

    def _is_beside(self, root: int, word: int) -> bool:
        """Say whether both are arguments of one verb, one possibly by coordination."""
        tree = self._tree
        top = tree.climb(root, "conj")
        return top != word and tree.head[top] == tree.head[word] and tree.role[word] != "nmod:poss"
