"""Time expressions of a text, as said: not yet resolved to dates.

The grammar covers what news uses of TIMEX3 (Pustejovsky et al. 2003): full and partial dates, weekdays, deictic days
and periods, distances ("two years ago", "a week later"), years. Clock times and durations without an anchor are none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from kg.extract.numbers import number

ExpressionKind = Literal["date", "weekday", "day", "following", "period", "distance", "year"]
_PARTS_OF_DAY = r"(?: (?:morning|afternoon|evening|night|noon|midday))?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_PART = r"(?:(?:early|late|mid)(?:-|–| )|(?:the )?(?:end|beginning|start|middle|close) of )"
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


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that stand for a time, by code points of the text.

    ``year``, ``month``, ``day`` and ``last_day`` are 0 where not said. ``amount`` counts ``unit`` (day, week, month,
    year, weekend) from the article's day ("period", "distance": negative lies back) or from the date named before
    ("following", and "distance" with ``anchored``). A year has the unit "event" where it names one ("the 1994 truce").
    """

    start: int
    end: int
    kind: ExpressionKind
    year: int = 0
    month: int = 0
    day: int = 0
    last_day: int = 0
    weekday: int = -1
    amount: int = 0
    unit: str = ""
    anchored: bool = False
    direction: int = 0
    vague: bool = False


@cache
def time_words() -> dict[str, Any]:
    """Return the word lists."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


def expressions(text: str) -> Iterator[Expression]:
    """Yield the time expressions of a text, in order, without overlaps."""
    for found in _pattern().finditer(text):
        kind = found.lastgroup or ""
        made = _MAKERS[kind](found, text)
        if made is not None:
            yield made


@cache
def _pattern() -> re.Pattern[str]:
    words = time_words()
    month = _either(words["months"]) + r"\.?"
    day = r"[0-3]?\d(?:st|nd|rd|th)?"
    days = rf"{day}(?: ?[-–/] ?| and | or | to ){day}"
    year = rf"(?:,? {_YEAR})?"
    weekday = rf"{_either(words['weekdays'])}\b\.?"
    which = r"(?:last|this|next|past|previous|coming|the past|the last|the previous|the coming|the following)"
    count = rf"(?:an?|\d{{1,3}}|{_either(words['counts'])})[ -]"
    tail = r"(?: of (?:last|this|next) year| (?:last|this|next) year)"
    alternatives = (
        ("iso", rf"{_YEAR}-\d\d-\d\d"),
        ("days_month", rf"(?:the )?{days}(?: of)? {month}\b{year}"),
        ("month_days", rf"{month} {days}(?!\d)(?:, ?{_YEAR})?"),
        ("day_month", rf"(?:the )?{day}(?: of)? {month}(?!\w){year}"),
        ("month_day", rf"{month} {day}(?![\d:]|,\d)(?:,? {_YEAR})?"),
        ("month_that", rf"{_PART}?{month} (?:of )?(?:that|the same) year(?!\w)"),
        ("month", rf"{_PART}?(?:(?:last|this|next) )?{month}(?:(?: of|,)? {_YEAR}|{tail})?(?!\w)"),
        ("weekday", rf"(?:{which} |the same )?{weekday}{_PARTS_OF_DAY}(?!\w)"),
        ("days", rf"(?i:{_either(words['days'])})(?!\w)"),
        ("following", rf"(?i:{_either(words['following'])})(?! (?:yesterday|tomorrow)|\w)"),
        (
            "period",
            rf"(?=[elnpctELNPCT])(?i:(?:earlier |later |late |early )?{which}) (?:week|month|year|weekend)(?!\w)",
        ),
        ("start", r"(?i:the (?:very )?(?:start|beginning) of (?:the|this|last) (?:month|year))(?!\w)"),
        ("distance", rf"(?i:{count})(?:day|week|month|year|decade)s? (?i:ago|later|earlier|before|afterwards?)(?!\w)"),
        ("year", rf"{_YEAR}(?![\d%]|,\d|\.\d|-\w)"),
    )
    either = "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives)
    return re.compile(rf"(?<![\w$€£])(?=[0-9A-Za-z])(?:{either})")


def _either(words: Iterable[str]) -> str:
    """Return an alternation, the longest first; its first letters go before, so that most places fail at one look."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    both = [form for word in longest for form in ((word, word.upper()) if word[0].isupper() else (word,))]
    first = "".join(sorted({letter for word in both for letter in (word[0].lower(), word[0].upper())}))
    return f"(?=[{first}])(?:" + "|".join(re.escape(word) for word in both) + ")"


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
    if made is None or made.year or made.unit or re.match(_PART, words):
        return made
    before = text[max(0, found.start() - 10) : found.start()].split()
    return made if before and before[-1].lower() in _MONTH_PREPOSITIONS else None


_MONTH_PREPOSITIONS = frozenset(
    {"in", "since", "until", "till", "by", "during", "of", "from", "to", "through", "before", "after", "and", "between"}
)


def _that_year(found: re.Match[str], text: str) -> Expression | None:
    """Read "June of that year": its year is that of the date before."""
    return Expression(found.start(), found.end(), "date", month=_month_in(found.group()), anchored=True)


def _start(found: re.Match[str], text: str) -> Expression | None:
    """Read "since the start of the year", as exact as its unit."""
    words = found.group().lower().split()
    return Expression(found.start(), found.end(), "period", amount=-(words[-2] == "last"), unit=words[-1])


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
    return Expression(found.start(), found.end(), "weekday", weekday=value, direction=bool(ahead) - bool(back))


def _deictic(found: re.Match[str], text: str) -> Expression | None:
    amount = time_words()["days"][found.group().lower()]
    return Expression(found.start(), found.end(), "day", amount=amount, unit="day")


def _following(found: re.Match[str], text: str) -> Expression | None:
    amount = time_words()["following"][found.group().lower()]
    return Expression(found.start(), found.end(), "following", amount=amount, unit="day", anchored=True)


def _period(found: re.Match[str], text: str) -> Expression | None:
    words = found.group().lower().split()
    amount = -1 if {"last", "previous"} & set(words) else 1 if {"next", "coming"} & set(words) else 0
    anchored = "following" in words
    if "past" in words or (words[0] == "the" and words[1] in ("last", "past")):
        return None  # "the past week" lasts until now
    amount = 1 if anchored else amount
    return Expression(found.start(), found.end(), "period", amount=amount, unit=words[-1], anchored=anchored)


def _distance(found: re.Match[str], text: str) -> Expression | None:
    words = found.group().lower().replace("-", " ").split()
    unit, way = words[-2].rstrip("s"), words[-1]
    counted = " ".join(words[:-2])
    value = 1 if counted in ("a", "an") else number(counted)
    vague = bool(_VAGUE.search(text[max(0, found.start() - 12) : found.start()]))
    if value is None or unit == "decade":
        return None
    sign = -1 if way in ("ago", "earlier", "before") else 1
    return Expression(
        found.start(), found.end(), "distance", amount=sign * value, unit=unit, anchored=way != "ago", vague=vague
    )


def _bare_year(found: re.Match[str], text: str) -> Expression | None:
    """Read four digits as a year where a preposition says so, or between article and noun ("the 1994 truce")."""
    before = text[max(0, found.start() - 16) : found.start()]
    after = text[found.end() : found.end() + 24]
    in_brackets = before.endswith("(") or after.startswith(")")
    modifies = bool(_DETERMINER.search(before)) and after[:2].strip().isalpha()
    counted = after[1:].split(" ", 1)[0].strip(".,;") in time_words()["counted"]
    if counted or not (modifies or in_brackets or _BEFORE_YEAR.search(before)):
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
    "distance": _distance,
    "year": _bare_year,
}
