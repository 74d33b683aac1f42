"""Polarity and modality over own sentences, parsed by the shipped engine."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
import spacy

import kg.text
from kg.extract.factuality import factuality, modality, polarity
from kg.extract.factuality.lexicon import FORMS

from .pins import at, pinned_doc, plain, predicate, table

CASES = [(sentence, label) for label, group in table("factuality").items() for sentence in group]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return kg.text.load()


def _predicate(nlp: spacy.language.Language, sentence: str) -> spacy.tokens.Token:
    return predicate(nlp(plain(sentence)), sentence)


def _label(token: spacy.tokens.Token) -> str:
    found = factuality(*at(token))
    sign = "+" if found.polarity == "positive" else "-"
    return f"{sign} {found.modality}" + (" ended" if found.ended else "")


@pytest.mark.parametrize(("sentence", "label"), CASES)
def test_says_whether_it_holds(sentence: str, label: str) -> None:
    assert _label(predicate(pinned_doc(sentence), sentence)) == label


def test_the_engine_agrees(nlp: spacy.language.Language) -> None:
    wrong = [f"{label}: {sentence}" for sentence, label in CASES if _label(_predicate(nlp, sentence)) != label]
    assert len(wrong) <= 0.05 * len(CASES), wrong


def test_the_engine_makes_no_fact_of_what_is_none(nlp: spacy.language.Language) -> None:
    guarded = [sentence for sentence, label in CASES if label != "+ actual"]
    facts = [sentence for sentence in guarded if factuality(*at(_predicate(nlp, sentence))).is_fact]
    assert len(facts) <= 0.03 * len(guarded), facts


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 140


def test_polarity_and_modality_are_parts_of_it(nlp: spacy.language.Language) -> None:
    tree, word = at(_predicate(nlp, "Norland will not [attack] the port."))
    assert (polarity(tree, word), modality(tree, word)) == ("negative", "planned")


def test_no_word_has_two_effects() -> None:
    """A word in two lists of one form would take the effect of whichever list stands last."""
    lists = tomllib.loads(files("kg.extract.factuality").joinpath("lexicon.toml").read_text("utf-8"))
    for form in (*FORMS, "modals", "adverbial", "prepositional"):
        words = [word for words in lists[form].values() for word in words]
        assert sorted(words) == sorted(set(words)), form
