"""Articles in batches of about equal work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article

CHARACTERS = 16_000
"""A batch is half a second of work: little enough to lose and to share out evenly, enough to be worth the way."""


def batches(articles: Iterable[Article], characters: int = CHARACTERS) -> Iterator[tuple[Article, ...]]:
    """Yield runs of articles of about so many characters together.

    >>> [len(batch) for batch in batches([Article("a", "x" * 9), Article("b", "x"), Article("c", "x")], 10)]
    [2, 1]
    """
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= characters:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)
