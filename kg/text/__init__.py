"""Text: from an article to a spaCy Doc with tags, trees, sentences and names (docs/architecture.md)."""

from kg.text.load import load
from kg.text.parse import parse

__all__ = ["load", "parse"]
