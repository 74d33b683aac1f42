"""Words of an article that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.gazetteer import Gazetteer, Reading
from kg.extract.mentions.text import Text

_LONGEST = 12
_JOINTS = frozenset({"-", "–", "‑", "'", "’", "'s", "’s", "&", ".", "/"})
_SMALL_STARTS = frozenset({"al", "el", "ar", "ash", "as", "an", "at", "az", "ad", "ansar"})


class Found(NamedTuple):
    """Tokens ``start`` to ``stop`` (exclusive) and all that they can stand for."""

    start: int
    stop: int
    readings: tuple[Reading, ...]


def known_names(text: Text, gazetteer: Gazetteer) -> Iterator[Found]:
    """Yield the longest known names from left to right; they do not overlap."""
    words, source = text.words, text.source
    index = 0
    while index < len(words):
        found = None
        if _may_start(words, index):
            for stop in _stops(words, index, gazetteer):
                name = source[text.offsets[index] : text.ends[stop - 1]]
                if gazetteer.knows(name):
                    readings = gazetteer.readings(name)
                    if _well_written(words, index, stop) or _listed_so(name, readings):
                        found = Found(index, stop, readings)
                        break
        if found is None:
            index += 1
        else:
            yield found
            index = found.stop


def _may_start(words: list[str], index: int) -> bool:
    word = words[index]
    if not word[0].isupper() and word not in _SMALL_STARTS:
        return False
    joined = index > 1 and words[index - 1] in ("-", "'", "’")
    return not (joined and word in _SMALL_STARTS)


def _stops(words: list[str], start: int, gazetteer: Gazetteer) -> Iterator[int]:
    """Yield where a name may end, the farthest first."""
    first = words[start]
    if not gazetteer.starts_longer(first):
        if first[0].isupper():
            yield start + 1
        return
    stop = start + 1
    while stop < len(words) and stop < start + _LONGEST and (words[stop][0].isalnum() or words[stop] in _JOINTS):
        stop += 1
    for end in range(stop, start, -1):
        last = words[end - 1]
        if last[0].isalnum() or last in ("'", "’") or (last == "." and len(words[end - 2]) == 1):
            yield end


def _well_written(words: list[str], start: int, stop: int) -> bool:
    """One or two words that are a name are capitalised throughout; longer names vary ("Rapid support forces")."""
    parts = [word for word in words[start:stop] if word[0].isalpha()]
    if not any(part[0].isupper() for part in parts):
        return False
    return len(parts) > 2 or all(part[0].isupper() or part in _SMALL_STARTS or part == "s" for part in parts)


def _listed_so(name: str, readings: tuple[Reading, ...]) -> bool:
    """True for a name that the list itself writes with small letters: "Minsk agreements"."""
    return any(name == entry.name or name in entry.aliases for entry, role in readings if role == "name")
