"""From words about chains to statements, propositions and assertions about entities, with belief."""

from kg.assemble.assembling import assemble
from kg.assemble.office import offices

__all__ = ["assemble", "offices"]
