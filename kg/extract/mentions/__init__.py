"""Mentions: the words of an article that stand for something."""

from kg.extract.mentions.find import find_mentions
from kg.extract.mentions.mentions import Mentions

__all__ = ["Mentions", "find_mentions"]
