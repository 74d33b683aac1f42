"""Rows as columns: the compact JSON form in which the page carries its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any


def columns(rows: Sequence[Any], names: Sequence[str]) -> dict[str, object]:
    """Turn rows (dataclasses or dicts) into one column a field; the page turns them back (``table.js``).

    A column of strings that repeat is written as its distinct values and their positions, one of strings that begin
    alike (identifiers) without that beginning, a column of one value once.

    >>> columns([{"a": 1, "b": "x"}, {"a": 2, "b": "x"}], ("a", "b"))
    {'n': 2, 'a': [1, 2], 'b': {'all': 'x'}}
    """
    table: dict[str, object] = {"n": len(rows)}
    for name in names:
        table[name] = _column([row[name] if isinstance(row, dict) else getattr(row, name) for row in rows])
    return table


def records(rows: Sequence[Any], kind: type) -> dict[str, object]:
    """Turn dataclasses of one kind into columns."""
    return columns(rows, [field.name for field in fields(kind)])


def _column(values: list[Any]) -> object:
    plain = [int(value) if isinstance(value, bool) else value for value in values]
    if plain and all(value == plain[0] for value in plain):
        return {"all": plain[0]}
    if not all(isinstance(value, str) for value in plain):
        return plain
    distinct = sorted(set(plain))
    if len(distinct) * 3 > len(plain):
        return _without_beginning(plain)
    place = {value: index for index, value in enumerate(distinct)}
    return {"of": distinct, "at": [place[value] for value in plain]}


def _without_beginning(values: list[Any]) -> object:
    given = [value for value in values if value]
    least, most = min(given), max(given)
    same = (place for place, (a, b) in enumerate(zip(least, most, strict=False)) if a != b)
    beginning = least[: next(same, min(len(least), len(most)))]
    if len(beginning) < 8:
        return values
    return {"begin": beginning, "rest": [value[len(beginning) :] if value else None for value in values]}
