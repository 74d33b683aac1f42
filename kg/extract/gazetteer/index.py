"""Names and what they can stand for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from kg.extract.gazetteer.entry import Entry
from kg.extract.gazetteer.fold import fold, lower
from kg.extract.gazetteer.source import read_entries
from kg.resources import PACKAGE

PACKAGED = PACKAGE / "data" / "gazetteer" / "gazetteer.bin"

Role = Literal["name", "adjective", "people", "seat"]
_FIRST_WORD = re.compile(r"[^\s'/&-]+")
_LETTER: dict[Role, str] = {"name": "n", "adjective": "a", "people": "p", "seat": "s"}
_ROLE: dict[str, Role] = {letter: role for role, letter in _LETTER.items()}


class Reading(NamedTuple):
    """One thing that some words can stand for, and as what they name it."""

    entry: Entry
    role: Role


class _File(msgspec.Struct):
    """The packaged file: rows stay undecoded until their entry is asked for."""

    entries: dict[str, msgspec.Raw]
    names: dict[str, str]
    starts: list[str]


class Gazetteer:
    """Finds entries by key or by any of their names.

    >>> gazetteer = Gazetteer.load()
    >>> [(reading.entry.key, reading.role) for reading in gazetteer.readings("Azeri")][0]
    ('state/azerbaijan', 'adjective')
    >>> gazetteer.get("state/armenia").capital
    'Yerevan'
    """

    __slots__ = ("_entries", "_names", "_rows", "_starts")

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._rows: dict[str, msgspec.Raw] = {}
        self._names: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        self._starts: set[str] = set()
        for entry in entries:
            self._add(entry)

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Gazetteer:
        """Return the gazetteer that comes with kg, with users' own lists before it: their readings come first."""
        loaded = cls()
        stored = msgspec.msgpack.decode(zlib.decompress(PACKAGED.read_bytes()), type=_File)
        loaded._rows, loaded._names, loaded._starts = stored.entries, stored.names, set(stored.starts)
        for path in extra:
            for entry in read_entries(path):
                loaded._add(entry)
        return loaded

    def dump(self) -> bytes:
        """Return the bytes of the packaged file for these entries."""
        rows = {key: msgspec.Raw(msgspec.msgpack.encode(_row(entry))) for key, entry in sorted(self._entries.items())}
        names = dict(sorted(self._names.items()))
        return zlib.compress(msgspec.msgpack.encode(_File(rows, names, sorted(self._starts))), 9)

    def get(self, key: str) -> Entry | None:
        """Return the entry with this key."""
        entry = self._entries.get(key)
        if entry is None and key in self._rows:
            entry = self._entries[key] = Entry(*_unrow(msgspec.msgpack.decode(self._rows[key])))
        return entry

    def readings(self, words: str) -> tuple[Reading, ...]:
        """Return all that these words can stand for, the likeliest first; capitals count for abbreviations only."""
        filed = self._names.get(fold(words), "")
        if not filed and words.isupper():
            filed = self._names.get(lower(words), "")
        return tuple(self._readings(filed))

    def named(self, words: str) -> tuple[Entry, ...]:
        """Return the entries that bear this name or alias."""
        return tuple(reading.entry for reading in self.readings(words) if reading.role == "name")

    def knows(self, words: str) -> bool:
        """True when these words have a reading; cheaper than asking for it."""
        return fold(words) in self._names or (words.isupper() and lower(words) in self._names)

    def starts_longer(self, word: str) -> bool:
        """True when some name of several words begins with this word."""
        first = _FIRST_WORD.match(word)
        return first is not None and lower(first.group()) in self._starts

    def state_of(self, words: str) -> Entry | None:
        """Return the state that an adjective, a people, a palace or its own name stands for.

        >>> Gazetteer.load().state_of("Turkish").name
        'Turkey'
        """
        for entry, role in self.readings(words):
            if entry.type == "State":
                return entry
            if role == "people" and entry.of:
                return self.get(entry.of)
        return None

    def _readings(self, filed: str) -> Iterator[Reading]:
        for one in filed.split("\n") if filed else ():
            entry = self.get(one[1:])
            if entry is not None:
                yield Reading(entry, _ROLE[one[0]])

    def _add(self, entry: Entry) -> None:
        self._entries[entry.key] = entry
        named: tuple[tuple[Role, tuple[str, ...]], ...] = (
            ("seat", entry.seats),
            ("people", entry.people),
            ("adjective", entry.adjectives),
            ("name", (entry.name, *entry.aliases)),
        )
        for role, names in named:
            for name in names:
                self._file(fold(name), _LETTER[role] + entry.key)

    def _file(self, name: str, reading: str) -> None:
        first = _FIRST_WORD.match(name)
        if first is not None and first.end() < len(name):
            self._starts.add(lower(first.group()))
        before = self._names.get(name, "")
        others = [other for other in before.split("\n") if other and other != reading]
        self._names[name] = "\n".join((reading, *others))


def _row(entry: Entry) -> list[object]:
    return [getattr(entry, field) for field in Entry.__slots__]


def _unrow(row: list[Any]) -> list[Any]:
    return [tuple(value) if isinstance(value, list) else value for value in row]
