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

    @classmethod
    def load(cls, extra: Iterable[File] = (), *, meaning: Schema | None = None) -> Patterns:
        """Read the packaged files and the user's own; SettingsError names file, entry, fault and remedy."""
        meaning = meaning or schema()
        return cls(read_patterns((*packaged_files(), *extra), meaning), meaning)

    def types(self, pattern: Pattern) -> tuple[frozenset[str], frozenset[str]]:
        """Return the classes that subject and object may have: the ontology's, unless the pattern narrows them."""
        meaning = self.schema.relations[pattern.relation]
        return frozenset(pattern.subject_types) or meaning.domain, frozenset(pattern.object_types) or meaning.range

    def matches(self, doc: Doc, arguments: Arguments) -> Iterator[tuple[Pattern, Token]]:
        """Yield each pattern with the token that triggers it, in text order."""
        words, types = self._by_kind["word"], self._by_kind["type"]
        for token in doc:
            for pattern in words.get(token.lemma_.lower(), ()):
                if _is_trigger(pattern, token):
                    yield pattern, token
        for token, type in arguments.named(doc):
            yield from ((pattern, token) for pattern in types.get(type, ()))


def _table(pattern: Pattern) -> str:
    return "type" if pattern.kind == "type" else "word"


def _is_trigger(pattern: Pattern, token: Token) -> bool:
    match pattern.kind:
        case "verb":
            return syntax.is_verb(token) and syntax.particle_lemma(token).lower() in pattern.words
        case "noun":
            return token.pos_ in ("NOUN", "PROPN") and _is_marked(pattern, token)
        case "adjective":
            return token.pos_ in ("ADJ", "VERB")
        case _:
            return True


def _is_marked(pattern: Pattern, token: Token) -> bool:
    return not pattern.preposition or syntax.preposition(token).lower() in pattern.preposition
