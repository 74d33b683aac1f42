"""Sentences of our own through the shipped engine: who says what, and where nobody says anything."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import kg.text
from kg.extract.attribution import Draft, draft_attributions

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("attributions.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def written(draft: Draft, text: str) -> str:
    """Return a draft as attributions.toml writes it."""
    speaker = draft.speaker_span.of(text) if draft.speaker_span else "?"
    mark = "”" if draft.direct else ""
    return f"{speaker} | " + " … ".join(f"{mark}{span.of(text)}{mark}" for span in draft.spans)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert sum(not case.get("says") for case in CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_who_says_what(case: dict[str, Any], nlp: Language) -> None:
    text = case["text"]
    doc = nlp(text)
    drafts = draft_attributions(doc)
    assert [written(draft, text) for draft in drafts] == case.get("says", [])
    if "kinds" in case:
        assert list(drafts[0].kinds) == case["kinds"]
    if "to" in case:
        assert [doc[index].text for index in drafts[0].addressee_roots] == case["to"]
    if "medium" in case:
        assert drafts[0].medium == case["medium"]
