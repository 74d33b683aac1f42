"""Makes an expression of the words that the grammar found, or nothing where they are no time after all."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extract.numbers import number
from kg.extract.time.expression import Expression, time_words

PART = r"(?:(?:early|late|mid)(?:-|–| )|(?:the )?(?:end|beginning|start|middle|close) of )"
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|during|before|after|from|to|through|around|circa|early|late|between|and|year|mid|spring|summer|autumn|winter)"
    r"|mid-|[–—-])\s?$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\b(?:the|its|their|a|his|her|this|that)|'s|’s)\s$")
_NIGHT = re.compile(r"\bnight (?:of|from) (?:the )?$")
_WORD = re.compile("[a-z]+")
_BACK = re.compile(r"(?:the )?(?:last|past|previous)")
_AHEAD = re.compile(r"(?:the )?(?:next|coming)")
_VAGUE = re.compile(r"(?:more than|over|almost|nearly|about|around|at least|some|less than)\s$")
_ENTRY = re.compile(r"\s?[-–—:]\s|\n")
_SPAN = re.compile(r"\b(?:in|over|within|for|during|of)\s$", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:since|in|until|till|by|during|from)\s$", re.IGNORECASE)


def made(kind: str, found: re.Match[str], text: str) -> Expression | None:
    """Return the expression that these words are, if any."""
    return _MAKERS[kind](found, text)


def _numbers(words: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", words)]


def _month_in(words: str) -> int:
    months = _numbered("months")
    return next((months[word] for word in _WORD.findall(words.lower()) if word in months), 0)


@cache
def _numbered(name: str) -> dict[str, int]:
    """Return the months or weekdays in lower case, each with its number."""
    return {word.lower(): value for word, value in time_words()[name].items()}


def _dated(found: re.Match[str], text: str) -> Expression | None:
    """Make a date from whatever day, month and year numbers the words hold."""
    words = found.group()
    values = _numbers(words)
    year = values.pop() if values and values[-1] > 99 else 0
    if any(not 1 <= value <= 31 for value in values):
        return None
    day, last = (values[0] if values else 0), (values[1] if len(values) > 1 else 0)
    if last and _NIGHT.search(text[max(0, found.start() - 14) : found.start()]):
        last = 0  # the night of 3-4 November begins on the third
    direction, unit = _direction(words)
    return Expression(
        found.start(), found.end(), "date", year, _month_in(words), day, last, direction=direction, unit=unit
    )


def _direction(words: str) -> tuple[int, str]:
    for word, direction in (("last", -1), ("next", 1), ("this", 0)):
        if re.search(rf"\b{word}\b", words):
            return direction, "year" if words.endswith("year") else "month"
    return 0, ""


def _bare_month(found: re.Match[str], text: str) -> Expression | None:
    """Read a month alone only where a preposition, a part or a year makes it one: "in May", not "May said"."""
    words = found.group()
    made = _dated(found, text)
    if made is None or made.year or made.unit or re.match(PART, words):
        return made
    before = text[max(0, found.start() - 10) : found.start()].split()
    return made if before and before[-1].lower() in _MONTH_PREPOSITIONS else None


_MONTH_PREPOSITIONS = frozenset(
    {"in", "since", "until", "till", "by", "during", "of", "from", "to", "through", "before", "after", "and", "between"}
)


def _that_year(found: re.Match[str], text: str) -> Expression | None:
    """Read "June of that year": its year is that of the date before."""
    day = sum(_numbers(found.group()))
    return Expression(found.start(), found.end(), "date", month=_month_in(found.group()), day=day, anchored=True)


def _start(found: re.Match[str], text: str) -> Expression | None:
    """Read "since the start of the year" and "by the end of next month", as exact as its unit."""
    words = found.group().lower().split()
    amount = (words[-2] == "next") - (words[-2] == "last")
    return Expression(found.start(), found.end(), "period", amount=amount, unit=words[-1])


def _iso(found: re.Match[str], text: str) -> Expression | None:
    year, month, day = _numbers(found.group().replace("-", " "))
    return Expression(found.start(), found.end(), "date", year, month, day) if 1 <= month <= 12 else None


def _weekday(found: re.Match[str], text: str) -> Expression | None:
    weekdays = _numbered("weekdays")
    words = found.group().lower()
    value = next(weekdays[word] for word in _WORD.findall(words) if word in weekdays)
    back, ahead = _BACK.match(words), _AHEAD.match(words)
    if words.isalpha() and len(words) == 3:
        return None  # "Sat" and "Sun" are words
    made = Expression(found.start(), found.end(), "weekday", weekday=value, direction=bool(ahead) - bool(back))
    if words.endswith(" week"):  # "on Monday of last week"
        return replace(made, direction=0, amount=("next" in words) - ("last" in words), unit="week")
    return replace(made, direction=1, anchored=True) if "following" in words else made


def _deictic(found: re.Match[str], text: str) -> Expression | None:
    amount = time_words()["days"][found.group().lower()]
    return Expression(found.start(), found.end(), "day", amount=amount, unit="day")


def _following(found: re.Match[str], text: str) -> Expression | None:
    amount = time_words()["following"][found.group().lower()]
    return Expression(found.start(), found.end(), "following", amount=amount, unit="day", anchored=True)


def _period(found: re.Match[str], text: str) -> Expression | None:
    """Read weeks, months and years: those after "the following", "the next" and "that" count from the date before."""
    words = found.group().lower().split()
    told = {"following", "previous", "that", "same"} & set(words) or words[:2] == ["the", "next"]
    amount = -1 if {"last", "previous"} & set(words) else 1 if {"next", "coming", "following"} & set(words) else 0
    if words == ["the", "weekend"]:
        amount = -1
    if "past" in words or words[:2] == ["the", "last"]:
        return None  # "the past week" lasts until now
    if words[:2] == ["the", "next"] and _SPAN.search(text[max(0, found.start() - 8) : found.start()]):
        return None  # "over the next week"
    return Expression(found.start(), found.end(), "period", amount=amount, unit=words[-1], anchored=bool(told))


def _within(found: re.Match[str], text: str) -> Expression | None:
    """Read "later in the year" and "later that month" of a narrative."""
    unit = found.group().lower().split()[-1]
    return Expression(found.start(), found.end(), "period", unit=unit, anchored=True)


def _distance(found: re.Match[str], text: str) -> Expression | None:
    words = found.group().lower().replace("-", " ").split()
    unit, way = words[-2].rstrip("s").replace("night", "day"), words[-1]
    value = _counted(" ".join(words[:-2]))
    vague = bool(_VAGUE.search(text[max(0, found.start() - 12) : found.start()]))
    if value is None or unit == "decade":
        return None
    if unit in ("hour", "minute"):
        return Expression(found.start(), found.end(), "day", unit="day") if way == "ago" else None
    sign = -1 if way in ("ago", "earlier", "before") else 1
    return Expression(
        found.start(), found.end(), "distance", amount=sign * value, unit=unit, anchored=way != "ago", vague=vague
    )


def _counted(words: str) -> int | None:
    return 1 if words in ("a", "an", "the") else number(words)


def _offset(found: re.Match[str], text: str) -> Expression | None:
    """Read "two days after" before what it counts from: "two days after the truce", "a day after troops left"."""
    words = found.group().lower().replace("-", " ").split()
    unit, value = words[-2].rstrip("s").replace("night", "day"), _counted(" ".join(words[:-2]))
    if value is None or _VAGUE.search(text[max(0, found.start() - 12) : found.start()]):
        return None
    amount = -value if words[-1] == "before" else value
    return Expression(found.start(), found.end(), "offset", amount=amount, unit=unit)


def _season(found: re.Match[str], text: str) -> Expression | None:
    """Read "since the spring" and "last summer", known by the month in which it begins."""
    words = found.group().lower().split()
    direction = -1 if "last" in words else 0
    is_introduced = words[-1] != "fall" and _SEASON.search(text[max(0, found.start() - 8) : found.start()])
    if "last" not in words and "this" not in words and not is_introduced:
        return None  # "the fall of the city"
    month = time_words()["seasons"][words[-1]]
    unit = "this" if "this" in words else "year"
    return Expression(found.start(), found.end(), "season", month=month, direction=direction, unit=unit)


def _day_of_month(found: re.Match[str], text: str) -> Expression | None:
    """Read "on the 28th" and "the last day of the month": the month is that of the date before."""
    words = found.group().lower()
    day = 1 if "first" in words else 31 if "last" in words else _numbers(words)[0]
    made = Expression(found.start(), found.end(), "date", day=day, unit="month", anchored=True)
    return made if 1 <= day <= 31 else None


def _bare_year(found: re.Match[str], text: str) -> Expression | None:
    """Read four digits as a year where a preposition says so, or between article and noun ("the 1994 truce")."""
    before = text[max(0, found.start() - 16) : found.start()]
    after = text[found.end() : found.end() + 24]
    in_brackets = before.endswith("(") or after.startswith(")")
    modifies = bool(_DETERMINER.search(before)) and after[:2].strip().isalpha()
    counted = after[1:].split(" ", 1)[0].strip(".,;") in time_words()["counted"]
    heads = before[-1:] in ("", "\n") and _ENTRY.match(after)
    if counted or not (modifies or in_brackets or heads or _BEFORE_YEAR.search(before)):
        return None
    return Expression(found.start(), found.end(), "year", year=int(found.group()), unit="event" if modifies else "")


_MAKERS = {
    "iso": _iso,
    "days_month": _dated,
    "month_days": _dated,
    "day_month": _dated,
    "month_day": _dated,
    "month_that": _that_year,
    "month": _bare_month,
    "weekday": _weekday,
    "days": _deictic,
    "following": _following,
    "period": _period,
    "start": _start,
    "within": _within,
    "distance": _distance,
    "offset": _offset,
    "season": _season,
    "day_of_month": _day_of_month,
    "year": _bare_year,
}
