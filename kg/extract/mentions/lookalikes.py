"""Known names that are something else as well."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("lookalikes.toml")


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """Names that need more than their letters to be believed.

    ``places`` and ``organizations`` are also words or persons' names, ``shared`` and ``uncommon`` are bodies that many
    and that few states have, ``shouted`` are plain words where everything is in capitals, ``famous`` need no country
    beside them, ``beside`` maps a short form with "the" before it ("North") to its key and the keys of which the
    article must name one.
    """

    places: frozenset[str]
    organizations: frozenset[str]
    shared: frozenset[str]
    uncommon: frozenset[str]
    shouted: frozenset[str]
    famous: frozenset[str]
    beside: dict[str, tuple[str, frozenset[str]]]


@cache
def lookalikes() -> Lookalikes:
    """Return the packaged list.

    >>> "Jordan" in lookalikes().places, lookalikes().beside["South"][0]
    (True, 'state/south-korea')
    """
    lists = tomllib.loads(LIST.read_text(encoding="utf-8"))
    beside = {entry["words"]: (entry["key"], frozenset(entry["near"])) for entry in lists.pop("beside")}
    return Lookalikes(**{name: frozenset(words) for name, words in lists.items()}, beside=beside)
