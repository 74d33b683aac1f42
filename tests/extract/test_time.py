"""When something happened, and when it was said, over own sentences."""

from __future__ import annotations

import pytest
import spacy

import kg.text
from kg.extract.time import Time, event_time, report_time, time_of

from .pins import at, pinned_doc, plain, predicate, table

DAY = "2020-10-21"  # a Wednesday

CASES = [
    (case["text"], Time(**{side: case.get(side, "") for side in ("since", "until", "on")}))
    for case in table("time")["case"]  # type: ignore[attr-defined]
]


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return kg.text.load()


def _predicate(nlp: spacy.language.Language, sentence: str) -> spacy.tokens.Token:
    return predicate(nlp(plain(sentence)), sentence)


@pytest.mark.parametrize(("sentence", "time"), CASES)
def test_when_it_happened(sentence: str, time: Time) -> None:
    assert event_time(*at(predicate(pinned_doc(sentence), sentence)), DAY) == time


def test_the_engine_agrees(nlp: spacy.language.Language) -> None:
    wrong = [sentence for sentence, time in CASES if event_time(*at(_predicate(nlp, sentence)), DAY) != time]
    assert len(wrong) <= 0.1 * len(CASES), wrong


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Estvia [said] on Monday that Norland attacked the port.", "2020-10-19"),
        ("Estvia on Monday [said] Norland had attacked the port in May.", "2020-10-19"),
        ('"We won," Ms Vard [told] reporters Tuesday.', "2020-10-20"),
        ("Estvia [said] that Norland attacked the port on Monday.", ""),
        ("Ms Vard [said] in an interview on 3 March 2019 that the truce holds.", "2019-03-03"),
    ],
)
def test_when_it_was_said(nlp: spacy.language.Language, sentence: str, date: str) -> None:
    assert report_time(*at(_predicate(nlp, sentence)), DAY) == date


def test_a_year_comes_from_the_text_where_the_article_has_no_date(nlp: spacy.language.Language) -> None:
    doc = nlp("The war began on 27 September 2020. On 9 October, rebels seized the port. Two days later, they left.")
    verbs = [token for token in doc if token.text in ("began", "seized", "left")]
    assert [event_time(*at(verb), "").on for verb in verbs] == ["2020-09-27", "2020-10-09", "2020-10-11"]


def test_news_of_a_known_day_means_its_own_year(nlp: spacy.language.Language) -> None:
    doc = nlp("On Monday Estvia left. Rebels had seized the port on 14 April 2014. The army returned on 3 May.")
    assert event_time(*at(next(token for token in doc if token.text == "returned")), DAY).on == "2020-05-03"


def test_date_that_covers_a_token(nlp: spacy.language.Language) -> None:
    doc = nlp("The port fell on 14 April 2014.")
    assert time_of(*at(doc[5]), DAY) == "2014-04-14"
    assert time_of(*at(doc[1]), DAY) == ""
