"""All patterns, by the word that triggers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path as File

from spacy.tokens import Doc, Token

from kg.extract.relations.arguments import Arguments
from kg.extract.relations.load import packaged_files, read_patterns
from kg.extract.relations.pattern import Pattern
from kg.schema import Schema, schema
from kg.text import syntax


class Patterns:
    """Patterns in dictionaries by trigger, so that one pass over the words finds all candidates."""

    def __init__(self, patterns: Iterable[Pattern], meaning: Schema) -> None:
        self.all = tuple(patterns)
        self.schema = meaning
        self._by_kind: dict[str, dict[str, list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        for pattern in self.all:
            for word in sorted({word.split()[0] for word in pattern.words}):
                self._by_kind[_table(pattern)][word].append(pattern)
        self._types = {pattern.name: self._classes(pattern) for pattern in self.all}

    @classmethod
    def load(cls, extra: Iterable[File] = (), *, meaning: Schema | None = None) -> Patterns:
        """Read the packaged files and the user's own; SettingsError names file, entry, fault and remedy."""
        meaning = meaning or schema()
        return cls(read_patterns((*packaged_files(), *extra), meaning), meaning)

    def _classes(self, pattern: Pattern) -> tuple[frozenset[str], frozenset[str]]:
        meaning = self.schema.relations[pattern.relation]
        subject = frozenset(pattern.subject_types) or meaning.domain
        return self._with_narrower(subject), self._with_narrower(frozenset(pattern.object_types) or meaning.range)

    def _with_narrower(self, types: frozenset[str]) -> frozenset[str]:
        narrower = (name for name in self.schema.classes if any(self.schema.is_a(name, type) for type in types))
        return types.union(narrower)

    def types(self, pattern: Pattern) -> tuple[frozenset[str], frozenset[str]]:
        """Return the classes that subject and object may have, with all their subclasses.

        They are the ontology's, unless the pattern narrows them.
        """
        return self._types[pattern.name]

    def matches(self, doc: Doc, arguments: Arguments) -> Iterator[tuple[Pattern, Token]]:
        """Yield each pattern with the token that triggers it, in text order."""
        words, types = self._by_kind["word"], self._by_kind["type"]
        for index, lemma in enumerate(syntax.tree_of(doc).lemma):
            if lemma in words:
                token = doc[index]
                yield from ((pattern, token) for pattern in _triggered(words[lemma], token))
        for token, type in arguments.named(doc):
            yield from ((pattern, token) for pattern in types.get(type, ()))


def _table(pattern: Pattern) -> str:
    return "type" if pattern.kind == "type" else "word"


def _triggered(patterns: list[Pattern], token: Token) -> Iterator[Pattern]:
    """Yield those of the patterns with this lemma whose word class, particle and preposition fit as well."""
    phrasal = syntax.particle_lemma(token).lower() if syntax.is_verb(token) else ""
    word_class, marked = token.pos_, syntax.preposition(token).lower()
    for pattern in patterns:
        match pattern.kind:
            case "verb":
                fits = phrasal in pattern.words
            case "noun":
                fits = word_class in ("NOUN", "PROPN") and (not pattern.preposition or marked in pattern.preposition)
            case "adjective":
                fits = word_class in ("ADJ", "VERB")
            case _:
                fits = True
        if fits:
            yield pattern
