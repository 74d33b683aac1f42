"""Evidence is checked while the graph is built: words and offsets must agree."""

from __future__ import annotations

from kg.errors import EvidenceError
from kg.model import Article, Span


def quoted(article: Article, span: Span) -> str:
    """Return the words of the article that stand at a span.

    >>> quoted(Article("a.txt", "Baku denied it."), Span(0, 4))
    'Baku'
    """
    if not 0 <= span.start < span.end <= len(article.text):
        where = f"{span.start} to {span.end} of {len(article.text)} characters"
        raise EvidenceError(f"{article.name}: no words stand at {where}; extract the article again")
    return span.of(article.text)
