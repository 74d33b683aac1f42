"""Articles from files: text, Markdown, HTML, JSON lines, CSV, folders and standard input."""

from kg.read.articles import read_articles
from kg.read.limits import MAX_CHARACTERS, MAX_FILE_BYTES

__all__ = ["MAX_CHARACTERS", "MAX_FILE_BYTES", "read_articles"]
