"""What is read: one news article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """One article as the readers deliver it.

    ``name`` is the file's name (with ``#n`` for the n-th record of a JSON lines or CSV file); it identifies the
    article in every export. ``text`` is the text that all offsets count in, in code points, exactly as in a plain text
    file. ``date`` is ISO 8601 (``2020-10-21``, ``2020-10`` or ``2020``), empty where unknown. ``place`` and ``agency``
    come from the dateline; ``agency`` and ``source`` are sources, never speakers. ``body`` is where the news begins:
    what stands before (headline, dateline) is still text.
    """

    name: str
    text: str
    title: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    place: str = ""
    agency: str = ""
    body: int = 0

    @property
    def digest(self) -> str:
        """SHA-256 of all that the graph depends on: an article is known by its content."""
        parts = (self.name, self.text, self.title, self.date, self.source, self.url, self.author, self.place)
        return hashlib.sha256("\x1f".join((*parts, self.agency, str(self.body))).encode()).hexdigest()
