"""What the store says as rows that refer to each other by index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from kg.view.description import KG, Description, first, local_name
from kg.view.reading import EdgeTerms, Reading, offsets_of
from kg.view.records import (
    ViewArticle,
    ViewAssertion,
    ViewCasualty,
    ViewContradiction,
    ViewData,
    ViewEdge,
    ViewNode,
    ViewStatement,
)
from kg.view.style import most_specific

_STATEMENT_LABEL = 52


class Numbered:
    """The rows of one reading, with every reference as an index."""

    def __init__(self, reading: Reading, order: tuple[str, ...], edges: tuple[EdgeTerms, ...]) -> None:
        self.reading = reading
        self.edges = edges
        self.node = _index(order)
        self.article = _index(reading.articles)
        self.statement = _index(reading.statements)
        self.edge = {edge[4]: place for place, edge in enumerate(edges) if edge[3] in ("fact", "claim")}
        self.held = sorted(
            (self.edge[first(assertion, "proposition")], iri)
            for iri, assertion in reading.assertions.items()
            if first(assertion, "proposition") in self.edge
        )

    def data(self) -> ViewData:
        reading = self.reading
        place = {iri: index for index, (_, iri) in enumerate(self.held)}
        return ViewData(
            nodes=tuple(self._node(iri) for iri in self.node),
            edges=tuple(self._edge(edge) for edge in self.edges),
            assertions=(*(self._assertion(edge, iri) for edge, iri in self.held), *self._sayings()),
            statements=tuple(self._statement(iri, said) for iri, said in reading.statements.items()),
            articles=tuple(self._article(iri, article) for iri, article in reading.articles.items()),
            contradictions=tuple(sorted(self._contradictions(place))),
            casualties=tuple(self._casualty(report) for report in reading.casualties.values()),
            relations=reading.relations,
        )

    def _nodes(self, iris: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.node[iri] for iri in iris if iri in self.node)

    def _node(self, iri: str) -> ViewNode:
        if iri in self.reading.statements:
            return ViewNode(iri, _shortened(first(self.reading.statements[iri], "text")), "Statement")
        entity = self.reading.entities.get(iri, {})
        name = first(entity, "label") or ("unspecified" if iri.endswith("-unspecified") else local_name(iri))
        return ViewNode(
            iri=iri,
            label=name,
            type=most_specific(entity.get("type", [])),
            aliases=tuple(alias for alias in entity.get("altLabel", []) if alias != name),
            links=tuple(link for link in (*entity.get("sameAs", []), *entity.get("closeMatch", []))),
            affiliated=self._nodes((*entity.get("affiliatedWith", []), *entity.get("officeOf", []))),
            unnamed=first(entity, "unnamed") == "true",
        )

    def _edge(self, edge: EdgeTerms) -> ViewEdge:
        source, target, relation, kind, iri = edge
        proposition = self.reading.propositions.get(iri, {})
        return ViewEdge(
            source=self.node[source],
            target=self.node[target],
            relation=relation,
            kind=kind,
            iri=iri,
            contested=first(proposition, "contested") == "true",
            belief=round(float(first(proposition, "belief") or 0), 3),
            sources=int(first(proposition, "independentSources") or 0),
        )

    def _assertion(self, edge: int, iri: str) -> ViewAssertion:
        held = self.reading.assertions[iri]
        article = first(held, "wasDerivedFrom")
        said = self.reading.statements.get(first(held, "saidIn"), {})
        reported = first(said, "saidOn") or first(self.reading.articles.get(article, {}), "datePublished")
        begin, end = _interval(held, reported)
        return ViewAssertion(
            edge=edge,
            kind="fact" if KG + "FactAssertion" in held["type"] else "claim",
            holder=self.node.get(first(held, "holder"), -1),
            stance=local_name(first(held, "stance")) or "affirms",
            modality=local_name(first(held, "modality")) or "actual",
            statement=self.statement.get(first(held, "saidIn"), -1),
            article=self.article.get(article, -1),
            begin=begin,
            end=end,
            reported=reported[:10],
            ended=first(held, "ended") == "true",
            evidence=_spans(held.get("evidence", []), article),
            trigger=_spans(held.get("trigger", []), article),
            pattern=first(held, "pattern"),
            confidence=round(float(first(held, "confidence") or 0), 3),
            iri=iri,
        )

    def _sayings(self) -> Iterator[ViewAssertion]:
        """That somebody said something, in the form of an assertion, so that the same filters apply."""
        for place, (source, _, _, kind, iri) in enumerate(self.edges):
            if kind != "says":
                continue
            said = self.reading.statements[iri]
            article = first(said, "wasDerivedFrom")
            reported = first(said, "saidOn") or first(self.reading.articles.get(article, {}), "datePublished")
            yield ViewAssertion(
                edge=place,
                kind="statement",
                holder=self.node[source],
                stance="affirms",
                modality="actual",
                statement=self.statement[iri],
                article=self.article.get(article, -1),
                begin=reported[:10],
                end=reported[:10],
                reported=reported[:10],
                ended=False,
                evidence=_spans(said.get("evidence", []), article),
                trigger=(),
                pattern=first(said, "pattern"),
                confidence=0.0,
                iri=iri,
            )

    def _statement(self, iri: str, said: Description) -> ViewStatement:
        article = first(said, "wasDerivedFrom")
        return ViewStatement(
            node=self.node[iri],
            text=first(said, "text"),
            speakers=self._nodes(self.reading.speakers.get(iri, ())),
            kinds=tuple(sorted(local_name(kind) for kind in said.get("kind", []))),
            direct=first(said, "direct") == "true",
            cue=first(said, "cue"),
            addressees=self._nodes(said.get("addressee", [])),
            medium=first(said, "medium"),
            date=first(said, "saidOn")[:10],
            within=self.statement.get(first(said, "saidWithin"), -1),
            article=self.article.get(article, -1),
            spans=_spans(said.get("evidence", []), article),
        )

    def _article(self, iri: str, article: Description) -> ViewArticle:
        mentions = [
            part
            for start, end, entity in self.reading.mentions.get(iri, ())
            if entity in self.node
            for part in (start, end, self.node[entity])
        ]
        name = first(article, "fileName") or local_name(iri)
        return ViewArticle(
            iri=iri,
            name=name,
            title=first(article, "headline") or name,
            date=first(article, "datePublished")[:10],
            source=first(article, "source") or first(article, "agency"),
            url=first(article, "url"),
            text=first(article, "isString"),
            mentions=tuple(mentions),
        )

    def _contradictions(self, place: Mapping[str, int]) -> Iterator[ViewContradiction]:
        for found in self.reading.contradictions.values():
            sides = sorted(place[iri] for iri in found.get("between", []) if iri in place)
            for first_side, second_side in pairwise(sides):
                yield ViewContradiction(first(found, "contradictionKind"), first_side, second_side)

    def _casualty(self, report: Description) -> ViewCasualty:
        article = first(report, "wasDerivedFrom")
        return ViewCasualty(
            kind=first(report, "casualtyKind"),
            count=int(first(report, "count") or -1),
            comparator=first(report, "comparator"),
            who=first(report, "who"),
            holder=self.node.get(first(report, "holder"), -1),
            place=self.node.get(first(report, "place"), -1),
            date=first(report, "on")[:10],
            article=self.article.get(article, -1),
            spans=_spans(report.get("evidence", []), article),
        )


def _index(iris: Iterable[str]) -> dict[str, int]:
    return {iri: place for place, iri in enumerate(iris)}


def _shortened(text: str) -> str:
    if len(text) <= _STATEMENT_LABEL:
        return text
    return text[:_STATEMENT_LABEL].rsplit(" ", 1)[0] + "…"


def _spans(phrases: Iterable[str], article: str) -> tuple[int, ...]:
    """Offsets of the phrases of this article, from their identifiers (RFC 5147 ``#char=10,22``)."""
    found = [span for phrase in phrases for span in offsets_of(phrase, article)]
    return tuple(offset for span in sorted(found) for offset in span)


def _interval(held: Description, reported: str) -> tuple[str, str]:
    """When it happened or held: the given day, the given interval (empty: open), or else the day of the report."""
    if on := first(held, "on"):
        return on, on
    since, until = first(held, "since"), first(held, "until")
    if since or until:
        return since, until
    return reported[:10], reported[:10]
