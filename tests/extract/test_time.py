"""When something happened, and when it was said, over own sentences."""

from __future__ import annotations

import pytest
import spacy

import kg.text
from kg.extract.time import Time, event_time, report_time, time_of

DAY = "2020-10-21"  # a Wednesday

CASES = [
    ("Norland has [occupied] the islands since 1994.", Time(since="1994")),
    ("Norland [attacked] the port on Tuesday.", Time(on="2020-10-20")),
    ("Norland [attacked] the port last Tuesday.", Time(on="2020-10-20")),
    ("On Oct. 9, 2020, rebels [seized] the port.", Time(on="2020-10-09")),
    ("Rebels [seized] the port in late April.", Time(on="2020-04")),
    ("The islands were [ruled] by Norland until 1918.", Time(until="1918")),
    ("Norland [ruled] the islands from 1850 to 1918.", Time(since="1850", until="1918")),
    ("Norland [ruled] the islands between 1850 and 1918.", Time(since="1850", until="1918")),
    ("Yesterday the ministers [met] in Vell.", Time(on="2020-10-20")),
    ("The ministers will [meet] in Vell on Friday.", Time(on="2020-10-23")),
    ("The ministers plan to [meet] in Vell in March.", Time(on="2021-03")),
    ("Estvia said on Monday that Norland [attacked] the port.", Time()),
    ("Estvia said that Norland [attacked] the port on Monday.", Time(on="2020-10-19")),
    ("The islands have been [controlled] by Norland since war broke out in 1994.", Time(since="1994")),
    ("On 3 March 2019, rebels attacked the port and [captured] the bridge.", Time(on="2019-03-03")),
    ("Rebels began to [shell] the port in May.", Time(on="2020-05")),
    ("Rebels launched an [attack] on the port on Sunday.", Time(on="2020-10-18")),
    ("Troops must [leave] the islands by 1 December 2020.", Time(until="2020-12-01")),
    ("The truce, which was [brokered] by Estvia in 2016, has failed.", Time(on="2016")),
    ("Two years ago Norland [recognised] the republic.", Time(on="2018")),
    ("Norland [attacked] the port before 1994.", Time()),
    ("The republic, [recognised] by Norland in 1991, asked for help.", Time(on="1991")),
    ("The islands [belong] to Norland.", Time()),
    ("Troops [entered] the city on 6 November 2019.", Time(on="2019-11-06")),
]


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return kg.text.load()


def _predicate(nlp: spacy.language.Language, sentence: str) -> spacy.tokens.Token:
    before, word, after = sentence.replace("]", "[").split("[")
    doc = nlp(before + word + after)
    return next(token for token in doc if token.idx == len(before))


@pytest.mark.parametrize(("sentence", "time"), CASES)
def test_when_it_happened(nlp: spacy.language.Language, sentence: str, time: Time) -> None:
    assert event_time(_predicate(nlp, sentence), DAY) == time


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
    assert report_time(_predicate(nlp, sentence), DAY) == date


def test_a_year_comes_from_the_text_where_the_article_has_no_date(nlp: spacy.language.Language) -> None:
    doc = nlp("The war began on 27 September 2020. On 9 October, rebels seized the port. Two days later, they left.")
    verbs = [token for token in doc if token.text in ("began", "seized", "left")]
    assert [event_time(verb, "").on for verb in verbs] == ["2020-09-27", "2020-10-09", "2020-10-11"]


def test_news_of_a_known_day_means_its_own_year(nlp: spacy.language.Language) -> None:
    doc = nlp("Rebels seized the port on 14 April 2014. The army returned on 3 May.")
    assert event_time(next(token for token in doc if token.text == "returned"), DAY).on == "2020-05-03"


def test_date_that_covers_a_token(nlp: spacy.language.Language) -> None:
    doc = nlp("The port fell on 14 April 2014.")
    assert time_of(doc[5], DAY) == "2014-04-14"
    assert time_of(doc[1], DAY) == ""
