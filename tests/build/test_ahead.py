"""Articles are parsed in threads while others are worked on: the same results, in order, nothing lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from kg.errors import ArticleError
from kg.model import Article
from kg.workers.ahead import ahead
from kg.workers.analyst import Analyst
from tests.build.test_workers import MANY


@pytest.mark.parametrize("threads", [0, 1, 2])
def test_each_item_with_what_was_made_of_it_in_order(threads: int) -> None:
    assert [(item, made()) for item, made in ahead(lambda n: n * n, range(9), threads)] == [
        (n, n * n) for n in range(9)
    ]


@pytest.mark.parametrize("threads", [0, 2])
def test_what_fails_is_raised_where_it_is_asked_for(threads: int) -> None:
    results = []
    for item, made in ahead(lambda n: 1 // n, [1, 0, 1], threads):
        try:
            results.append(made())
        except ZeroDivisionError:
            results.append(f"fault {item}")
    assert results == [1, "fault 0", 1]


def test_no_more_is_read_than_is_worked_on() -> None:
    read = []

    def items() -> Iterator[int]:
        for n in range(100):
            read.append(n)
            yield n

    for item, made in ahead(str, items(), 2):
        made()
        assert len(read) <= item + 3


def test_who_stops_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    work = ahead(str, range(100), 2)
    next(work)
    work.close()
    assert threading.active_count() == before


def test_threads_find_what_one_finds() -> None:
    analyst = Analyst()
    alone = list(analyst.analyse(MANY))
    assert list(analyst.analyse(MANY, threads=2)) == alone
    assert list(analyst.analyse(MANY[::-1], threads=3)) == alone[::-1]


def test_a_fault_in_a_thread_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    analyst = Analyst()
    parsed = analyst._parsed

    def failing(article: Article) -> object:
        if article.name == MANY[1].name:
            raise MemoryError("too much")
        return parsed(article)

    monkeypatch.setattr(analyst, "_parsed", failing)
    outcomes = list(analyst.analyse(MANY[:4], threads=2))
    assert [isinstance(found, ArticleError) for _, found in outcomes] == [False, True, False, False]
    assert "MemoryError: too much" in str(outcomes[1][1])
