"""Polarity and modality over own sentences, parsed by the shipped engine."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import spacy

import kg.text
from kg.extract.factuality import factuality, modality, polarity

TABLE = tomllib.loads((Path(__file__).parent / "factuality.toml").read_text("utf-8"))
CASES = [(sentence, label) for label, sentences in TABLE.items() for sentence in sentences]


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return kg.text.load()


def _predicate(nlp: spacy.language.Language, sentence: str) -> spacy.tokens.Token:
    before, word, after = sentence.replace("]", "[").split("[")
    doc = nlp(before + word + after)
    return next(token for token in doc if token.idx == len(before))


def _label(token: spacy.tokens.Token) -> str:
    found = factuality(token)
    sign = "+" if found.polarity == "positive" else "-"
    return f"{sign} {found.modality}" + (" ended" if found.ended else "")


@pytest.mark.parametrize(("sentence", "label"), CASES)
def test_says_whether_it_holds(nlp: spacy.language.Language, sentence: str, label: str) -> None:
    assert _label(_predicate(nlp, sentence)) == label


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 140


def test_polarity_and_modality_are_parts_of_it(nlp: spacy.language.Language) -> None:
    token = _predicate(nlp, "Norland will not [attack] the port.")
    assert (polarity(token), modality(token)) == ("negative", "planned")
