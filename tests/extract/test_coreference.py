"""Who is meant: pronouns, descriptions, short names; and the offices that titles say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.attribution import draft_attributions
from kg.extract.coreference import Coreference, resolve
from kg.extract.coreference.naming import abbreviates, fold, initials, is_acronym, person_words
from kg.extract.mentions import find_mentions
from kg.model import Article
from tests.extract.reading import engine, gazetteer

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((FOLDER / "coreference.toml").read_text(encoding="utf-8"))["case"]
OFFICES: list[dict[str, Any]] = tomllib.loads((FOLDER / "offices.toml").read_text(encoding="utf-8"))["case"]


def resolved(text: str) -> Coreference:
    """Return the coreference of a text."""
    article, doc = Article("test.txt", text), engine()(text)
    return resolve(doc, article, find_mentions(doc, article, gazetteer()), draft_attributions(doc))


def chains_of(text: str, found: Coreference, phrase: str) -> tuple[int, ...]:
    """Return the chains that a phrase stands for: those of its last word, or of the first that has any."""
    words, _, count = phrase.partition("#")
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    start = starts[int(count or 1) - 1]
    tokens = [t.i for t in engine()(text) if start <= t.idx < start + len(words)]
    return next((found.refers(token) for token in reversed(tokens) if found.refers(token)), ())


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 35
    assert len(OFFICES) >= 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_who_is_meant(case: dict[str, Any]) -> None:
    text = case["text"]
    found = resolved(text)
    for phrase, wanted in case["means"].items():
        chains = chains_of(text, found, phrase)
        relation = wanted[0].partition(":")[0] if wanted else ""
        if relation in ("SAME", "NOT"):
            other = chains_of(text, found, wanted[0].partition(":")[2])
            assert chains and (chains == other) == (relation == "SAME"), phrase
        elif wanted:
            assert sorted(found.chains[chain].name for chain in chains) == sorted(wanted), phrase
        else:
            assert all(found.chains[chain].unnamed for chain in chains), phrase


@pytest.mark.parametrize("case", OFFICES, ids=lambda case: case["text"][:50])
def test_offices(case: dict[str, Any]) -> None:
    found = resolved(case["text"])
    said = [
        f"{found.chains[held.chain].name}: {held.office}{' (former)' if held.former else ''}" for held in found.offices
    ]
    assert said == case["offices"]


def test_every_mention_explains_itself() -> None:
    found = resolved("Kenyan President William Ruto said his country would send police to Haiti. He left on Monday.")
    for chain in found.chains:
        for mention in chain.mentions:
            assert mention.method
            assert 0 < mention.score <= 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"«»“”()[]’'\n ", "Iran", "he said", "U.N.", "(UN)", "The", "its army", "of", "both sides"]),
        max_size=25,
    )
)
def test_odd_texts_do_not_fail(parts: list[str]) -> None:
    text = " ".join(parts)
    found = resolved(text)
    assert all(text[m.span.start : m.span.end] for chain in found.chains for m in chain.mentions)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("the Houthis'", "houthis"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("U.N.", "un"),
        ("Al-Qaida", "al qaida"),
        ("", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_names_compare() -> None:
    assert person_words("Bashar al-Assad")[-1] == "assad"
    assert "mofa" in initials("Ministry of Foreign Affairs")
    assert abbreviates("KFOR", "NATO Kosovo Force")
    assert not abbreviates("KFOR", "Serbian army")
    assert is_acronym("UNIFIL") and not is_acronym("Hamas")
