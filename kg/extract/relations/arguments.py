"""From words to the things they stand for, of the types that the relation takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from spacy.tokens import Doc, Token

from kg.extract.relations.offices import Office
from kg.extract.relations.path import Path
from kg.extract.relations.words import shared_words
from kg.model import Chain
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


class Argument(NamedTuple):
    """A chain, and the word at which it was found."""

    chain: int
    token: Token

    @property
    def is_excepted(self) -> bool:
        """True for "not Ganja" in "Baku but not Ganja", and for "not one soldier"."""
        before = [word for left in self.token.lefts for word in (*left.lefts, left)]
        return any(word.lower_ == "not" for word in before)


class Arguments:
    """What the paths lead to in one article."""

    def __init__(self, coreference: Refers) -> None:
        self._coreference = coreference
        self._walked: dict[tuple[int, int], tuple[Token, ...]] = {}
        self._heads = {mention.root for chain in coreference.chains for mention in chain.mentions}
        self._parts: dict[int, tuple[Token, ...]] = {}
        self._fillable: dict[tuple[int, frozenset[str], frozenset[str], int], bool] = {}
        self._in_sentence: dict[int, frozenset[int]] = {}
        self._fitting: dict[tuple[frozenset[str], bool], frozenset[int]] = {}

    def walk(self, path: Path, trigger: Token) -> tuple[Token, ...]:
        """Return where a path leads; many patterns share their paths, so it is walked once."""
        key = (id(path), trigger.i)
        found = self._walked.get(key)
        if found is None:
            found = self._walked[key] = path.walk(trigger)
        return found

    def may_fill(self, trigger: Token, domain: frozenset[str], range_: frozenset[str], least: int) -> bool:
        """Say whether the sentence of a trigger holds so many things of these types, the subject among them.

        No path leads out of its sentence: what lacks its arguments need not be walked.
        """
        sentence = syntax.sentence(trigger)
        key = (sentence[0], domain, range_, least)
        found = self._fillable.get(key)
        if found is None:
            here = self._here(*sentence)
            subjects = here & self._fit(domain, named=False)
            both = subjects | (here & self._fit(range_, named=False))
            found = self._fillable[key] = bool(subjects) and len(both) >= least
        return found

    def _here(self, first: int, after: int) -> frozenset[int]:
        """Return what the words of a sentence stand for."""
        found = self._in_sentence.get(first)
        if found is None:
            referents = (self._coreference.refers(index) for index in range(first, after))
            found = self._in_sentence[first] = frozenset(chain for chains in referents for chain in chains)
        return found

    def along(
        self, paths: Iterable[Path], trigger: Token, types: frozenset[str], *, named: bool = False
    ) -> tuple[Argument, ...]:
        """Return what the first fruitful path leads to, each thing once; only what has a proper name, if wished.

        ``types`` are all that will do, subclasses included.
        """
        proper = self._fit(types, named=True)
        for path in paths:
            found: dict[int, Argument] = {}
            for token in self.walk(path, trigger):
                for chain in self._chains_at(token, types, named):
                    found.setdefault(chain, Argument(chain, token))
                for member in self._included(token):
                    for chain in self._referents(member):
                        if chain in proper:
                            found.setdefault(chain, Argument(chain, member))
            if found:
                return tuple(found.values())
        return ()

    def _included(self, token: Token) -> tuple[Token, ...]:
        found = self._parts.get(token.i)
        if found is None:
            found = self._parts[token.i] = (*_included(token), *_other_sides(token))
        return found

    def _chains_at(self, token: Token, types: frozenset[str], named: bool) -> Iterator[int]:
        """Yield what a phrase stands for; failing that, what it is a number, a part or a kind of."""
        fitting = self._fit(types, named=named)
        found = [chain for chain in self._referents(token) if chain in fitting]
        proper = self._fit(types, named=True)
        members = [chain for name in listed(token) for chain in self._referents(name) if chain in proper]
        yield from members or found
        if not found and not members:
            for inner in _named_within(token):
                yield from self._chains_at(inner, types, named)

    def _referents(self, token: Token) -> tuple[int, ...]:
        """Words inside a name or description are not what it stands for, unless they are nouns: parts of a name."""
        if token.i not in self._heads and token.pos_ not in ("NOUN", "PROPN"):
            return ()
        return self._coreference.refers(token.i)

    def named(self, doc: Doc) -> Iterator[tuple[Token, str]]:
        """Yield the head of each name or description with the type of its thing, in text order."""
        mentions = sorted({(m.root, chain.type) for chain in self._coreference.chains for m in chain.mentions})
        yield from ((doc[root], type) for root, type in mentions)

    def _fit(self, types: frozenset[str], *, named: bool) -> frozenset[int]:
        """Return the things of these types; only those that have a proper name, if wished."""
        found = self._fitting.get((types, named))
        if found is None:
            found = self._fitting[types, named] = frozenset(
                number
                for number, thing in enumerate(self._coreference.chains)
                if thing.type in types and not (named and thing.unnamed)
            )
        return found


def listed(token: Token) -> tuple[Token, ...]:
    """Return the names after a plural that says what they are: "the cities of Lyman and Izium"."""
    is_kind = token.tag_ == "NNS" and token.lemma_.lower() in shared_words()["transparent"]
    names = syntax.obliques(token, "of") if is_kind else ()
    return names if len(names) > 1 else ()


def _included(token: Token) -> Iterator[Token]:
    """Yield what a phrase is said to include, wherever the parser hung it: "several towns, including Goma"."""
    own = syntax.obliques(token, "including", "such as")
    hung = () if own or not syntax.is_verb(token.head) else syntax.obliques(token.head, "including")
    if hung:
        last = max((word.i for word in token.subtree), default=token.i)
        yield from (member for member in hung if token.i < last < member.i < last + 8)
    yield from own


def _other_sides(token: Token) -> Iterator[Token]:
    """Yield the first of two sides that adjectives tell apart: "Ugandan" in "Ugandan and Congolese forces"."""
    if token.tag_ == "NNS" and token.lemma_.lower() in shared_words()["parties"]:
        yield from (side for side in syntax.adjectives(token)[:-1] if len(syntax.conjuncts(side)) > 1)


def _named_within(token: Token) -> Iterator[Token]:
    """Yield what a measure is of ("a number of towns"), and what a free relative calls it ("what it calls rebels")."""
    if token.lemma_.lower() in shared_words()["transparent"] or token.pos_ == "NUM":
        yield from syntax.obliques(token, "of")
    if token.lower_ == "what":
        for clause in syntax.relative_clauses(token):
            yield from (found for found in syntax.objects(clause) if found != token)
            yield from syntax.obliques(clause, "as")
