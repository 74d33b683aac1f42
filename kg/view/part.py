"""Some articles of a graph that is too large for one page, with all that they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from kg.view.description import ITSRDF, KG, NIF, PROV, RDF, SCHEMA, Description, first, of_one
from kg.view.reading import UNSPECIFIED, Reading, offsets_of, relation_labels

Triple = tuple[str, str, str]


def chosen_articles(store: Store, most: int, focus: str | None = None) -> tuple[tuple[str, ...], int]:
    """Return the articles that a page carries, and how many it leaves out.

    Those come first that speak of ``focus`` (an entity's IRI), then the latest.
    """
    speaking = _subjects(store, ITSRDF + "taIdentRef", focus) if focus and "://" in focus else ()
    about = {phrase.partition("#char=")[0] for phrase in speaking}
    articles = set(_subjects(store, RDF + "type", KG + "Article"))
    if len(articles) <= most:
        return tuple(sorted(articles)), 0
    day = {article: max(_objects(store, article, SCHEMA + "datePublished"), default="") for article in articles}
    ranked = sorted(articles, key=lambda article: (article in about, day[article], article), reverse=True)
    return tuple(sorted(ranked[:most])), len(articles) - most


def part(store: Store, articles: Iterable[str]) -> Reading:
    """Read these articles: what was said in them and of whom; look-ups that grow with the part, not with the graph."""
    articles = sorted(articles)
    derived = _all(store, (one for article in articles for one in _subjects(store, PROV + "wasDerivedFrom", article)))
    statements = _of_class(derived, "Statement")
    assertions = _of_class(derived, "Claim", "FactAssertion")
    casualties = _of_class(derived, "CasualtyReport")
    propositions = _all(store, (first(assertion, "proposition") for assertion in assertions.values()))
    speakers = {said: tuple(sorted(set(_subjects(store, KG + "states", said)))) for said in statements}
    mentions = {article: spans for article in articles if (spans := _mentions(store, article))}
    ends = {end for each in propositions.values() for end in (*each.get("subject", []), *each.get("object", []))}
    named = {
        *ends,
        *(actor for actors in speakers.values() for actor in actors),
        *(entity for spans in mentions.values() for _, _, entity in spans),
        *(entity for each in derived.values() for role in _ROLES for entity in each.get(role, [])),
    }
    entities = _entities(store, named - {UNSPECIFIED})
    return Reading(
        entities=entities,
        statements=statements,
        speakers={said: actors for said, actors in speakers.items() if actors},
        propositions=propositions,
        assertions=assertions,
        articles=_all(store, articles),
        casualties=casualties,
        contradictions=_all(store, (one for held in assertions for one in _subjects(store, KG + "between", held))),
        mentions=mentions,
        plain=frozenset(fact for each in propositions.values() if _stands(store, fact := _triple(each))),
        inferred=tuple(sorted(_inferred(store, entities))),
        relations=relation_labels(store),
    )


@dataclass(frozen=True, slots=True)
class PartQuads:
    """The RDF of some articles and entities, without what was derived from all articles."""

    store: Store
    articles: tuple[str, ...]
    entities: tuple[str, ...]

    def __iter__(self) -> Iterator[Quad]:
        for article in self.articles:
            for text in self.store.quads_for_pattern(NamedNode(article), _TEXT, None, None):
                yield from self.store.quads_for_pattern(None, None, None, text.graph_name)
        graph = _graph(self.store, "/graph/entities")
        for entity in self.entities:
            yield from self.store.quads_for_pattern(NamedNode(entity), None, None, graph) if graph else ()


_TEXT = NamedNode(NIF + "isString")
_ROLES = ("holder", "addressee", "place")
_KIN = ("affiliatedWith", "officeOf")


def _all(store: Store, iris: Iterable[str]) -> dict[str, Description]:
    return {iri: of_one(store, iri) for iri in sorted({*iris} - {""})}


def _of_class(described: dict[str, Description], *classes: str) -> dict[str, Description]:
    wanted = {KG + name for name in classes}
    return {iri: each for iri, each in described.items() if wanted & {*each.get("type", [])}}


def _entities(store: Store, named: set[str]) -> dict[str, Description]:
    """What the graph of the entities says of these and of those that they belong to."""
    graph = _graph(store, "/graph/entities")
    found = {iri: of_one(store, iri, graph) or of_one(store, iri) for iri in named}
    kin = {other for each in found.values() for role in _KIN for other in each.get(role, [])} - named
    found |= {iri: of_one(store, iri, graph) for iri in kin}
    return {iri: found[iri] for iri in sorted(found)}


def _inferred(store: Store, entities: dict[str, Description]) -> Iterator[Triple]:
    graph = _graph(store, "/graph/inferred")
    if graph is not None:
        for quad in store.quads_for_pattern(None, None, None, graph):
            if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
                found = quad.subject.value, quad.predicate.value, quad.object.value
                if found[0] in entities and found[2] in entities:
                    yield found


def _graph(store: Store, ending: str) -> NamedNode | None:
    found = (graph for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return next((graph for graph in found if graph.value.endswith(ending)), None)


def _mentions(store: Store, article: str) -> tuple[tuple[int, int, str], ...]:
    """The words of the article that stand for an entity, from the graph that holds its text."""
    found = set()
    for text in store.quads_for_pattern(NamedNode(article), _TEXT, None, None):
        for quad in store.quads_for_pattern(None, NamedNode(ITSRDF + "taIdentRef"), None, text.graph_name):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                for start, end in offsets_of(quad.subject.value, article):
                    found.add((start, end, quad.object.value))
    return tuple(sorted(found))


def _triple(proposition: Description) -> Triple:
    return first(proposition, "subject"), first(proposition, "predicate"), first(proposition, "object")


def _stands(store: Store, fact: Triple) -> bool:
    """Whether the triple is stated as such."""
    if not all(fact):
        return False
    subject, predicate, object = map(NamedNode, fact)
    return next(iter(store.quads_for_pattern(subject, predicate, object, None)), None) is not None


def _subjects(store: Store, predicate: str, object: str) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, NamedNode(predicate), NamedNode(object), None):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value


def _objects(store: Store, subject: str, predicate: str) -> Iterator[str]:
    for quad in store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None):
        if not isinstance(quad.object, NamedNode):
            yield str(getattr(quad.object, "value", ""))
