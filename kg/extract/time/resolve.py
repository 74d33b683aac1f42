"""From time expressions to ISO 8601 dates, as exact as the words allow: day, month or year.

Nothing is guessed: without the article's date, "on Tuesday" is no date; "in May" takes its year only from a date that
the text itself gives.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kg.extract.time.expression import Expression


def resolve(expression: Expression, article_date: str, anchor: str = "", *, future: bool = False) -> str:
    """Return the date that the words mean, "" if it cannot be known.

    ``anchor`` is the date that the text named before, for "the next day" and for months whose year is said there.
    ``future`` is set where what is dated lies ahead: "will meet on Friday".

    >>> from kg.extract.time.grammar import expressions
    >>> [resolve(e, "2020-10-21") for e in expressions("on Tuesday, since Oct. 9, two years ago, until 1994")]
    ['2020-10-20', '2020-10-09', '2018', '1994']
    """
    if expression.kind == "year":
        return str(expression.year)
    if expression.kind == "offset":
        return ""  # counts from what the words behind it say
    if expression.kind == "season":
        return _season(expression, article_date, future)
    if expression.kind == "date":
        return _date(expression, article_date, anchor, future) if expression.month else _in_month(expression, anchor)
    base = _day(anchor if expression.anchored else article_date)
    if expression.kind == "day" and base is None and expression.amount == 0:
        return article_date
    if base is None:
        return _from_coarse(expression, anchor if expression.anchored else article_date)
    if expression.kind == "weekday":
        return _weekday(expression, base, future).isoformat()
    if expression.kind in ("day", "following"):
        return _shift(base, expression.amount).isoformat()
    return _period(expression, base)


def _in_month(expression: Expression, anchor: str) -> str:
    """Return "the 28th" of the month that was named before; the 31st is its last day."""
    if len(anchor) < 7:
        return ""
    days = monthrange(int(anchor[:4]), int(anchor[5:7]))[1]
    return f"{anchor[:7]}-{min(expression.day, days):02d}"


def _season(expression: Expression, article_date: str, future: bool) -> str:
    """Return the year of "last summer", which is over, of "this summer" and of "since the summer", which has begun."""
    if len(article_date) < 7:
        return ""
    year, month = int(article_date[:4]), int(article_date[5:7])
    if expression.direction < 0:
        return _year(year - (month <= expression.month + 2))
    begun = month >= expression.month
    return _year(year if begun or future or expression.unit == "this" else year - 1)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def _shift(base: date, days: int) -> date:
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return base


def _from_coarse(expression: Expression, iso: str) -> str:
    """Count years, or months, from a date that is no more exact than they are."""
    if expression.unit == "year" and len(iso) >= 4 and iso[:4].isdigit() and not expression.vague:
        return _year(int(iso[:4]) + expression.amount)
    if expression.unit == "month" and len(iso) == 7 and not expression.vague:
        return _month(int(iso[:4]), int(iso[5:7]) + expression.amount)
    return ""


def _year(year: int) -> str:
    return f"{year:04d}" if 1 <= year <= 9999 else ""


def _month(year: int, month: int) -> str:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{_year(year)}-{month:02d}" if _year(year) else ""


def _weekday(expression: Expression, base: date, future: bool) -> date:
    """Return the last such day up to the article's day, or the next one for what lies ahead."""
    back = (base.weekday() - expression.weekday) % 7
    if expression.unit == "week":
        return _shift(base, 7 * expression.amount - base.weekday() + expression.weekday)
    if expression.anchored:
        return _shift(base, 7 - back)  # "the following Monday"
    if expression.direction > 0 or (future and expression.direction == 0 and back):
        return _shift(base, (7 - back) if back else 7)
    if expression.direction < 0 and back == 0:
        back = 7
    return _shift(base, -back)


def _period(expression: Expression, base: date) -> str:
    if expression.vague:
        return ""
    if expression.unit == "year":
        return _year(base.year + expression.amount)
    if expression.unit == "month":
        return _month(base.year, base.month + expression.amount)
    if expression.unit == "day":
        return _shift(base, expression.amount).isoformat()
    if expression.kind == "distance" and expression.anchored:
        return _shift(base, 7 * expression.amount).isoformat()
    return _month_of_week(_shift(base, 7 * expression.amount), weekend=expression.unit == "weekend")


def _month_of_week(day: date, *, weekend: bool) -> str:
    """Return the month that most of a week lies in: that of its Thursday, as ISO 8601 numbers weeks."""
    middle = _shift(day, (5 if weekend else 3) - day.weekday())
    return f"{middle.year:04d}-{middle.month:02d}"


def _date(expression: Expression, article_date: str, anchor: str, future: bool) -> str:
    year = expression.year or _implied_year(expression, article_date, anchor, future)
    if not year:
        return ""
    month = f"{year:04d}-{expression.month:02d}"
    if not expression.day or expression.last_day:
        return month
    return f"{month}-{expression.day:02d}" if expression.day <= monthrange(year, expression.month)[1] else month


def _implied_year(expression: Expression, article_date: str, anchor: str, future: bool) -> int:
    """Return the year of a date that does not say it: nearest to the anchor, else on the right side of the article."""
    if expression.unit == "year" and article_date[:4].isdigit():
        return int(article_date[:4]) + expression.direction
    if expression.anchored:
        return int(anchor[:4]) if anchor else 0
    if anchor:
        return _nearest_year(expression.month, anchor) if len(anchor) >= 7 else int(anchor)
    if len(article_date) < 7:
        return 0
    year, month = int(article_date[:4]), int(article_date[5:7])
    day = int(article_date[8:10]) if len(article_date) == 10 else 31
    later = (expression.month, expression.day or 1) > (month, day)
    if expression.direction > 0 or (future and expression.direction == 0):
        return year if later or expression.month == month else year + 1
    if expression.direction < 0 and expression.month == month:
        return year - 1
    return year - 1 if later else year


def _nearest_year(month: int, anchor: str) -> int:
    year, said = int(anchor[:4]), int(anchor[5:7])
    return year + (1 if month - said < -6 else -1 if month - said > 6 else 0)
