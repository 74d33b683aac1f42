"""The compact rows that linking works on: a temporary SQLite database on disk."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

import msgspec

from kg.model import Entity

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
CREATE TABLE found (article TEXT, chain INTEGER, known TEXT, method TEXT, score REAL);
CREATE TABLE fact (known TEXT, kind TEXT, value TEXT, count INTEGER);
CREATE TABLE local (known TEXT, label TEXT, of TEXT, name TEXT, type TEXT, offices TEXT);
CREATE TABLE entity (id TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;
"""


class Tables:
    """Rows of all articles: ``found`` says what each chain is known by, ``fact`` what is said of each thing known.

    The kinds of facts are ``name``, ``type``, ``of``, ``office``, ``key`` and ``label``; ``local`` are things without
    a name.
    """

    def __init__(self) -> None:
        self.db = sqlite3.connect("", isolation_level=None)
        self.db.executescript(_TABLES + "BEGIN;")
        self._encode = msgspec.msgpack.Encoder().encode
        self._found: list[tuple[str, int, str, str, float]] = []
        self._local: list[tuple[str, str, str, str, str, str]] = []
        self._facts: Counter[tuple[str, str, str]] = Counter()

    def add_found(self, rows: Iterable[tuple[str, int, str, str, float]]) -> None:
        """Note what chains are known by, how and how surely."""
        self._found.extend(rows)

    def add_local(self, rows: Iterable[tuple[str, str, str, str, str, str]]) -> None:
        """Note things that one article describes: known, label, of, name, type, offices."""
        self._local.extend(rows)

    def add_fact(self, known: str, kind: str, value: str, count: int = 1) -> None:
        """Note a fact, as often as it was said."""
        self._facts[known, kind, value] += count

    def flush(self, least: int = 0) -> None:
        """Write out what has gathered, if there is more than ``least`` of it."""
        if len(self._found) + len(self._facts) > least:
            self.db.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", self._found)
            self.db.executemany("INSERT INTO local VALUES (?, ?, ?, ?, ?, ?)", self._local)
            self.db.executemany(
                "INSERT INTO fact VALUES (?, ?, ?, ?)", ((*fact, count) for fact, count in self._facts.items())
            )
            self._found.clear()
            self._local.clear()
            self._facts.clear()

    def add_entities(self, entities: Iterable[Entity]) -> None:
        """Keep finished entities."""
        self.db.executemany(
            "INSERT OR REPLACE INTO entity VALUES (?, ?)", ((entity.id, self._encode(entity)) for entity in entities)
        )
