"""The nouns of kg: frozen, slotted, ordered values that the stages hand on; one noun per file."""

from kg.model.article import Article
from kg.model.attribution import KINDS, Attribution
from kg.model.casualty import CASUALTY_KINDS, COMPARATORS, Casualty
from kg.model.chain import Chain
from kg.model.entity import Entity, Link
from kg.model.extraction import Extraction
from kg.model.mention import Mention
from kg.model.relation import MODALITIES, POLARITIES, Relation
from kg.model.span import Span

__all__ = [
    "CASUALTY_KINDS",
    "COMPARATORS",
    "KINDS",
    "MODALITIES",
    "POLARITIES",
    "Article",
    "Attribution",
    "Casualty",
    "Chain",
    "Entity",
    "Extraction",
    "Link",
    "Mention",
    "Relation",
    "Span",
]
