"""What the store and the file hold: the mark of every graph, what it contributes to the shared graphs, and these.

One SQLite file in the folder OUT, made from the articles and the store's contents alone: without it, everything is
made anew. Nothing in it is older than the store: a graph that is about to change is forgotten first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from kg.store.held import Held
from kg.store.witnesses import Party

FILE = "ledger.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS graph (
    iri TEXT PRIMARY KEY, mark TEXT, statements INTEGER, claims INTEGER, facts INTEGER, reports INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS block (iri TEXT PRIMARY KEY, mark TEXT, start INTEGER, length INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (unit TEXT, graph TEXT, body BLOB);
CREATE INDEX IF NOT EXISTS held_unit ON held (unit);
CREATE INDEX IF NOT EXISTS held_graph ON held (graph);
CREATE TABLE IF NOT EXISTS party (
    entity TEXT PRIMARY KEY, mark TEXT, type TEXT, affiliated TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shared (
    graph TEXT, subject TEXT, unit TEXT, body BLOB, PRIMARY KEY (graph, subject)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shared_unit ON shared (unit);
CREATE TABLE IF NOT EXISTS chains (article TEXT PRIMARY KEY, mark TEXT, body BLOB) WITHOUT ROWID;
CREATE TEMP TABLE wanted (entity TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_ALL = ("graph", "block", "held", "party", "shared", "chains", "state")

Of = TypeVar("Of", bound="Marked")
Row = tuple[str, str, str, bytes]
"""One subject of a shared graph: graph, subject, unit, and its triples as TriG."""


class Marked(Protocol):
    """Something with an IRI, and a digest of what it is made from."""

    @property
    def iri(self) -> str: ...
    @property
    def mark(self) -> str: ...


class Ledger:
    """The tables, with one method for each thing that is asked of them.

    >>> ledger = Ledger(sqlite3.connect(":memory:"))
    >>> ledger.set_state("cut short", "1")
    >>> ledger.state("cut short")
    '1'
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.db.executescript(_TABLES)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Held).decode

    @classmethod
    @contextmanager
    def opened(cls, out: Path) -> Iterator[Ledger]:
        """Open the ledger of a folder; it is made where it is not there, or not to be read."""
        path = out / FILE
        try:
            ledger = cls(_connected(path))
        except sqlite3.DatabaseError:
            path.unlink()
            ledger = cls(_connected(path))
        try:
            yield ledger
        finally:
            ledger.db.close()

    def clear(self) -> None:
        """Forget everything."""
        for table in _ALL:
            self.db.execute(f"DELETE FROM {table}")
        self.db.commit()

    def state(self, key: str) -> str:
        """Return a remembered value, empty when there is none."""
        row = self.db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_state(self, key: str, value: str) -> None:
        """Remember a value, and all that was written before."""
        self.db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))
        self.db.commit()

    def commit(self) -> None:
        """Keep what was written."""
        self.db.commit()

    def marks(self) -> dict[str, str]:
        """Return, for every graph in the store, the digest of what it was made from."""
        return dict(self.db.execute("SELECT iri, mark FROM graph"))

    def forget(self, graphs: Iterable[str]) -> None:
        """Forget graphs that are about to change or go."""
        self.db.executemany("DELETE FROM graph WHERE iri = ?", ((iri,) for iri in graphs))
        self.db.commit()

    def set_graph(self, iri: str, mark: str, counts: tuple[int, int, int, int]) -> None:
        """Note what a graph holds."""
        self.db.execute("INSERT OR REPLACE INTO graph VALUES (?, ?, ?, ?, ?, ?)", (iri, mark, *counts))

    def counts(self) -> dict[str, int]:
        """Return how much of what a user cares about there is in all graphs."""
        (entities,) = self.db.execute("SELECT count(*) FROM party").fetchone()
        sums = self.db.execute("SELECT sum(statements), sum(claims), sum(facts), sum(reports) FROM graph").fetchone()
        names = ("statements", "claims", "facts", "casualty reports")
        return {"entities": entities} | {name: number or 0 for name, number in zip(names, sums, strict=True)}

    def replace_held(self, graph: str, rows: Iterable[tuple[str, Held]], *, new: bool) -> set[str]:
        """Put these rows in place of those of a graph; return the units of both."""
        units: set[str] = set()
        if not new:
            units.update(unit for (unit,) in self.db.execute("SELECT unit FROM held WHERE graph = ?", (graph,)))
            self.db.execute("DELETE FROM held WHERE graph = ?", (graph,))
        found = [(unit, graph, self._encode(row)) for unit, row in rows]
        self.db.executemany("INSERT INTO held VALUES (?, ?, ?)", found)
        return units.union(unit for unit, _, _ in found)

    def holding(self) -> list[str]:
        """Return the graphs that rows are noted of."""
        return [graph for (graph,) in self.db.execute("SELECT DISTINCT graph FROM held")]

    def units(self) -> Iterator[tuple[str, Held]]:
        """Yield all rows, unit by unit."""
        for unit, body in self.db.execute("SELECT unit, body FROM held ORDER BY unit"):
            yield unit, self._decode(body)

    def unit(self, unit: str) -> list[Held]:
        """Return the rows of one unit."""
        return [self._decode(body) for (body,) in self.db.execute("SELECT body FROM held WHERE unit = ?", (unit,))]

    def party(self, entity: str) -> Party | None:
        """Return an entity's class and what it belongs to."""
        row = self.db.execute("SELECT type, affiliated FROM party WHERE entity = ?", (entity,)).fetchone()
        return Party(*row) if row else None

    def members(self) -> Iterator[tuple[str, str]]:
        """Yield the entities that belong to another, with that other."""
        yield from self.db.execute("SELECT entity, affiliated FROM party WHERE affiliated != ''")

    def set_party(self, entity: str, mark: str, party: Party) -> None:
        """Note an entity and the digest of what it was made from."""
        row = (entity, mark, party.type, party.affiliated)
        self.db.execute("INSERT OR REPLACE INTO party VALUES (?, ?, ?, ?)", row)

    def differing(self, wanted: Iterable[Of]) -> Iterator[Of]:
        """Yield the entities that are new or made from something else than before."""
        self.db.execute("DELETE FROM wanted")
        for entity in wanted:
            self.db.execute("INSERT OR IGNORE INTO wanted VALUES (?)", (entity.iri,))
            known = self.db.execute("SELECT mark FROM party WHERE entity = ?", (entity.iri,)).fetchone()
            if known != (entity.mark,):
                yield entity

    def forget_unwanted(self) -> list[str]:
        """Forget the entities that were not among those last asked about, and return them."""
        gone = self.db.execute("SELECT entity FROM party WHERE entity NOT IN (SELECT entity FROM wanted)").fetchall()
        self.db.executemany("DELETE FROM party WHERE entity = ?", gone)
        return [entity for (entity,) in gone]

    def forget_parties(self) -> None:
        """Forget all entities."""
        self.db.execute("DELETE FROM party")

    def shared(self, unit: str) -> Iterator[Row]:
        """Yield the subjects of shared graphs that one unit gave."""
        yield from self.db.execute("SELECT graph, subject, unit, body FROM shared WHERE unit = ?", (unit,))

    def units_of(self, graph: str) -> list[str]:
        """Return the units that gave a shared graph something."""
        return [unit for (unit,) in self.db.execute("SELECT unit FROM shared WHERE graph = ?", (graph,))]

    def shared_graphs(self) -> list[str]:
        """Return the shared graphs that hold something."""
        return [iri for (iri,) in self.db.execute("SELECT DISTINCT graph FROM shared")]

    def bodies(self, graph: str) -> Iterator[bytes]:
        """Yield what a shared graph says, subject by subject."""
        for (body,) in self.db.execute("SELECT body FROM shared WHERE graph = ? ORDER BY subject", (graph,)):
            yield body

    def set_shared(self, rows: Iterable[Row]) -> None:
        """Note what shared graphs say of subjects."""
        self.db.executemany("INSERT OR REPLACE INTO shared VALUES (?, ?, ?, ?)", rows)

    def forget_graph(self, graph: str) -> None:
        """Forget a whole shared graph."""
        self.db.execute("DELETE FROM shared WHERE graph = ?", (graph,))

    def forget_shared(self, keys: Iterable[tuple[str, str]]) -> None:
        """Forget subjects of shared graphs."""
        self.db.executemany("DELETE FROM shared WHERE graph = ? AND subject = ?", keys)

    def blocks(self) -> dict[str, tuple[str, int, int]]:
        """Return where graphs stand in the file: digest of what they were made from, first byte, number of bytes."""
        return {iri: (mark, start, length) for iri, mark, start, length in self.db.execute("SELECT * FROM block")}

    def set_blocks(self, rows: Iterable[tuple[str, str, int, int]]) -> None:
        """Note where graphs stand in the file, in place of all that was noted before."""
        self.db.execute("DELETE FROM block")
        self.db.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", rows)

    def kept(self, article: str, mark: str) -> bytes | None:
        """Return what was kept of an article for linking, if it was made from the same."""
        query = "SELECT body FROM chains WHERE article = ? AND mark = ?"
        row = self.db.execute(query, (article, mark)).fetchone()
        return row[0] if row else None

    def keep(self, article: str, mark: str, body: bytes) -> None:
        """Keep what linking needs of an article."""
        self.db.execute("INSERT OR REPLACE INTO chains VALUES (?, ?, ?)", (article, mark, body))

    def forget_kept(self, articles: Iterable[str]) -> None:
        """Forget what was kept of other articles than these."""
        gone = {article for (article,) in self.db.execute("SELECT article FROM chains")}.difference(articles)
        self.db.executemany("DELETE FROM chains WHERE article = ?", ((article,) for article in sorted(gone)))


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;")
    return connection
