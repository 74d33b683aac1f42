"""What the text does not say in its own voice is never a fact: over 220 sentences of our own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model import Relation
from tests.extract.reading import is_named, read

CASES = Path(__file__).with_name("challenge.toml")


def cases() -> Iterator[tuple[str, str, list[list[str]]]]:
    for group in tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]:
        for entry in group["sentences"]:
            text, true = (entry, []) if isinstance(entry, str) else (entry["text"], entry["true"])
            yield group["phenomenon"], text, true


def test_there_are_many() -> None:
    assert len(list(cases())) >= 180


@pytest.mark.parametrize(("phenomenon", "text", "true"), list(cases()), ids=[text for _, text, _ in cases()])
def test_nothing_false_is_asserted(phenomenon: str, text: str, true: list[list[str]]) -> None:
    coreference, relations = read(text)

    def is_true(relation: Relation) -> bool:
        return any(
            relation.relation == name
            and is_named(relation.subject, subject, coreference, text)
            and is_named(relation.object, thing, coreference, text)
            for subject, name, thing in true
        )

    asserted = [relation for relation in relations if not relation.guarded and not is_true(relation)]
    assert not asserted, f"{phenomenon}: {[(r.relation, r.pattern, r.trigger.of(text)) for r in asserted]}"


def test_most_of_them_are_read_nevertheless() -> None:
    """Silence would pass the test above: what is guarded must be found, with its guard."""
    found = sum(bool(read(text)[1]) for _, text, _ in cases())
    assert found >= 0.6 * len(list(cases()))
