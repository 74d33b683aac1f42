"""Coreference: which mentions of an article stand for one thing."""

from kg.extract.coreference.coreference import Coreference, OfficeHeld
from kg.extract.coreference.resolve import resolve

__all__ = ["Coreference", "OfficeHeld", "resolve"]
