"""Time expressions of a text, as said: not yet resolved to dates.

The grammar covers what news uses of TIMEX3 (Pustejovsky et al. 2003): full and partial dates, weekdays, deictic days
and periods, distances ("two years ago", "a week later", "two days after the truce"), seasons, years. Clock times and
durations without an anchor are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.extract.time.expression import Expression, time_words
from kg.extract.time.making import PART, made

_PARTS_OF_DAY = r"(?: (?:morning|afternoon|evening|night|noon|midday))?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_CLAUSE = r"(?!(?:on|in|at|and|but|as|to|by|that|or|when|yesterday|tomorrow|last)\b)[\w'’“\"]"
_SHARES_YEAR = re.compile(r"(?: (?:and|or|to|until|till|through|into)| ?[-–—/])(?: late| early)? ?")


def expressions(text: str) -> Iterator[Expression]:
    """Yield the time expressions of a text, in order, without overlaps."""
    before: Expression | None = None
    for expression in _found(text):
        if before is not None:
            yield _with_year_of(before, expression, text)
        before = expression
    if before is not None:
        yield before


def _found(text: str) -> Iterator[Expression]:
    for found in _pattern().finditer(text):
        expression = made(found.lastgroup or "", found, text)
        if expression is not None:
            yield expression


def _with_year_of(first: Expression, second: Expression, text: str) -> Expression:
    """Give the first of "from May to July 1999" the year that only the second says."""
    bare = first.kind == "date" and first.month and not (first.year or first.unit or first.anchored)
    gives = second.kind == "date" and second.year and second.month
    if not (bare and gives and _SHARES_YEAR.fullmatch(text[first.end : second.start])):
        return first
    later = (first.month, first.day) > (second.month, second.day or 31)
    return replace(first, year=second.year - later)


@cache
def _pattern() -> re.Pattern[str]:
    words = time_words()
    month = _either(words["months"]) + r"\.?"
    day = r"[0-3]?\d(?:st|nd|rd|th)?"
    days = rf"{day}(?: ?[-–/] ?| and | or | to ){day}"
    year = rf"(?:,? {_YEAR})?"
    weekday = rf"{_either(words['weekdays'])}\b\.?"
    which = r"(?:last|this|next|past|previous|coming|the (?:past|last|next|previous|coming|following))"
    told = r"(?:that same|that|the same)"
    count = rf"(?:an?|\d{{1,3}}|{_either(words['counts'])})[ -]"
    tail = r"(?: of (?:last|this|next) year| (?:last|this|next) year)"
    alternatives = (
        ("iso", rf"{_YEAR}-\d\d-\d\d"),
        ("month_that", rf"(?:{PART}|{day} )?{month} (?:of )?(?:that|the same) year(?!\w)"),
        ("days_month", rf"(?:the )?{days}(?: of)? {month}\b{year}"),
        ("month_days", rf"{month} {days}(?!\d)(?:, ?{_YEAR})?"),
        ("day_month", rf"(?:the )?{day}(?: of)? {month}(?!\w){year}"),
        ("month_day", rf"{month} {day}(?![\d:]|,\d)(?:,? {_YEAR})?"),
        ("month", rf"{PART}?(?:(?:last|this|next) )?{month}(?:(?: of|,)? {_YEAR}|{tail})?(?!\w)"),
        ("weekday", rf"(?:{which} |the same )?{weekday}{_PARTS_OF_DAY}(?: (?:of )?(?:last|this|next) week)?(?!\w)"),
        ("days", rf"(?i:{_either(words['days'])})(?!\w)"),
        (
            "following",
            rf"(?!(?i:the day (?:after|before)) {_CLAUSE})(?i:{_either(words['following'])})"
            r"(?! (?:yesterday|tomorrow)|\w)",
        ),
        (
            "period",
            rf"(?=[elnpctELNPCT])(?i:(?:earlier |later |late |early )?(?:{which}|{told})) "
            r"(?:week|month|year|weekend)(?!\w)|the weekend(?=[,.;]|$| (?:and|as|after|when|in)\b)",
        ),
        ("within", r"(?i:(?:later|earlier|late|early) in the (?:week|month|year))(?!\w)"),
        ("start", r"(?i:the (?:very )?(?:start|beginning|end) of (?:the|this|last|next) (?:month|year))(?!\w)"),
        ("offset", rf"(?i:(?:the |{count}))(?:hour|day|night|week|month|year)s? (?i:after|before)(?= {_CLAUSE})"),
        (
            "distance",
            rf"(?i:the (?=\w+ (?:before|after))|{count})(?:minute|hour|day|night|week|month|year|decade)s? "
            r"(?i:ago|later|earlier|before|after(?:wards?)?)(?! last|\w)",
        ),
        ("season", rf"(?i:(?:last|this|the|early|late) )?{_either(words['seasons'])}(?! of|,? {_YEAR}|\w)"),
        ("day_of_month", rf"the {day}(?=[,.;])|the (?:first|last) day of (?:the|that) month(?!\w)"),
        ("year", rf"{_YEAR}(?![\d%]|,\d|\.\d|-\w|\w)"),
    )
    either = "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives)
    return re.compile(rf"(?<![\w$€£])(?=[0-9A-Za-z])(?:{either})")


def _either(words: Iterable[str]) -> str:
    """Return an alternation, the longest first; its first letters go before, so that most places fail at one look."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    both = [form for word in longest for form in ((word, word.upper()) if word[0].isupper() else (word,))]
    first = "".join(sorted({letter for word in both for letter in (word[0].lower(), word[0].upper())}))
    return f"(?=[{first}])(?:" + "|".join(re.escape(word) for word in both) + ")"
