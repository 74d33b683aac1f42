"""Hostile and odd text: never an exception, always valid trees, never a changed character."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import kg.text
from kg.text.tokenizer import LONGEST_RUN

EXAMPLES = int(os.environ.get("KG_ODD_TEXTS", "150"))
WORDS = [
    "Rebels",
    "said",
    "the",
    "U.N.",
    "Oct.",
    "9",
    "Gen.",
    "can't",
    "$5",
    "%",
    "http://a.b/c",
    "(Reuters)",
    "#x",
    "@y",
    "أرمينيا",
    "Հայաստան",
    "中国",
    "😀",
    "🇦🇲",
]
MARKS = ["“", "”", '"', "'", "‘", "’", "''", "``", "(", ")", "[", "--", "—", "…", ".", "?", "!", ",", ";", ":", "/"]
SPACES = (" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "\u200b")
ODDITIES = ("\x00", "\x07", "\x1b", "e\u0301", "\ufeff", "\U0010ffff", "BAKU -", "a" * 120, "-" * 40)
FRAGMENTS = (*WORDS, *MARKS, *SPACES, *ODDITIES)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=25
).map(" ".join)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def check(doc: Doc, text: str) -> None:
    """Every token belongs to one tree of one sentence, and every name lies in the text."""
    assert doc.text == text
    sentences = list(doc.sents)
    assert sum(len(sentence) for sentence in sentences) == len(doc)
    for sentence in sentences:
        assert sum(token.head.i == token.i for token in sentence) == 1
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert token.dep_ and token.tag_ and token.pos_
            assert sum(1 for _ in token.ancestors) < len(sentence)
    assert all(entity.text.strip() for entity in doc.ents)


@settings(max_examples=EXAMPLES, deadline=None)
@given(texts)
def test_odd_texts(nlp: Language, text: str) -> None:
    check(nlp(text), text)


@pytest.mark.parametrize(
    "unit", [")", "(", "'.", "a", ".", "-", "\x00", "\n", " \t", "e\u0301", "http://x/", "1,", "😀", "“", "A "]
)
def test_long_runs(nlp: Language, unit: str) -> None:
    text = unit * (1500 // len(unit))
    check(nlp(text), text)


def test_a_million_characters_without_a_space_are_tokenised(nlp: Language) -> None:
    text = ")" * 1_000_000
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert len(doc) == len(text)


def test_a_cut_run_keeps_its_surroundings(nlp: Language) -> None:
    text = f"See  {'x' * (2 * LONGEST_RUN + 10)}\n\nnow ."
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert [token.text for token in doc][-3:] == ["\n\n", "now", "."]
