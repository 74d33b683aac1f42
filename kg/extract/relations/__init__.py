"""Relations between the things of an article: declarative patterns and the engine that reads them."""

from kg.extract.relations.find import find_relations
from kg.extract.relations.patterns import Patterns

__all__ = ["Patterns", "find_relations"]
