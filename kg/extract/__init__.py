"""From the parse of one article to what it says: mentions, chains, attributions, relations, casualties."""

from kg.extract.extractor import Extractor

__all__ = ["Extractor"]
