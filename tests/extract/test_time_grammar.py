"""Time expressions and the dates that they resolve to: no model needed."""

from __future__ import annotations

import pytest

from kg.extract.time.grammar import expressions
from kg.extract.time.resolve import resolve

DAY = "2020-10-21"  # a Wednesday

CASES = [
    ("on Oct. 9, 2020", ["2020-10-09"]),
    ("on 9 October 2020", ["2020-10-09"]),
    ("on the 9th of October", ["2020-10-09"]),
    ("on October 30", ["2019-10-30"]),
    ("on 2020-10-09", ["2020-10-09"]),
    ("on OCT. 9, 2020", ["2020-10-09"]),
    ("on 14 or 15 October 2020", ["2020-10"]),
    ("on Nov. 19-20, 2019", ["2019-11"]),
    ("since 1994", ["1994"]),
    ("from 1992 to 1994", ["1992", "1994"]),
    ("between 1988 and 1994", ["1988", "1994"]),
    ("until November", ["2019-11"]),
    ("in late April", ["2020-04"]),
    ("in mid-October", ["2020-10"]),
    ("at the end of September", ["2020-09"]),
    ("in May 2016", ["2016-05"]),
    ("in December of last year", ["2019-12"]),
    ("last December", ["2019-12"]),
    ("on Tuesday", ["2020-10-20"]),
    ("said Wednesday", ["2020-10-21"]),
    ("on Thursday night", ["2020-10-15"]),
    ("last Wednesday", ["2020-10-14"]),
    ("next Friday", ["2020-10-23"]),
    ("yesterday", ["2020-10-20"]),
    ("today", ["2020-10-21"]),
    ("the day before yesterday", ["2020-10-19"]),
    ("last week", ["2020-10"]),
    ("last month", ["2020-09"]),
    ("last year", ["2019"]),
    ("earlier this month", ["2020-10"]),
    ("two years ago", ["2018"]),
    ("three months ago", ["2020-07"]),
    ("five days ago", ["2020-10-16"]),
    ("a week ago", ["2020-10"]),
    ("more than two years ago", [""]),
    ("the 1994 truce", ["1994"]),
    ("mid-2016", ["2016"]),
    ("from May to July 1999", ["1999-05", "1999-07"]),
    ("between November and early March 1999", ["1998-11", "1999-03"]),
    ("since the spring", ["2020"]),
    ("last summer", ["2020"]),
    ("last fall", ["2019"]),
    ("this autumn", ["2020"]),
    ("an hour ago", ["2020-10-21"]),
    ("over the weekend", ["2020-10"]),
    ("by the end of the year", ["2020"]),
    ("the end of next month", ["2020-11"]),
    ("two days after the truce", [""]),
    ("on Tuesday of last week", ["2020-10-13"]),
    ("on Friday next week", ["2020-10-30"]),
    ("three nights ago", ["2020-10-18"]),
]
NONE = [
    "2000 soldiers",
    "the army killed 1994 people",
    "May said so",
    "the troops march",
    "he sat in the sun",
    "a 45-day truce",
    "the past week",
    "$1994 was paid",
    "No. 1701",
    "flight 1920",
    "at 10:15",
    "for two decades",
    "the fall of the city",
    "in the 1990s",
    "the 28th parallel",
    "over the next week",
    "the week before last",
]


@pytest.mark.parametrize(("words", "dates"), CASES)
def test_words_become_dates(words: str, dates: list[str]) -> None:
    assert [resolve(found, DAY) for found in expressions(words)] == dates


@pytest.mark.parametrize("words", NONE)
def test_other_words_are_no_dates(words: str) -> None:
    assert list(expressions(words)) == []


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "in May", "last week", "two years ago", "on Oct. 9"])
def test_nothing_is_guessed_without_the_articles_date(words: str) -> None:
    assert [resolve(found, "") for found in expressions(words)] == [""]


@pytest.mark.parametrize(
    ("words", "article", "date"),
    [
        ("last year", "2020", "2019"),
        ("last month", "2020-01", "2019-12"),
        ("on Tuesday", "2020-10", ""),
        ("today", "2020-10", "2020-10"),
        ("in March", "2020", ""),
    ],
)
def test_no_date_is_more_exact_than_the_articles(words: str, article: str, date: str) -> None:
    assert [resolve(found, article) for found in expressions(words)] == [date]


def test_what_lies_ahead() -> None:
    (friday,) = expressions("on Friday")
    (may,) = expressions("in May")
    assert resolve(friday, DAY, future=True) == "2020-10-23"
    assert resolve(may, DAY, future=True) == "2021-05"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on the 28th.", "2019-03-28"),
        ("on the last day of the month", "2019-03-31"),
        ("the next month", "2019-04"),
        ("the following year", "2020"),
        ("the previous month", "2019-02"),
        ("later that year", "2019"),
        ("later in the month", "2019-03"),
        ("the following Monday", "2019-03-11"),
        ("the year before", "2018"),
        ("three weeks earlier", "2019-02-12"),
        ("on 19 June of that year", "2019-06-19"),
        ("the day after, they left", "2019-03-06"),
    ],
)
def test_what_a_story_counts_from_the_date_before(words: str, date: str) -> None:
    assert [resolve(found, DAY, "2019-03-05") for found in expressions(words)] == [date]


def test_days_counted_from_the_date_before() -> None:
    (later,) = expressions("A week later")
    (next_day,) = expressions("the next day")
    assert resolve(later, DAY, "2020-10-01") == "2020-10-08"
    assert resolve(next_day, DAY, "2020-12-31") == "2021-01-01"


@pytest.mark.parametrize("words", ["30 February 2020", "on 31 June 2019"])
def test_days_that_no_calendar_has(words: str) -> None:
    assert [len(resolve(found, DAY)) for found in expressions(words)] == [7]


def test_hostile_numbers() -> None:
    assert [resolve(found, DAY) for found in expressions("999 years ago, in 0000, 99 May 9999, 2020-99-99")] == ["1021"]
