"""Who says what: drafts on the level of tokens, then attributions with their speakers resolved."""

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.drafting import draft_attributions
from kg.extract.attribution.resolution import attributions

__all__ = ["Draft", "attributions", "draft_attributions"]
