"""When something holds: two that are about different times do not contradict each other."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

FIRST, LAST = "0000-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From the first to the last day, both included, as ISO 8601 dates."""

    first: str = FIRST
    last: str = LAST

    def overlaps(self, other: Interval) -> bool:
        """Tell whether there is a day in both.

        >>> Interval("1994-01-01", "2016-04-02").overlaps(Interval("2020-10-01", "2020-10-31"))
        False
        """
        return self.first <= other.last and other.first <= self.last


def days(date: str) -> Interval:
    """Return the days of an ISO 8601 date, month or year; of an empty one, all days.

    >>> days("2020-02"), days("1994").last
    (Interval(first='2020-02-01', last='2020-02-29'), '1994-12-31')
    """
    match date.split("-") if date else []:
        case [year, month, day]:
            return Interval(date, date) if day and year and month else Interval()
        case [year, month]:
            last = calendar.monthrange(int(year), int(month))[1]
            return Interval(f"{date}-01", f"{date}-{last:02}")
        case [year]:
            return Interval(f"{year}-01-01", f"{year}-12-31")
    return Interval()


def holding(*, since: str = "", until: str = "", on: str = "", said: str = "", state: bool = True) -> Interval:
    """Return when an assertion holds its proposition to hold.

    A state without dates holds on the day of the article; an event without dates, on any day up to then.

    >>> holding(since="1994", said="2020-10-21")
    Interval(first='1994-01-01', last='2020-10-21')
    >>> holding(said="2020-10-21", state=False).first
    '0000-01-01'
    """
    if on:
        return days(on)
    now = days(said)
    if since or until:
        return Interval(days(since).first, days(until).last if until else now.last)
    return now if state else Interval(FIRST, now.last)
