"""The kept extractions: what every graph is assembled from, so that any sequence of changes equals a clean build.

One SQLite file in the folder OUT. Every change is one transaction; a killed builder leaves the last finished article.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from kg.errors import StoreError
from kg.model import Article, Chain, Extraction
from kg.resources import KEPT

_FORMAT = "2"
_TABLES = """
CREATE TABLE IF NOT EXISTS article (
    name TEXT PRIMARY KEY, digest TEXT NOT NULL, engine TEXT NOT NULL, article BLOB NOT NULL, extraction BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class _Chains(msgspec.Struct):
    """The part of an extraction that linking reads; the rest is not decoded."""

    article: str
    chains: tuple[Chain, ...]


class Corpus:
    """Articles with their extractions, in the order of their names.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Corpus.opened(Path(folder)) as corpus:
    ...     corpus.put(Article("a.txt", "Talks failed."), Extraction("a.txt"), engine="1")
    ...     [article.name for article, _ in corpus]
    ['a.txt']
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._encode = msgspec.msgpack.Encoder().encode
        self._article = msgspec.msgpack.Decoder(Article)
        self._extraction = msgspec.msgpack.Decoder(Extraction)
        self._chains = msgspec.msgpack.Decoder(_Chains)

    @classmethod
    @contextmanager
    def opened(cls, out: Path, *, read_only: bool = False, safe: bool = True) -> Iterator[Corpus]:
        """Open the corpus of a folder; it is made where it is not there yet.

        ``safe`` waits for the disk after every article, so that a power cut loses none.
        """
        path = out / KEPT
        if read_only and not path.is_file():
            raise StoreError(f"{out}: holds no graph; build one first: kg build PATH -o {out}")
        try:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}{'?mode=ro' if read_only else ''}", uri=True)
            if not read_only:
                sync = "FULL" if safe else "OFF"
                connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous={sync};" + _TABLES)
            corpus = cls(connection)
            corpus._check_format(out)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened ({error}); remove {out} and build again") from None
        try:
            with _told(path):
                yield corpus
        finally:
            connection.close()

    def _check_format(self, out: Path) -> None:
        found = self.state("format")
        if not found:
            self.set_state("format", _FORMAT)
        elif found != _FORMAT:
            raise StoreError(f"{out}: made by another version of kg (format {found}); build it again into a new folder")

    def __iter__(self) -> Iterator[tuple[Article, Extraction]]:
        """Yield everything, ordered by name, one at a time."""
        for article, extraction in self._db.execute("SELECT article, extraction FROM article ORDER BY name"):
            yield self._article.decode(zlib.decompress(article)), self._extraction.decode(zlib.decompress(extraction))

    def __len__(self) -> int:
        (count,) = self._db.execute("SELECT count(*) FROM article").fetchone()
        return int(count)

    def entry(self, name: str) -> tuple[Article, Extraction]:
        """Return one article and its extraction.

        Raises:
            KeyError: there is none of that name.
        """
        article, extraction = self._stored(name)
        return self._article.decode(article), self._extraction.decode(extraction)

    def chains(self, name: str) -> tuple[Article, Extraction]:
        """Return one article with the chains of its extraction alone, which is read in half the time."""
        article, extraction = self._stored(name)
        found = self._chains.decode(extraction)
        return self._article.decode(article), Extraction(found.article, chains=found.chains)

    def _stored(self, name: str) -> tuple[bytes, bytes]:
        row = self._db.execute("SELECT article, extraction FROM article WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return zlib.decompress(row[0]), zlib.decompress(row[1])

    def contents(self) -> Iterator[tuple[str, str]]:
        """Yield name and digest of every article with its extraction, without decoding them."""
        for name, article, extraction in self._db.execute(
            "SELECT name, article, extraction FROM article ORDER BY name"
        ):
            yield name, hashlib.blake2b(article + extraction, digest_size=16).hexdigest()

    def digests(self) -> Iterator[tuple[str, str]]:
        """Yield name and content digest of every article."""
        yield from self._db.execute("SELECT name, digest FROM article ORDER BY name")

    def status(self, article: Article, *, engine: str) -> Literal["new", "changed", "unchanged"]:
        """Tell whether this very content was read by this very engine (version, rules, model)."""
        row = self._db.execute("SELECT digest, engine FROM article WHERE name = ?", (article.name,)).fetchone()
        if row is None:
            return "new"
        return "unchanged" if row == (article.digest, engine) else "changed"

    def stale(self, *, engine: str) -> list[str]:
        """Return the names of articles that another engine (version, model, patterns) has read."""
        return [
            name for (name,) in self._db.execute("SELECT name FROM article WHERE engine != ? ORDER BY name", (engine,))
        ]

    def put(self, article: Article, extraction: Extraction, *, engine: str) -> None:
        """Keep one article, in place of the one of the same name; from now on the graph is behind."""
        row = (
            article.name,
            article.digest,
            engine,
            zlib.compress(self._encode(article), 1),
            zlib.compress(self._encode(extraction), 1),
        )
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", row)
            self._db.execute("INSERT OR REPLACE INTO state VALUES ('behind', '1')")

    def remove(self, name: str) -> bool:
        """Forget one article; False when there is none of that name."""
        with self._db:
            gone = self._db.execute("DELETE FROM article WHERE name = ?", (name,)).rowcount > 0
            if gone:
                self._db.execute("INSERT OR REPLACE INTO state VALUES ('behind', '1')")
        return gone

    def state(self, key: str) -> str:
        """Return a remembered value, empty when there is none."""
        row = self._db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_state(self, key: str, value: str) -> None:
        """Remember a value."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def finished(self, *, engine: str, setting: str) -> None:
        """Remember that the graph has caught up, and with what it was made."""
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO state VALUES (?, ?)", (("engine", engine), ("setting", setting), ("behind", ""))
            )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        full = "full" in str(error)
        remedy = "free some space and build again; finished articles are kept" if full else "build again"
        raise StoreError(f"{path}: {error}; {remedy}") from None
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: damaged ({error}); remove the folder and build again") from None
