"""What the text itself says about place, date and agency: datelines and headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]+(?:[ /][A-ZÀ-ÖØ-Þ'’.\-]+)*"
_DATELINE = re.compile(
    rf"""\s*
    (?:date\s+(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\s+)?
    (?P<place>{_UPPER}(?:/{_UPPER})?)
    (?:,\s*(?P<region>[A-Z][\w.'’\- ]{{1,30}}?))?
    (?:,?\s+(?P<day>{_MONTH}\s+\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?)?
    (?:,?\s*\((?P<agency>[^()\n]{{2,30}})\))?
    \s*(?:--|—|–|\s-\s)\s*""",
    re.VERBOSE,
)
_AGENCY_ONLY = re.compile(r"\s*\((?P<agency>[A-Z][^()\n]{1,30})\)\s*(?:--|—|–|\s-\s)\s*")
_BARE_DATE = re.compile(r"\s*date\s+(?P<iso>\d{4}-\d{2}-\d{2})\s+")
_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",", '."', ".”", "…")
_LONGEST_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class Found:
    """Metadata of an article that stands in its text; ``body`` is the offset where the news itself begins."""

    title: str = ""
    date: str = ""
    place: str = ""
    agency: str = ""
    body: int = 0


def metadata_of(text: str) -> Found:
    """Read headline and dateline from the beginning of an article.

    An agency in brackets is a source, never a speaker.

    >>> metadata_of("BAKU, Oct 9 (Reuters) - Talks began.")
    Found(title='', date='', place='Baku', agency='Reuters', body=24)
    >>> metadata_of("Talks fail\\n\\nKYIV, Ukraine (AP) — Talks failed.").title
    'Talks fail'
    """
    title, after = _headline(text)
    for start in dict.fromkeys((0, after)):
        for pattern in (_DATELINE, _AGENCY_ONLY, _BARE_DATE):
            if match := pattern.match(text, start):
                groups = match.groupdict()
                return Found(
                    title=title if start else "",
                    date=_date(groups),
                    place=_place(groups.get("place") or ""),
                    agency=groups.get("agency") or "",
                    body=match.end(),
                )
    return Found(title=title, body=after)


def _headline(text: str) -> tuple[str, int]:
    """The first line where it is a headline (short, no stop, more text below), and where the text goes on."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > _LONGEST_HEADLINE:
        return "", 0
    line, rest = text[start:end].strip(), text[end:]
    if not rest.strip() or line.endswith(_ENDS_SENTENCE) or len(line.split()) < 2:
        return "", 0
    return line, end + len(rest) - len(rest.lstrip())


def _date(groups: dict[str, str | None]) -> str:
    if groups.get("iso"):
        return groups["iso"] or ""
    day, year = groups.get("day"), groups.get("year")
    if not day or not year:
        return ""
    month, number = re.split(r"\s+", day)
    return f"{year}-{_MONTHS[month[:3].lower()]}-{int(number):02}"


def _place(words: str) -> str:
    """A dateline in capitals as a name: "TEL AVIV" -> "Tel Aviv"; of two places the first."""
    first = words.split("/")[0].strip()
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in first.split())
