"""From words to the things they stand for, of the types that the relation takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from spacy.tokens import Doc, Token

from kg.extract.relations.offices import Office
from kg.extract.relations.path import Path
from kg.extract.relations.words import shared_words
from kg.model import Chain
from kg.schema import Schema
from kg.text import syntax


class Refers(Protocol):
    """What a relation needs of coreference: chains, and what a phrase stands for."""

    @property
    def chains(self) -> tuple[Chain, ...]:
        """All things of the article."""

    @property
    def offices(self) -> Sequence[Office]:
        """The passages that give somebody an office."""

    def refers(self, token_index: int, /) -> tuple[int, ...]:
        """Return the chains that the phrase headed by this token stands for."""


class Arguments:
    """What the paths lead to in one article."""

    def __init__(self, coreference: Refers, schema: Schema) -> None:
        self._coreference = coreference
        self._schema = schema
        self._heads = {mention.root for chain in coreference.chains for mention in chain.mentions}

    def along(
        self, paths: Iterable[Path], trigger: Token, types: frozenset[str], *, named: bool = False
    ) -> tuple[int, ...]:
        """Return the chains that the first fruitful path leads to; only those with a proper name, if wished."""
        for path in paths:
            found = {chain: None for token in path.walk(trigger) for chain in self.chains_at(token, types)}
            kept = [chain for chain in found if not (named and self._coreference.chains[chain].unnamed)]
            if kept:
                return tuple(kept)
        return ()

    def chains_at(self, token: Token, types: frozenset[str]) -> Iterator[int]:
        """Yield what a phrase stands for; failing that, what it is a number, a part or a series of."""
        found = [chain for chain in self._referents(token) if self._fits(chain, types)]
        yield from found
        if not found:
            for inner in _named_within(token):
                yield from self.chains_at(inner, types)

    def _referents(self, token: Token) -> tuple[int, ...]:
        """Words inside a name or description are not what it stands for, unless they are nouns: parts of a name."""
        if token.i not in self._heads and token.pos_ not in ("NOUN", "PROPN"):
            return ()
        return self._coreference.refers(token.i)

    def named(self, doc: Doc) -> Iterator[tuple[Token, str]]:
        """Yield the head of each name or description with the type of its thing, in text order."""
        mentions = sorted({(m.root, chain.type) for chain in self._coreference.chains for m in chain.mentions})
        yield from ((doc[root], type) for root, type in mentions)

    def _fits(self, chain: int, types: frozenset[str]) -> bool:
        type = self._coreference.chains[chain].type
        return any(self._schema.is_a(type, wanted) for wanted in types)


def _named_within(token: Token) -> Iterator[Token]:
    """Yield what a measure is of ("a number of towns"), and what a free relative calls it ("what it calls rebels")."""
    if token.lemma_.lower() in shared_words()["transparent"]:
        yield from syntax.obliques(token, "of")
    if token.lower_ == "what":
        for clause in syntax.relative_clauses(token):
            yield from (found for found in syntax.objects(clause) if found != token)
            yield from syntax.obliques(clause, "as")
