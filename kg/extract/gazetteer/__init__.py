"""The gazetteer: which names are known, and what they stand for."""

from kg.extract.gazetteer.entry import Entry
from kg.extract.gazetteer.fold import fold
from kg.extract.gazetteer.index import Gazetteer, Reading, Role
from kg.extract.gazetteer.source import read_entries

__all__ = ["Entry", "Gazetteer", "Reading", "Role", "fold", "read_entries"]
