"""The table of names: metonymy, demonyms, abbreviations, look-alikes, composition, through the shipped engine."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import Mentions, find_mentions
from kg.model import Article, Mention
from kg.text import load

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("mentions_cases.toml").read_text(encoding="utf-8")
)["case"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def names(nlp: Language, gazetteer: Gazetteer, text: str) -> Mentions:
    return find_mentions(nlp(text), Article("case.txt", text), gazetteer)


def told(mention: Mention) -> str:
    return f"{mention.type}{'*' if mention.metonym else ''} {mention.key}".strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:50]}")
def test_name(case: dict[str, Any], nlp: Language, gazetteer: Gazetteer) -> None:
    if "xfail" in case:
        pytest.xfail(case["xfail"])
    text = case["text"]
    found: dict[str, set[str]] = {}
    for mention in names(nlp, gazetteer, text):
        if mention.kind == "name":
            found.setdefault(mention.span.of(text), set()).add(told(mention))
    for surface, expected in case.get("found", {}).items():
        assert expected in found.get(surface, set()), f"{surface}: {found}"
    for surface in case.get("absent", ()):
        assert surface not in found, found


def test_the_table_is_whole() -> None:
    assert len(CASES) >= 100
    assert {"metonymy", "demonym", "abbreviation", "look-alike", "composition"} <= {case["group"] for case in CASES}
