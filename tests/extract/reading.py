"""Reads one sentence with the shipped engine, as the extractor does, for the tests of this folder."""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language

import kg.text
from kg.extract.attribution import attributions, draft_attributions
from kg.extract.coreference import Coreference, resolve
from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import find_mentions
from kg.extract.relations import Patterns, find_relations
from kg.extract.relations.pattern import Expected
from kg.model import Article, Relation


@cache
def engine() -> Language:
    return kg.text.load()


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def packaged() -> Patterns:
    return Patterns.load()


Reading = tuple[Coreference, tuple[Relation, ...]]


def read(text: str, patterns: Patterns | None = None, *, date: str = "2024-05-15") -> Reading:
    """Return the coreference and the relations of a text."""
    article, doc = Article("test.txt", text, date=date), engine()(text)
    drafts = draft_attributions(doc)
    coreference = resolve(doc, article, find_mentions(doc, article, gazetteer()), drafts)
    spoken = attributions(doc, article, drafts, coreference)
    return coreference, find_relations(doc, article, patterns or packaged(), coreference, spoken)


def is_expected(expected: Expected, relation: Relation, coreference: Coreference, text: str) -> bool:
    """Tell whether a relation is the one that an example expects."""
    marks = {relation.polarity, relation.modality} | ({"ended"} if relation.ended else set())
    plain = {"positive", "actual"}
    return (
        relation.relation == expected.relation
        and is_named(relation.subject, expected.subject, coreference, text)
        and (relation.object_text == expected.object or is_named(relation.object, expected.object, coreference, text))
        and marks - plain == set(expected.marks) - plain
    )


def is_named(chain: int, words: str, coreference: Coreference, text: str) -> bool:
    """Tell whether these words name the chain."""
    if chain < 0:
        return not words
    found = coreference.chains[chain]
    called = {found.name, *found.names, *(mention.span.of(text) for mention in found.mentions)}
    return any(_plain(words) in _plain(name) for name in called)


def _plain(words: str) -> str:
    return re.sub(r"\b(the|a|an)\b|'s\b|\W", "", words.casefold()).strip()
