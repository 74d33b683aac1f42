"""Lists of names as people write them: CSV, or TOML with one [[entry]] each.

The lists that come with kg have this format, and so have users' own. Columns (all but ``name`` and ``type`` may be
missing or empty; ``|`` separates several values): key, name, type, aliases, adjectives, people, seats, of, capital,
capital_of, iso, lat, lon, geonames, wikidata, population.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.extract.gazetteer.entry import Entry
from kg.extract.gazetteer.fold import lower

COLUMNS = tuple(Entry.__slots__)
_FOLDERS = {
    "State": "state",
    "Territory": "territory",
    "Settlement": "place",
    "Facility": "place",
    "EthnicGroup": "people",
    "Agreement": "agreement",
    "Conflict": "conflict",
    "Person": "person",
    "Office": "office",
}
_MANY = frozenset({"aliases", "adjectives", "people", "seats"})
_NUMBERS = {"lat": float, "lon": float, "population": int}


def read_entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of one list; `SettingsError` names the file, the entry and the fault."""
    for number, row in enumerate(_rows(path), 1):
        try:
            yield entry_of(row)
        except ValueError as fault:
            raise SettingsError(f"{path}: entry {number}: {fault}") from fault


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Return the entry that a row describes.

    >>> entry_of({"name": "Kosovo Force", "type": "Organization", "aliases": "KFOR"}).key
    'org/kosovo-force'
    """
    if None in row:
        raise ValueError("more cells than columns; write names with commas in double quotes")
    unknown = sorted(set(row) - set(COLUMNS))
    if unknown:
        raise ValueError(f"unknown column {unknown[0]!r}; known are {', '.join(COLUMNS)}")
    values = {column: _value(column, cell) for column, cell in row.items() if cell not in ("", None)}
    for needed in ("name", "type"):
        if needed not in values:
            raise ValueError(f"no {needed}")
    values.setdefault("key", f"{_FOLDERS.get(values['type'], 'org')}/{slug(values['name'])}")
    return Entry(**values)


def slug(name: str) -> str:
    """Return a name as the last part of a key.

    >>> slug("São Tomé & Príncipe")
    'sao-tome-principe'
    """
    return re.sub(r"[^a-z0-9]+", "-", lower(name).replace("'", "")).strip("-")


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        if path.suffix == ".toml":
            return list(tomllib.loads(path.read_text(encoding="utf-8")).get("entry", []))
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as fault:
        raise SettingsError(f"{path}: cannot be read as a gazetteer list ({fault}); write CSV or TOML") from fault


def _value(column: str, cell: Any) -> Any:
    if column in _MANY:
        parts = cell if isinstance(cell, list) else str(cell).split("|")
        return tuple(str(part).strip() for part in parts if str(part).strip())
    return _NUMBERS.get(column, str)(cell)
