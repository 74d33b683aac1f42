"""All that was found in one article, before identity: what is kept and reassembled."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.attribution import Attribution
from kg.model.casualty import Casualty
from kg.model.chain import Chain
from kg.model.relation import Relation
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """Spans and words of one article, never IRIs; depends on this article alone.

    ``sentences`` are the sentence spans (nif:Sentence). Chains, attributions, relations and casualties refer to each
    other by index.
    """

    article: str
    sentences: tuple[Span, ...] = ()
    chains: tuple[Chain, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    casualties: tuple[Casualty, ...] = ()
