"""Dates of articles as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from kg.errors import ArticleError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d.*)?$")


def iso_date(text: str, name: str) -> str:
    """Return a date as exact as it is given, or nothing for nothing.

    >>> iso_date("2020-10-21T08:00:00Z", "a.txt"), iso_date("October 2020", "a.txt"), iso_date("", "a.txt")
    ('2020-10-21', '2020-10', '')

    Raises:
        ArticleError: the words are no date.
    """
    text = text.strip()
    if not text:
        return ""
    if match := _ISO.match(text):
        return _checked(match, text, name)
    import dateparser.date  # slow to import, and few articles need it

    parsed = dateparser.date.DateDataParser(
        languages=["en"], settings={"STRICT_PARSING": False, "REQUIRE_PARTS": ["year"]}
    ).get_date_data(text)
    if parsed.date_obj is None:
        raise ArticleError(f"{name}: {text[:40]!r} is no date; write it as 2020-10-21")
    iso: str = parsed.date_obj.date().isoformat()
    return {"year": iso[:4], "month": iso[:7]}.get(parsed.period, iso)


def _checked(match: re.Match[str], text: str, name: str) -> str:
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ArticleError(f"{name}: {text[:40]!r} is no day of the calendar; write it as 2020-10-21") from None
    return "-".join(part for part in (year, month, day) if part)
