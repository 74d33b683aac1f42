"""What the store says, by class, before anything is numbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from kg.view.description import KG, Description, described, first, grouped, local_name, of_one, rows

EdgeTerms = tuple[str, str, str, str, str]
"""Source, target, name of the relation, kind (see `ViewEdge`) and identifier of the proposition or statement."""

UNSPECIFIED = KG + "unspecified"
"""The object (or subject) of a proposition where the text names none."""

_ENTITIES = """SELECT DISTINCT ?s ?p ?o WHERE {
  GRAPH ?entities { ?s rdfs:label ?label ; ?p ?o } FILTER(STRENDS(STR(?entities), "/graph/entities")) }"""
_SPEAKERS = "SELECT DISTINCT ?statement ?actor WHERE { ?actor kg:states ?statement }"
_MENTIONS = "SELECT DISTINCT ?phrase ?entity WHERE { ?phrase itsrdf:taIdentRef ?entity }"
_PLAIN = """SELECT DISTINCT ?s ?p ?o WHERE {
  ?proposition a kg:Proposition ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }"""
_INFERRED = """SELECT DISTINCT ?s ?p ?o WHERE {
  GRAPH ?inferred { ?s ?p ?o } FILTER(STRENDS(STR(?inferred), "/graph/inferred")) FILTER(ISIRI(?o)) }"""
_RELATIONS = f"""SELECT DISTINCT ?relation (MIN(STR(?label)) AS ?name) WHERE {{
  ?relation a ?kind ; rdfs:label ?label FILTER(STRSTARTS(STR(?relation), "{KG}")) FILTER(LANG(?label) IN ("", "en"))
  FILTER(?kind IN (<http://www.w3.org/2002/07/owl#ObjectProperty>, rdf:Property)) }} GROUP BY ?relation"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The resources of the store with what is said of each."""

    entities: dict[str, Description]
    statements: dict[str, Description]
    speakers: dict[str, tuple[str, ...]]
    propositions: dict[str, Description]
    assertions: dict[str, Description]
    articles: dict[str, Description]
    casualties: dict[str, Description]
    contradictions: dict[str, Description]
    mentions: dict[str, tuple[tuple[int, int, str], ...]]
    plain: frozenset[tuple[str, ...]]
    inferred: tuple[tuple[str, ...], ...]
    relations: dict[str, str]

    @classmethod
    def of(cls, store: Store) -> Reading:
        """Ask the store; offices and whatever else a proposition names is an entity too."""
        propositions = described(store, "Proposition")
        entities = grouped(store, _ENTITIES)
        ends = {end for each in propositions.values() for end in (*each.get("subject", []), *each.get("object", []))}
        return cls(
            entities=entities | {end: of_one(store, end) for end in sorted(ends - {*entities, UNSPECIFIED})},
            statements=described(store, "Statement"),
            speakers=_speakers(store),
            propositions=propositions,
            assertions=described(store, "Claim", "FactAssertion"),
            articles=described(store, "Article"),
            casualties=described(store, "CasualtyReport"),
            contradictions=described(store, "Contradiction"),
            mentions=_mentions(store),
            plain=frozenset(rows(store, _PLAIN)),
            inferred=tuple(rows(store, _INFERRED)),
            relations=relation_labels(store),
        )

    def edges(self) -> tuple[EdgeTerms, ...]:
        """Everything that is drawn as an edge, in a fixed order."""
        return tuple(sorted({*self._proposed(), *self._concluded(), *self._spoken()}))

    def _proposed(self) -> Iterator[EdgeTerms]:
        for iri, proposition in self.propositions.items():
            source, relation, target = (first(proposition, name) for name in ("subject", "predicate", "object"))
            kind = "fact" if (source, relation, target) in self.plain else "claim"
            yield _own(source, iri), _own(target, iri), local_name(relation), kind, iri

    def _concluded(self) -> Iterator[EdgeTerms]:
        """What a rule concluded between two that no fact joins yet (else it restates that fact: inverse, symmetric)."""
        joined = {frozenset((source, target)) for source, _, target in self.plain}
        for source, relation, target in self.inferred:
            if frozenset((source, target)) in joined or not {source, target} <= self.entities.keys():
                continue
            yield source, target, local_name(relation), "inferred", ""

    def _spoken(self) -> Iterator[EdgeTerms]:
        for iri in self.statements:
            for speaker in self.speakers.get(iri, ()):
                yield speaker, iri, "says", "says", iri
        for assertion in self.assertions.values():
            proposition = self.propositions.get(first(assertion, "proposition"), {})
            for statement in assertion.get("saidIn", []):
                for name in ("subject", "object"):
                    for thing in proposition.get(name, []):
                        if thing != UNSPECIFIED:
                            yield statement, thing, "about", "about", statement


def _own(end: str, proposition: str) -> str:
    """What the text leaves out is not one thing that everything is joined to: each proposition has its own."""
    return f"{proposition}-unspecified" if end in ("", UNSPECIFIED) else end


def _speakers(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement, actor in rows(store, _SPEAKERS):
        found[statement].append(actor)
    return {statement: tuple(actors) for statement, actors in found.items()}


def relation_labels(store: Store) -> dict[str, str]:
    """Return the words for the relations of the ontology in the store."""
    return {local_name(name): label for name, label in rows(store, _RELATIONS)}


def offsets_of(phrase: str, article: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a phrase of this article, from its identifier (RFC 5147 ``#char=10,22``)."""
    whole, _, offsets = phrase.partition("#char=")
    start, _, end = offsets.partition(",")
    if whole == article and start.isdigit() and end.isdigit():
        yield int(start), int(end)


def _mentions(store: Store) -> dict[str, tuple[tuple[int, int, str], ...]]:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for phrase, entity in rows(store, _MENTIONS):
        article = phrase.partition("#char=")[0]
        found[article] += [(start, end, entity) for start, end in offsets_of(phrase, article)]
    return {article: tuple(sorted(spans)) for article, spans in found.items() if spans}
