"""From the spans and words of one article to statements, propositions and assertions about entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.assemble.evidence import quoted
from kg.assemble.identity import digest
from kg.assemble.office import office
from kg.model import Article, Attribution, Casualty, Entity, Extraction, Link, Relation
from kg.model.assembly import Assembly, LinkedMention
from kg.model.assertion import Assertion
from kg.model.casualty_report import CasualtyReport
from kg.model.proposition import Proposition
from kg.model.statement import Statement
from kg.schema import schema

Record = TypeVar("Record", Statement, Proposition, Assertion, CasualtyReport, Entity)


def assemble(article: Article, extraction: Extraction, links: Iterable[Link]) -> Assembly:
    """Return the records of one article; they depend on nothing but this article and its links.

    A relation becomes one proposition (shared with whoever else holds it) and one assertion. What is said by a
    holder, denied, not actual or over can only become a claim or a fact assertion that carries no plain triple:
    `Relation.guarded` decides, and `Assertion.plain` decides again when the triple is written. Chains that were linked
    to nothing leave nothing. Raises `EvidenceError` where a span does not lie in the text.
    """
    return _Assembling(article, extraction, links).result()


class _Assembling:
    def __init__(self, article: Article, extraction: Extraction, links: Iterable[Link]) -> None:
        self.article = article
        self.extraction = extraction
        self.links = {link.chain: link for link in links if link.article == article.name}
        self.bodies = dict(self._bodies())
        self.statement_ids: list[str] = []

    def result(self) -> Assembly:
        for span in self.extraction.sentences:
            quoted(self.article, span)
        statements = list(self._statements())
        held = [made for relation in self.extraction.relations if (made := self._assertion(relation))]
        return Assembly(
            article=self.article,
            sentences=tuple(sorted(set(self.extraction.sentences))),
            mentions=tuple(sorted(dict.fromkeys(self._mentions()), key=_place)),
            offices=_distinct(post for post, _, _ in held if post),
            statements=_distinct(statements),
            propositions=_distinct(proposition for _, proposition, _ in held),
            assertions=_distinct(assertion for _, _, assertion in held),
            casualties=_distinct(self._casualty(casualty) for casualty in self.extraction.casualties),
        )

    def _bodies(self) -> Iterator[tuple[str, str]]:
        """Yield entity ids by the lower-case names that this article has for them, best names last."""
        linked = [
            (chain, link.entity)
            for index, chain in enumerate(self.extraction.chains)
            if (link := self.links.get(index))
        ]
        for chain, entity in reversed(linked):
            yield from ((name.casefold(), entity) for name in chain.names)
        for chain, entity in reversed(linked):
            yield chain.name.casefold(), entity

    def _mentions(self) -> Iterator[LinkedMention]:
        for index, chain in enumerate(self.extraction.chains):
            if link := self.links.get(index):
                for mention in chain.mentions:
                    quoted(self.article, mention.span)
                    yield LinkedMention(mention, link.entity, link.method, link.score)

    def _entity(self, chain: int) -> str:
        link = self.links.get(chain)
        return link.entity if link else ""

    def _entities(self, chains: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entity for chain in chains if (entity := self._entity(chain))))

    def _statements(self) -> Iterator[Statement]:
        """Ids first: a statement may be reported within one that comes later in the text."""
        self.statement_ids = [self._statement_id(attribution) for attribution in self.extraction.attributions]
        for identity, attribution in zip(self.statement_ids, self.extraction.attributions, strict=True):
            yield Statement(
                id=identity,
                text=" ".join(quoted(self.article, span) for span in attribution.spans),
                spans=attribution.spans,
                speakers=self._entities(attribution.speakers),
                direct=attribution.direct,
                kinds=attribution.kinds,
                cue=attribution.cue,
                speaker_span=attribution.speaker_span,
                addressees=self._entities(attribution.addressees),
                medium=attribution.medium,
                date=attribution.date,
                within=self._statement(attribution.parent),
                pattern=attribution.pattern,
            )

    def _statement_id(self, attribution: Attribution) -> str:
        speakers = self._entities(attribution.speakers)
        return digest("statement", self.article.name, attribution.spans, attribution.cue, speakers)

    def _statement(self, attribution: int) -> str:
        return self.statement_ids[attribution] if attribution >= 0 else ""

    def _assertion(self, relation: Relation) -> tuple[Entity | None, Proposition, Assertion] | None:
        subject, post = self._entity(relation.subject), None
        thing = self._entity(relation.object)
        if relation.object < 0 and relation.object_text.strip():
            post = office(relation.object_text, self.bodies)
            thing = post.id
        if not subject or (relation.object >= 0 and not thing):
            return None
        quoted(self.article, relation.trigger)
        quoted(self.article, relation.evidence)
        identity = digest("proposition", subject, relation.relation, thing)
        return post, Proposition(identity, subject, relation.relation, thing), self._held(identity, relation)

    def _held(self, proposition: str, relation: Relation) -> Assertion:
        holder, statement = self._entity(relation.holder), self._statement(relation.attribution)
        own_voice = relation.holder < 0 and relation.attribution < 0
        what = (relation.polarity, relation.modality, relation.since, relation.until, relation.on, relation.ended)
        where = (relation.evidence, relation.trigger)
        return Assertion(
            id=digest("assertion", self.article.name, proposition, holder, statement, own_voice, what, where),
            proposition=proposition,
            own_voice=own_voice,
            holder=holder,
            polarity=relation.polarity,
            modality=relation.modality,
            evidence=relation.evidence,
            trigger=relation.trigger,
            pattern=relation.pattern,
            statement=statement,
            since=relation.since,
            until=relation.until,
            on=relation.on,
            ended=relation.ended or (bool(relation.until) and self._is_state(relation.relation)),
            confidence=relation.confidence,
        )

    @staticmethod
    def _is_state(relation: str) -> bool:
        """A state that held until some day is over; an event that went on until then has still happened."""
        meaning = schema().relations.get(relation)
        return meaning is None or meaning.state

    def _casualty(self, casualty: Casualty) -> CasualtyReport:
        quoted(self.article, casualty.span)
        holder, statement = self._entity(casualty.holder), self._statement(casualty.attribution)
        what = (casualty.kind, casualty.count, casualty.comparator, casualty.who, casualty.polarity, casualty.modality)
        return CasualtyReport(
            id=digest("casualty", self.article.name, casualty.span, holder, statement, what),
            kind=casualty.kind,
            count=casualty.count,
            comparator=casualty.comparator,
            evidence=casualty.span,
            own_voice=casualty.holder < 0 and casualty.attribution < 0,
            who=casualty.who,
            holder=holder,
            statement=statement,
            place=self._entity(casualty.place),
            event=casualty.event,
            date=casualty.date,
            modality=casualty.modality,
            polarity=casualty.polarity,
        )


def _place(linked: LinkedMention) -> tuple[int, int]:
    return linked.mention.span.start, linked.mention.span.end


def _distinct(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return one record per id, in the order of ids."""
    by_id: dict[str, Record] = {}
    for record in records:
        by_id.setdefault(record.id, record)
    return tuple(by_id[identity] for identity in sorted(by_id))
