"""When a capital stands for its government: one role a line, through the shipped engine."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.metonymy import metonymy_words, stands_for_government
from kg.text import load
from kg.text.syntax import tree_of

ACTS = (
    "Tehran rejected the offer.",
    "Tehran lost Basra in May.",
    "Tehran had occupied Abu Musa for years.",
    "Tehran has repeatedly warned its neighbours.",
    "Tehran wants to reopen the talks.",
    "Tehran is ready to talk.",
    "Tehran holds talks with the rebels.",
    "The deal was signed by Tehran.",
    "The senator accused Tehran of cheating.",
    "Europe must put pressure on Tehran.",
    "They imposed sanctions against Tehran.",
    "Relations between Tehran and Riyadh improved.",
    "The rebels receive weapons from Tehran.",
    "Tehran's claim surprised the diplomats.",
    "The minister praised Tehran.",
    "A Tehran-backed militia attacked the base.",
    "The Tehran-Riyadh talks failed.",
    "Tehran was accused of espionage.",
    "The group is loyal to Tehran.",
    "Crowds shouted anti-Tehran slogans.",
    "Tehran's fourth missile test alarmed the region.",
)
STAYS = (
    "Tehran lost its charm.",
    "Tehran holds ten million people.",
    "The minister bought weapons in Tehran.",
    "The talks took place in Tehran.",
    "He flew to Tehran on Monday.",
    "Tehran lies below the mountains.",
    "Tehran is a large city.",
    "Tehran has nine million people.",
    "Rockets struck Tehran at dawn.",
    "Tehran was bombed at dawn.",
    "A school near Tehran was closed.",
    "Tehran's airport was closed.",
    "The streets of Tehran were empty.",
    "The road between Tehran and Qom was cut.",
    "A Tehran hotel was evacuated.",
    "She was born in Tehran and studied law.",
    "Thousands left Tehran for the coast.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def reading(nlp: Language, sentence: str) -> bool:
    doc = nlp(sentence)
    index = next(token.i for token in doc if token.text == "Tehran")
    return stands_for_government(tree_of(doc), index)


@pytest.mark.parametrize("sentence", ACTS)
def test_a_capital_that_acts_is_its_government(sentence: str, nlp: Language) -> None:
    assert reading(nlp, sentence)


@pytest.mark.parametrize("sentence", STAYS)
def test_a_capital_that_is_a_place_stays_one(sentence: str, nlp: Language) -> None:
    assert not reading(nlp, sentence)


def test_the_words_are_lemmas() -> None:
    words = metonymy_words()
    assert all(word == word.lower() for word in words.places | words.deeds | words.object_verbs | words.possessed)
