"""Entries of a chronology, by the text alone.

"5 October 2017 - Men raid the port.", or the date on a line of its own.
"""

from __future__ import annotations

import re

from kg.extract.time.expression import Expression

_BULLET = re.compile(r"[-–—•*\s]*")
_AFTER_DATE = re.compile(r"\s?[-–—:]\s")


def heads_entry(text: str, expression: Expression) -> bool:
    """Say whether a date heads an entry: it begins its paragraph and a dash, a colon or the end of the line follows.

    >>> [heads_entry(text, Expression(0, 6, "date")) for text in ("5 June - Men raid it", "5 June\\nMen", "5 June was")]
    [True, True, False]
    """
    start = text.rfind("\n", 0, expression.start) + 1
    if _BULLET.fullmatch(text, start, expression.start) is None:
        return False
    end = text.find("\n", expression.end)
    rest = text[expression.end : end if end >= 0 else len(text)]
    return not rest.strip(" :.") or _AFTER_DATE.match(rest) is not None


def entry_of(text: str, expression: Expression | None, at: int) -> bool:
    """Say whether a place in the text belongs to the entry that a date heads: its paragraph, or all below its line."""
    if expression is None:
        return False
    end = text.find("\n", expression.end)
    alone = end >= 0 and not text[expression.end : end].strip(" :.")
    return end < 0 or at < end or alone
