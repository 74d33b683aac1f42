"""Who says what: drafts on the level of tokens, then attributions with their speakers resolved."""

from kg.extract.attribution.draft import Draft

__all__ = ["Draft"]
