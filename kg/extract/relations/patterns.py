"""All patterns, by the word that triggers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as File
from typing import NamedTuple

from kg.extract.relations.arguments import Arguments, Around, Types
from kg.extract.relations.load import packaged_files, read_patterns
from kg.extract.relations.pattern import Pattern
from kg.schema import Schema, schema
from kg.text.syntax import Tree
from kg.text.syntax.nominals import preposition
from kg.text.syntax.verbs import is_verb, particle_lemma


class Candidate(NamedTuple):
    """A pattern as it stands for one trigger word, with the classes that its arguments may have, subclasses included.

    They are the ontology's, unless the pattern narrows them.
    """

    pattern: Pattern
    domain: Types
    range: Types

    def is_fillable(self, around: Around) -> bool:
        """Say whether a sentence holds things of the types that it takes: else no argument need be looked for."""
        if around.types.isdisjoint(self.domain):
            return False
        alone = self.pattern.objectless or self.pattern.reciprocal
        return bool(alone) or (around.things > 1 and not around.types.isdisjoint(self.range))


class Patterns:
    """Patterns in dictionaries by trigger, so that one pass over the words finds all candidates."""

    def __init__(self, patterns: Iterable[Pattern], meaning: Schema) -> None:
        self.all = tuple(patterns)
        self.schema = meaning
        self._by_word: dict[str, list[Candidate]] = defaultdict(list)
        self._by_type: dict[str, list[Candidate]] = defaultdict(list)
        for pattern in self.all:
            if pattern.kind == "type":
                for name in sorted(pattern.words):
                    self._by_type[name].append(self._candidate(pattern))
                continue
            for word in sorted({word.split()[0] for word in pattern.words}):
                settled = pattern.settled(word)
                if settled:
                    self._by_word[word].append(self._candidate(settled))

    @classmethod
    def load(cls, extra: Iterable[File] = (), *, meaning: Schema | None = None) -> Patterns:
        """Read the packaged files and the user's own; SettingsError names file, entry, fault and remedy."""
        meaning = meaning or schema()
        return cls(read_patterns((*packaged_files(), *extra), meaning), meaning)

    def _candidate(self, pattern: Pattern) -> Candidate:
        meaning = self.schema.relations[pattern.relation]
        domain, range_ = frozenset(pattern.subject_types), frozenset(pattern.object_types)
        return Candidate(
            pattern, self._with_narrower(domain or meaning.domain), self._with_narrower(range_ or meaning.range)
        )

    def _with_narrower(self, types: Types) -> Types:
        narrower = (name for name in self.schema.classes if any(self.schema.is_a(name, type) for type in types))
        return types.union(narrower)

    def matches(self, tree: Tree, arguments: Arguments) -> Iterator[tuple[int, Sequence[Candidate]]]:
        """Yield each word that triggers patterns with these, in text order; then names by their types."""
        words, types = self._by_word, self._by_type
        for index, lemma in enumerate(tree.lemma):
            if lemma in words:
                yield index, _triggered(words[lemma], tree, index)
        yield from ((index, types[type]) for index, type in arguments.named() if type in types)


def _triggered(candidates: list[Candidate], tree: Tree, index: int) -> list[Candidate]:
    """Return those of the patterns with this lemma whose word class, particle and preposition fit as well."""
    phrasal = particle_lemma(tree, index) if is_verb(tree, index) else ""
    word_class, marked = tree.pos[index], preposition(tree, index)
    return [each for each in candidates if _fits(each.pattern, phrasal, word_class, marked)]


def _fits(pattern: Pattern, phrasal: str, word_class: str, marked: str) -> bool:
    match pattern.kind:
        case "verb":
            return phrasal in pattern.words
        case "noun":
            return word_class in ("NOUN", "PROPN") and (not pattern.preposition or marked in pattern.preposition)
        case "adjective":
            return word_class in ("ADJ", "VERB")
        case _:
            return True
