"""All that one article contributes to the graph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.article import Article
from kg.model.assertion import Assertion
from kg.model.casualty_report import CasualtyReport
from kg.model.entity import Entity
from kg.model.mention import Mention
from kg.model.proposition import Proposition
from kg.model.span import Span
from kg.model.statement import Statement


@dataclass(frozen=True, slots=True, order=True)
class LinkedMention:
    """Words of the article with the entity they stand for, and why."""

    mention: Mention
    entity: str
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Assembly:
    """The records of one article, with entity ids in place of chains; every span was checked against the text.

    ``offices`` are the posts that the article's words name and no other article needs to describe.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    mentions: tuple[LinkedMention, ...] = ()
    offices: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    casualties: tuple[CasualtyReport, ...] = ()
