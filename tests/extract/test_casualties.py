"""Counts of people over own sentences, parsed by the shipped engine."""

from __future__ import annotations

import pytest
import spacy

import kg.text
from kg.extract.casualties import find_casualties
from kg.extract.casualties.lexicon import lexicon
from kg.extract.coreference import Coreference
from kg.extract.numbers import number
from kg.model import Article, Attribution, Casualty, Chain, Mention, Span

from .pins import pinned_doc, table

CASES: list[dict[str, str]] = table("casualties")["case"]  # type: ignore[assignment]
NOBODY = Coreference(())


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return kg.text.load()


def _found(nlp: spacy.language.Language, text: str, date: str = "") -> tuple[Casualty, ...]:
    return find_casualties(nlp(text), Article("a.txt", text, date=date), NOBODY, ())


def _labels(doc: spacy.tokens.Doc) -> list[str]:
    found = find_casualties(doc, Article("a.txt", doc.text), NOBODY, ())
    return sorted(f"{c.kind} {'-' if c.count is None else c.count} {c.comparator}" for c in found)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_counts(case: dict[str, str]) -> None:
    assert _labels(pinned_doc(case["text"])) == sorted(case["found"])


def test_the_engine_agrees(nlp: spacy.language.Language) -> None:
    wrong = [case["text"] for case in CASES if _labels(nlp(case["text"])) != sorted(case["found"])]
    assert len(wrong) <= 0.1 * len(CASES), wrong


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 35


def test_who_when_and_by_what(nlp: spacy.language.Language) -> None:
    (casualty,) = _found(nlp, "On Tuesday the blast killed 46 Estvian soldiers.", "2020-10-21")
    assert (casualty.who, casualty.date, casualty.event) == ("Estvian soldiers", "2020-10-20", "the blast")


def test_words_stand_where_the_span_says(nlp: spacy.language.Language) -> None:
    text = "Norland said that shells had killed at least 46 people in Vell."
    (casualty,) = _found(nlp, text)
    assert casualty.span.of(text) == "killed at least 46 people in Vell"


def test_denied_and_possible_counts_are_marked(nlp: spacy.language.Language) -> None:
    (denied,) = _found(nlp, "The strike did not kill 46 people.")
    (possible,) = _found(nlp, "The strike may have killed 46 people.")
    assert (denied.polarity, possible.modality) == ("negative", "possible")


def test_the_holder_is_the_speaker(nlp: spacy.language.Language) -> None:
    text = "Norland said that shells had killed 46 people in Vell."
    doc = nlp(text)
    norland = Chain("Norland", "State", (Mention(Span(0, 7), "name", "State", "Norland", 0),))
    vell = Chain("Vell", "Settlement", (Mention(Span(49, 53), "name", "Settlement", "Vell", 9),))
    said = Attribution((Span(18, 53),), (0,), Span(0, 7), Span(8, 12), direct=False)
    known = Coreference((norland, vell), tokens={9: (1,)})
    (casualty,) = find_casualties(doc, Article("a.txt", text), known, (said,))
    assert (casualty.holder, casualty.attribution, casualty.place) == (0, 0, 1)


def test_two_holders_keep_their_counts(nlp: spacy.language.Language) -> None:
    text = "Norland said 46 soldiers were killed. Estvia said 46 soldiers were killed."
    said = [
        Attribution((Span(13, 36),), (0,), Span(0, 7), Span(8, 12), direct=False),
        Attribution((Span(50, 73),), (1,), Span(38, 44), Span(45, 49), direct=False),
    ]
    found = find_casualties(nlp(text), Article("a.txt", text), NOBODY, said)
    assert [(c.count, c.holder) for c in found] == [(46, 0), (46, 1)]


def test_headlines_before_the_body_do_not_count(nlp: spacy.language.Language) -> None:
    text = "46 people killed\n\nA blast killed 46 people."
    article = Article("a.txt", text, body=18)
    (casualty,) = find_casualties(nlp(text), article, NOBODY, ())
    assert casualty.span.start >= 18


def test_word_lists_do_not_overlap() -> None:
    words = lexicon()
    assert not words.people & words.never


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and five", 205),
        ("1,200", 1200),
        ("forty-six", 46),
        ("1.5 million", 1500000),
        ("many", None),
        ("12 12", None),
    ],
)
def test_numbers(words: str, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "9999999999999999999999 people were killed.",
        "2020-99-99 killed 3 - 2 - 1 people - 4 - 5.",
        "12 12 12 killed or wounded or missing or 5",
        "\x00\x01 people killed 5 \u202e people",
        "5 " * 200,
        "",
    ],
)
def test_odd_texts(nlp: spacy.language.Language, text: str) -> None:
    for casualty in _found(nlp, text, "2020-10-21"):
        assert 0 <= casualty.span.start < casualty.span.end <= len(text)
        assert casualty.count is None or casualty.count <= 10**9
