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


def _leak(frame: str, pattern: Pattern, example: Example) -> str:
    sentence = example.text.rstrip(".")
    article, _, rest = sentence.partition(" ")
    text = frame.format(f"{article.lower()} {rest}" if article in ("The", "A", "An") else sentence)
    _, relations = read(text)
    return text if any(r.pattern == pattern.name and not r.guarded for r in relations) else ""
