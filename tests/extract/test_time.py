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


def _times(nlp: spacy.language.Language, text: str, *verbs: str) -> list[str]:
    return [event_time(*at(token), DAY).on for token in nlp(text) if token.text in verbs]


def test_a_story_counts_on_from_any_day(nlp: spacy.language.Language) -> None:
    text = "The army shelled the port on Saturday. The same night rebels attacked the base. The next day they left."
    assert _times(nlp, text, "shelled", "attacked", "left") == ["2020-10-17", "2020-10-17", "2020-10-18"]


def test_no_count_leads_past_the_article(nlp: spacy.language.Language) -> None:
    assert _times(nlp, "Rebels shelled the port on Tuesday. Three days later the army left.", "left") == [""]


def test_history_keeps_its_year(nlp: spacy.language.Language) -> None:
    text = "Rebels seized the port on 14 April 2014. The army returned on 3 May."
    assert _times(nlp, text, "returned") == ["2014-05-03"]


CHRONOLOGY = """5 October 2017 - Rebels raid the port and kill two guards. The army has left the islands.

March 2018: The army bombs the base. Norland later condemns the attack. On 5 April, it recaptures the port.

2019

Rebels shell the town."""


def test_entries_of_a_chronology(nlp: spacy.language.Language) -> None:
    verbs = ("raid", "kill", "left", "bombs", "condemns", "recaptures", "shell")
    days = ["2017-10-05", "2017-10-05", "", "2018-03", "", "2018-04-05", "2019"]
    assert _times(nlp, CHRONOLOGY, *verbs) == days


def test_a_report_goes_on(nlp: spacy.language.Language) -> None:
    text = (
        "Ms Vard said on Tuesday that rebels had left. She accused Norland of arming them. Estvia condemned the rebels."
    )
    assert _times(nlp, text, "accused", "condemned") == ["2020-10-20", ""]


def test_years_that_one_word_holds(nlp: spacy.language.Language) -> None:
    assert _times(nlp, "The war of 1990–1995 began in Norland when rebels raided Arvik in May 1990.", "raided")
