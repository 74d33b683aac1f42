"""What the gazetteer knows about one name-bearer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A state, place, organisation, group, agreement or war that is known by name.

    ``key`` is the stable id ("state/armenia", "geonames/616052"). ``adjectives`` are words that stand for it before a
    noun ("Azerbaijani", "Azeri"); ``people`` the plural that names its people ("Iraqis"). ``seats`` are palaces and
    districts that stand for the government ("Kremlin"). ``of`` is the key of the state (or organisation) that it lies
    in or belongs to; ``capital_of`` the key of the state whose capital it is; ``iso`` an ISO 3166-1 code.

    >>> Entry("state/chad", "Chad", "State", iso="TD").folder
    'state'
    """

    key: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    of: str = ""
    capital: str = ""
    capital_of: str = ""
    iso: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames: str = ""
    wikidata: str = ""
    population: int = 0

    @property
    def folder(self) -> str:
        """The first part of the key: the list that the entry comes from."""
        return self.key.partition("/")[0]

    @property
    def curated(self) -> bool:
        """True for what was entered by hand or by a user, not taken from the list of the world's places."""
        return self.folder != "geonames"
