"""Which of its readings a name of the gazetteer has here."""

from __future__ import annotations

from kg.extract.gazetteer import Reading
from kg.extract.mentions.lookup import Found

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LARGE = 300_000


def best_reading(found: Found, label: str, surname: bool) -> Reading | None:
    """Return the reading that agrees with the model's label ("" where it found no name), None where none does.

    What was entered by hand stands on its own; a place from the world's list needs the model to see a place there. The
    surname of a person that the article names in full is a person.
    """
    if surname and label in ("PERSON", ""):
        return None
    for reading in found.readings:
        if _agrees(reading, found, label):
            return reading
    return None


def _agrees(reading: Reading, found: Found, label: str) -> bool:
    entry = reading.entry
    if entry.folder == "geonames" or entry.folder == "province":
        return label in _PLACE_LABELS or (label == "ORG" and entry.population >= _LARGE)
    if label == "PERSON":
        return entry.type not in ("Settlement", "Territory") and not (entry.type == "State" and reading.role == "name" and found.stop - found.start == 1 and entry.name in ("Jordan", "Chad", "Israel", "Georgia"))
    return True
