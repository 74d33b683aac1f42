"""What kind of statement it is: sentences of our own through the shipped engine, by the kind they must have."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

import kg.text
from kg.extract.attribution import draft_attributions
from kg.extract.attribution.content import kind_words

TABLE = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
KNOWN = TABLE.pop("known")
CASES = [(kind, text) for kind, texts in TABLE.items() for text in texts]
MISSED = [(kind, text) for kind, texts in KNOWN.items() for text in texts]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def kinds(nlp: Language, text: str) -> set[str]:
    return set(draft_attributions(nlp(text))[0].kinds)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("kind", "text"), CASES, ids=[text[:60] for _, text in CASES])
def test_kind(kind: str, text: str, nlp: Language) -> None:
    assert kinds(nlp, text) == {kind, "claim"}


@pytest.mark.xfail(strict=True, reason="the words alone do not show it, or show it to a reader of the world only")
@pytest.mark.parametrize(("kind", "text"), MISSED, ids=[text[:60] for _, text in MISSED])
def test_kind_not_found_yet(kind: str, text: str, nlp: Language) -> None:
    assert kind in kinds(nlp, text)


def test_word_lists_are_lower_case() -> None:
    for tables in kind_words().values():
        for words in tables.values():
            assert all(word == word.strip().lower() for word in words)
