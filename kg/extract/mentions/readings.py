"""Which of its readings a name of the gazetteer has here."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.gazetteer import Entry, Reading
from kg.extract.mentions.background import Background
from kg.extract.mentions.lookalikes import lookalikes
from kg.extract.mentions.lookup import Found

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_SURNAMES = frozenset({"State", "Territory", "Settlement", "Facility", "Company", "MediaOutlet"})
_LARGE = 300_000
_SMALL = 100_000


def best_reading(
    found: Found, name: str, label: str, background: Background, country: str, clued: bool
) -> Reading | None:
    """Return the reading that agrees with sentence and article, None where none does.

    ``label`` is the model's ("" where it found no name), ``country`` the ISO code of the state that follows after a
    comma ("Tripoli, Lebanon"), ``clued`` says that the words around name a place ("the town of"). What was entered by
    hand stands on its own unless it has look-alikes; a place from the world's list needs the model to see a place
    there; the surname of a person that the article names in full is a person.
    """
    one_word = found.stop - found.start == 1
    if name in background.introduced and not any(_introduced(name, reading, background) for reading in found.readings):
        return None
    for reading in _ordered(found.readings, background, country):
        if _agrees(reading, name, one_word, label, background, clued or bool(country)):
            return reading
    return None


def _introduced(name: str, reading: Reading, background: Background) -> bool:
    return background.introduced[name] in ("", reading.entry.key) and _fits(reading.entry, background)


def _fits(entry: Entry, background: Background) -> bool:
    return not entry.iso or not background.countries or entry.iso in background.countries


def _ordered(readings: tuple[Reading, ...], background: Background, country: str) -> Iterator[Reading]:
    """Yield readings in the country that is named beside first, then those in countries that the article names."""
    if len(readings) == 1:
        yield from readings
        return
    if country and any(reading.entry.iso == country for reading in readings):
        yield from (reading for reading in readings if reading.entry.iso == country)
        return
    if readings[0].entry.type == "State":
        yield from readings
        return
    yield from sorted(readings, key=lambda reading: not _fits(reading.entry, background))


def _agrees(reading: Reading, name: str, one_word: bool, label: str, background: Background, clued: bool) -> bool:
    entry = reading.entry
    place = label in _PLACE_LABELS or clued
    if one_word and name in background.surnames and label in ("PERSON", "") and not clued and entry.type in _SURNAMES:
        return False
    if not entry.curated or entry.folder == "province":
        return _listed_place(entry, label, background, place)
    if name in lookalikes().places:
        return place or label == "NORP" or name in background.seen_as_place
    if name in lookalikes().organizations:
        return label in ("ORG", "WORK_OF_ART", "PRODUCT") or name in background.supported
    if name.isupper() and one_word and "." not in name and entry.iso and entry.type not in ("State", "Settlement"):
        return entry.iso in background.countries or name in background.introduced or name in lookalikes().famous
    return True


def _listed_place(entry: Entry, label: str, background: Background, place: bool) -> bool:
    if not place and not (label == "ORG" and entry.population >= _LARGE):
        return False
    return entry.population >= _SMALL or not background.countries or entry.iso in background.countries
