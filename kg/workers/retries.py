"""Batches that are out with workers: a lost worker costs a retry, not an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import ArticleError
from kg.model import Article
from kg.workers.plan import Outcome

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Assignment:
    """A batch and how often a worker was lost over it."""

    batch: tuple[Article, ...]
    lost: int = 0

    def again(self) -> tuple[Assignment, ...]:
        """Return what to try next: the same once more, then each article alone, then nothing."""
        if self.lost + 1 < ATTEMPTS:
            return (Assignment(self.batch, self.lost + 1),)
        if len(self.batch) > 1:
            return tuple(Assignment((article,), 1) for article in self.batch)
        return ()

    def given_up(self) -> Iterator[Outcome]:
        """Yield the fault of articles that cost a worker again and again."""
        for article in self.batch:
            yield (
                article,
                ArticleError(
                    f"{article.name}: {ATTEMPTS} workers were lost over this article (memory?); the others go on"
                ),
            )
