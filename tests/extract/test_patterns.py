"""The examples beside the patterns are their tests, read with the shipped engine."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.extract.relations.pattern import Example, Pattern
from kg.schema import schema
from tests.extract.reading import is_expected, packaged, read

TITLES = {"holdsOffice"}  # read by the lexicon of titles, tested in test_relations.py

POSITIVE = [(pattern, example) for pattern in packaged().all for example in pattern.positive]
NEGATIVE = [(pattern, example) for pattern in packaged().all for example in pattern.negative]


def _ids(cases: list[tuple[Pattern, Example]]) -> list[str]:
    return [f"{pattern.name}: {example.text}" for pattern, example in cases]


@pytest.mark.parametrize(("pattern", "example"), POSITIVE, ids=_ids(POSITIVE))
def test_positive(pattern: Pattern, example: Example) -> None:
    coreference, relations = read(example.text)
    for expected in example.expected:
        assert any(is_expected(expected, found, coreference, example.text) for found in relations), (
            f"{expected} not among {[(found.relation, found.polarity, found.modality) for found in relations]}"
        )


@pytest.mark.parametrize(("pattern", "example"), NEGATIVE, ids=_ids(NEGATIVE))
def test_negative(pattern: Pattern, example: Example) -> None:
    _, relations = read(example.text)
    assert not [(found.relation, found.pattern) for found in relations if found.relation == pattern.relation]


def test_every_relation_has_examples() -> None:
    positive = Counter(pattern.relation for pattern, example in POSITIVE if example.expected)
    negative = Counter(pattern.relation for pattern, _ in NEGATIVE)
    for relation in set(schema().relations) - TITLES:
        assert positive[relation] >= 3, relation
        assert negative[relation] >= 2, relation


def test_there_are_many() -> None:
    assert len(POSITIVE) >= 230
    assert len(NEGATIVE) >= 150


def test_every_pattern_yields_what_its_examples_say_by_itself() -> None:
    """A pattern that others make superfluous would hide behind them: most examples are found by their own."""
    own = [
        any(found.pattern == pattern.name for found in read(example.text)[1])
        for pattern, example in POSITIVE
        if example.expected
    ]
    assert sum(own) >= 0.9 * len(own)
