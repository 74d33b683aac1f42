"""Values as RDF literals."""

from __future__ import annotations

import datetime
import re
from functools import cache

import pyoxigraph as ox

from kg.graph.names import term

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def text(value: str) -> ox.Literal:
    """Return plain text; code points that no RDF syntax can carry (lone surrogates) become U+FFFD.

    >>> text("Baku\\ud800").value == "Baku\\ufffd"
    True
    """
    if value.isascii():
        return ox.Literal(value)
    return ox.Literal(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@cache
def whole(value: int) -> ox.Literal:
    """Return an xsd:integer."""
    return ox.Literal(str(value), datatype=term("xsd:integer"))


@cache
def truth(value: bool) -> ox.Literal:
    """Return an xsd:boolean."""
    return ox.Literal("true" if value else "false", datatype=term("xsd:boolean"))


@cache
def decimal(value: float) -> ox.Literal:
    """Return an xsd:decimal with at most six digits, in canonical form.

    >>> decimal(0.9).value, decimal(1).value, decimal(-0.0000001).value
    ('0.9', '1', '0')
    """
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    return ox.Literal("0" if digits in ("-0", "") else digits, datatype=term("xsd:decimal"))


@cache
def date(value: str) -> ox.Literal | None:
    """Return a date as exact as it is right: xsd:date, xsd:gYearMonth, xsd:gYear, or None.

    >>> date("2020-10-21"), date("1994").datatype.value.rsplit("#")[1], date("2020-13") == date("2020"), date("soon")
    (<Literal value=2020-10-21 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#date>>, 'gYear', True, None)
    """
    match = _DATE.match(value)
    if not match or match[1] == "0000":
        return None
    year, month, day = match.groups()
    if month and day and _is_day(value[:10]):
        return ox.Literal(value[:10], datatype=term("xsd:date"))
    if month and 1 <= int(month) <= 12:
        return ox.Literal(f"{year}-{month}", datatype=term("xsd:gYearMonth"))
    return ox.Literal(year, datatype=term("xsd:gYear"))


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
