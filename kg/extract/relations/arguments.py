"""From words to the things they stand for, of the types that the relation takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from kg.extract.coreference.discourse import PLACES
from kg.extract.relations.meant import Meant
from kg.extract.relations.offices import Office
from kg.extract.relations.path import Path, Walks
from kg.extract.relations.words import shared_words
from kg.model import Chain
from kg.text.syntax import Tree
from kg.text.syntax.arguments import objects
from kg.text.syntax.nominals import adjectives, appositions, obliques, relative_clauses
from kg.text.syntax.verbs import is_verb

Types = frozenset[str]
OF = frozenset({"of"})
AS = frozenset({"as"})
INCLUDING = frozenset({"including"})
SUCH_AS = frozenset({"including", "such as"})


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
    word: int

    def is_excepted(self, tree: Tree) -> bool:
        """True for "not Ganja" in "Baku but not Ganja", and for "not one soldier"."""
        lefts = [kid for kid in tree.kids[self.word] if kid < self.word]
        return any(tree.lower[word] == "not" for left in lefts for word in (left, *tree.kids[left]) if word <= left)


class Around(NamedTuple):
    """How many things a sentence speaks of, and of which types they are."""

    things: int
    types: Types


class _Parts(NamedTuple):
    """Words that say of what a phrase consists: the names it lists or includes, and what it is a measure of."""

    listed: tuple[int, ...]
    included: tuple[int, ...]
    within: tuple[int, ...]


_NO_PARTS = _Parts((), (), ())


class Arguments:
    """What the paths lead to in one article."""

    def __init__(self, tree: Tree, coreference: Refers) -> None:
        self._tree = tree
        self._coreference = coreference
        self._heads = {mention.root for chain in coreference.chains for mention in chain.mentions}
        self._parts: dict[int, _Parts] = {}
        self._in_sentence: dict[int, Around] = {}
        self._fitting: dict[tuple[Types, bool], frozenset[int]] = {}
        self._all = _by_type(coreference.chains)
        self._named = _by_type(coreference.chains, named=True)
        self._includes = not tree.vocabulary.isdisjoint(("including", "such"))
        self._meant = Meant(tree, coreference.chains)
        self.walk = Walks(tree).walk

    def leads(self, paths: Iterable[Path], trigger: int) -> bool:
        """Say whether one of the paths leads anywhere."""
        return any(self.walk(path, trigger) for path in paths)

    def around(self, word: int) -> Around:
        """Return what the sentence of a word holds: no path leads out of its sentence."""
        first, after = self._tree.sentence(word)
        found = self._in_sentence.get(first)
        if found is None:
            chains, refers = self._coreference.chains, self._coreference.refers
            here = {chain for index in range(first, after) for chain in refers(index)}
            found = self._in_sentence[first] = Around(len(here), frozenset([chains[chain].type for chain in here]))
        return found

    def along(self, paths: Iterable[Path], trigger: int, types: Types, *, named: bool = False) -> tuple[Argument, ...]:
        """Return what the first fruitful path leads to, each thing once; only what has a proper name, if wished.

        ``types`` are all that will do, subclasses included.
        """
        for path in paths:
            words = self.walk(path, trigger)
            found = self._things_at(words, types, named) if words else None
            if found:
                return tuple([Argument(chain, word) for chain, word in found.items()])
        return ()

    def _things_at(self, words: Iterable[int], types: Types, named: bool) -> dict[int, int]:
        """Return the things that these words stand for or include, each with the first such word."""
        found: dict[int, int] = {}
        fitting, proper = self._fit(types, named), self._fit(types, True)
        for word in words:
            for chain in self._chains_at(word, fitting, proper):
                found.setdefault(chain, word)
            for member in self._parts_of(word).included:
                for chain in self._referents(member):
                    if chain in proper:
                        found.setdefault(chain, member)
        return found

    def _chains_at(self, word: int, fitting: frozenset[int], proper: frozenset[int]) -> list[int]:
        """Return what a phrase stands for; failing that, what it is a number, a part or a kind of.

        A place that is described by its name is what it is called: "the port of Massawa".
        """
        found = [chain for chain in self._referents(word) if chain in fitting]
        parts = self._parts_of(word)
        if parts is _NO_PARTS:
            return found or ([] if self._coreference.refers(word) else self._meant.of(word, fitting))
        members = [chain for name in parts.listed for chain in self._referents(name) if chain in proper]
        if members or not proper.isdisjoint(found):
            return members or found
        called = [chain for inner in parts.within for chain in self._referents(inner) if chain in proper]
        if found and not self._are_places(called, found):
            return found
        return called or [chain for inner in parts.within for chain in self._chains_at(inner, fitting, proper)]

    def _are_places(self, called: list[int], found: list[int]) -> bool:
        return bool(called) and all(self._coreference.chains[chain].type in PLACES for chain in (*called, *found))

    def _referents(self, word: int) -> tuple[int, ...]:
        """Words inside a name or description are not what it stands for, unless they are nouns: parts of a name."""
        if word not in self._heads and (self._tree.pos[word] not in ("NOUN", "PROPN") or self._is_acted_on(word)):
            return ()
        return self._coreference.refers(word)

    def _is_acted_on(self, word: int) -> bool:
        """Say whether a verb parts a word from the description around it: "the first country to win [a vote]"."""
        tree, verb = self._tree, word
        while not is_verb(tree, verb) and tree.head[verb] != verb:
            verb = tree.head[verb]
        described = tree.head[verb]
        same = self._coreference.refers(described) == self._coreference.refers(word)
        return verb != described and described in self._heads and same

    def _parts_of(self, word: int) -> _Parts:
        found = self._parts.get(word)
        if found is None:
            tree = self._tree
            included = tuple(_included(tree, word)) if self._includes else ()
            included = (*included, *_other_sides(tree, word), *_beside_apposed(tree, word))
            parts = _Parts(listed(tree, word), included, _named_within(tree, word))
            found = self._parts[word] = parts if any(parts) else _NO_PARTS
        return found

    def named(self) -> list[tuple[int, str]]:
        """Return the head of each name or description with the type of its thing, in text order."""
        return sorted({(mention.root, chain.type) for chain in self._coreference.chains for mention in chain.mentions})

    def _fit(self, types: Types, named: bool) -> frozenset[int]:
        """Return the things of these types; only those that have a proper name, if wished."""
        found = self._fitting.get((types, named))
        if found is None:
            known = self._named if named else self._all
            fitting = [number for type, numbers in known.items() if type in types for number in numbers]
            found = self._fitting[types, named] = frozenset(fitting)
        return found


def _by_type(chains: Sequence[Chain], *, named: bool = False) -> dict[str, list[int]]:
    """Return the things of each type; only those that have a proper name, if wished."""
    found: dict[str, list[int]] = {}
    for number, chain in enumerate(chains):
        if not (named and chain.unnamed):
            found.setdefault(chain.type, []).append(number)
    return found


def listed(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the names after a plural that tells their kind: "the cities of Lyman and Izium", "its allies, A and B"."""
    if tree.tag[word] not in ("NNS", "NNPS"):
        return ()
    names = obliques(tree, word, OF) if tree.lemma[word] in shared_words()["transparent"] else ()
    return tuple(names) if len(names) > 1 else _apposed(tree, word)


def _apposed(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the names that rename a noun, where there are several."""
    return next((names for one in appositions(tree, word) if len(names := tree.conjuncts(one)) > 1), ())


def _beside_apposed(tree: Tree, word: int) -> tuple[int, ...]:
    """Return whom parsers coordinate with the name of one thing: "[rebel leader Garang] and [Vice President Taha]"."""
    return () if tree.tag[word] in ("NNS", "NNPS") else _apposed(tree, word)[1:]


def _included(tree: Tree, word: int) -> Iterator[int]:
    """Yield what a phrase is said to include, wherever the parser hung it: "several towns, including Goma"."""
    own = obliques(tree, word, SUCH_AS)
    head = tree.head[word]
    hung = obliques(tree, head, INCLUDING) if not own and is_verb(tree, head) else ()
    if hung:
        last = max((word, *tree.below(word)))
        yield from (member for member in hung if word < last < member < last + 8)
    yield from own


def _other_sides(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the first of two sides that adjectives tell apart: "Ugandan" in "Ugandan and Congolese forces"."""
    if tree.tag[word] != "NNS" or tree.lemma[word] not in shared_words()["parties"]:
        return ()
    return tuple([side for side in adjectives(tree, word)[:-1] if len(tree.conjuncts(side)) > 1])


def _named_within(tree: Tree, word: int) -> tuple[int, ...]:
    """Return what a measure is of ("a number of towns"), and what a free relative calls it ("what it calls rebels")."""
    if tree.lemma[word] in shared_words()["transparent"] or tree.pos[word] == "NUM":
        return tuple(obliques(tree, word, OF))
    if tree.lower[word] != "what":
        return ()
    found: list[int] = []
    for clause in relative_clauses(tree, word):
        found.extend(other for other in objects(tree, clause) if other != word)
        found.extend(obliques(tree, clause, AS))
    return tuple(found)
