"""What linking hands on: entities, and which chain stands for which."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec

from kg.model import Entity, Link


class Links:
    """The links of all chains and the entities they lead to; kept in a temporary database, so that memory stays flat.

    >>> from kg.link import link
    >>> links = link([])
    >>> list(links.entities()), links.of("a.txt")
    ([], ())
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._decode = msgspec.msgpack.Decoder(Entity).decode

    def of(self, article: str) -> tuple[Link, ...]:
        """Return the links of one article, by chain."""
        rows = self._db.execute(
            "SELECT article, chain, entity, method, score FROM link WHERE article = ? ORDER BY chain", (article,)
        )
        return tuple(Link(*row) for row in rows)

    def entities_of(self, article: str) -> dict[str, Entity]:
        """Return the entities of one article by id."""
        rows = self._db.execute(
            "SELECT DISTINCT e.id, e.body FROM link l JOIN entity e ON e.id = l.entity WHERE l.article = ? ORDER BY 1",
            (article,),
        )
        return {identity: self._decode(body) for identity, body in rows}

    def entities(self) -> Iterator[Entity]:
        """Yield all entities in the order of their ids."""
        for (body,) in self._db.execute("SELECT body FROM entity ORDER BY id"):
            yield self._decode(body)

    def marks(self) -> Iterator[tuple[str, str]]:
        """Yield id and digest of all entities in the order of their ids."""
        for identity, body in self._db.execute("SELECT id, body FROM entity ORDER BY id"):
            yield identity, hashlib.blake2b(body, digest_size=8).hexdigest()

    def entity(self, identity: str) -> Entity | None:
        """Return one entity."""
        row = self._db.execute("SELECT body FROM entity WHERE id = ?", (identity,)).fetchone()
        return self._decode(row[0]) if row else None

    def close(self) -> None:
        """Give the temporary database back."""
        self._db.close()
