"""What a pattern reads in its examples is no fact any more when somebody says, denies or fears it."""

from __future__ import annotations

import re

import pytest

from kg.extract.relations.pattern import Example, Pattern
from tests.extract.reading import packaged, read

FRAMES = (
    "The minister denied that {}.",
    "The general said that {}.",
    "Analysts fear that {}.",
    "According to state media, {}.",
)
DOUBTS = (
    "It is possible that {}.",
    "It is unclear whether {}.",
    "There are fears that {}.",
    "Officials rejected claims that {}.",
    "The president ordered an inquiry into reports that {}.",
    "The two sides have to make sure that {}.",
    "Diplomats hope that {}.",
    "Allegedly, {}.",
    "Perhaps {}.",
)
"""Under these, what is presupposed goes on to hold: "if Iran's violation of the treaty worried France" tells of one."""
PRESUPPOSED_UNDER = "If {}, the talks will end."
MISREAD = 2
ONE_SENTENCE = re.compile(r"[^.?!\"“”]+\.")
EXAMPLES = [
    (pattern, example)
    for pattern in packaged().all
    for example in pattern.positive
    if ONE_SENTENCE.fullmatch(example.text)
]


def test_there_are_many() -> None:
    assert len(EXAMPLES) >= 340


@pytest.mark.parametrize("frame", FRAMES)
def test_nobody_s_words_are_facts(frame: str) -> None:
    leaks = [text for pattern, example in EXAMPLES if (text := _leak(frame, pattern, example))]
    assert not leaks, leaks


@pytest.fixture(scope="module")
def presupposed() -> frozenset[str]:
    """Return the examples whose fact is no part of what is asserted: places, events that are taken as known."""
    return frozenset(example.text for pattern, example in EXAMPLES if _leak(PRESUPPOSED_UNDER, pattern, example))


def test_little_is_presupposed(presupposed: frozenset[str]) -> None:
    assert len(presupposed) < len(EXAMPLES) / 6


@pytest.mark.parametrize("frame", DOUBTS)
def test_what_is_in_doubt_is_no_fact(frame: str, presupposed: frozenset[str]) -> None:
    asserted = [(pattern, example) for pattern, example in EXAMPLES if example.text not in presupposed]
    leaks = [text for pattern, example in asserted if (text := _leak(frame, pattern, example))]
    assert len(leaks) <= MISREAD, leaks


def _leak(frame: str, pattern: Pattern, example: Example) -> str:
    sentence = example.text.rstrip(".")
    article, _, rest = sentence.partition(" ")
    text = frame.format(f"{article.lower()} {rest}" if article in ("The", "A", "An") else sentence)
    _, relations = read(text)
    return text if any(r.pattern == pattern.name and not r.guarded for r in relations) else ""
