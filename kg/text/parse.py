"""Articles to spaCy Docs, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article

BATCH_SIZE = 32


def parse(nlp: Language, articles: Iterable[Article], *, batch_size: int = BATCH_SIZE) -> Iterator[tuple[Article, Doc]]:
    """Parse articles lazily; ``doc.text == article.text`` for each, and the batch size changes nothing but speed."""
    pairs = ((article.text, article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield article, doc
