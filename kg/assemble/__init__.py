"""From words about chains to statements, propositions and assertions about entities, with belief."""

from kg.assemble.assembling import assemble

__all__ = ["assemble"]
