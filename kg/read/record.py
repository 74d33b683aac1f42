"""Named fields as an article: what a JSON record, a CSV row and a side file have in common."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import ArticleError
from kg.model import Article
from kg.read.dates import iso_date
from kg.read.decoding import plain
from kg.read.limits import MAX_CHARACTERS
from kg.read.metadata import Found, metadata_of

FIELDS = {
    "text": ("text", "body", "content", "article", "maintext"),
    "title": ("title", "headline"),
    "date": ("date", "date_publish", "published", "datepublished", "publish_date", "pubdate"),
    "source": ("source", "source_domain", "sitename", "publisher", "outlet"),
    "url": ("url", "link", "address"),
    "author": ("author", "authors", "byline"),
}
"""Field of an article -> the column names under which data sets hold it; the first that is there counts."""


def fields_of(record: Mapping[str, object]) -> dict[str, str]:
    """Return the fields that an article knows, under their own names, as text.

    >>> fields_of({"Headline": "Talks fail", "ID": 3})
    {'title': 'Talks fail'}
    """
    given = {str(key).strip().casefold(): value for key, value in record.items()}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        value = next((given[name] for name in names if given.get(name)), None)
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value)
        if isinstance(value, str | int | float) and str(value).strip():
            found[field] = str(value) if field == "text" else str(value).strip()
    return found


def article_of(name: str, fields: Mapping[str, str], *, date: str = "") -> Article:
    """Return the article: the fields given, and what the text itself says (dateline, headline) where they are silent.

    Raises:
        ArticleError: no text, or more than `MAX_CHARACTERS`.
    """
    text = plain(fields.get("text", ""))
    if not text.strip():
        raise ArticleError(f"{name}: no text; an article needs at least a sentence")
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            f"{name}: {len(text):,} characters, more than the {MAX_CHARACTERS:,} of one article; split it"
        )
    found: Found = metadata_of(text)
    return Article(
        name=name,
        text=text,
        title=plain(fields.get("title", "")) or found.title,
        date=iso_date(fields.get("date", ""), name) or found.date or date,
        source=plain(fields.get("source", "")),
        url=plain(fields.get("url", "")),
        author=plain(fields.get("author", "")),
        place=found.place,
        agency=found.agency,
        body=found.body,
    )
