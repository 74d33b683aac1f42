"""What kg promises of every graph, beyond what shapes can say; each check works through the store, not in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.graph.names import Names, kg
from kg.store.derive import infer
from kg.store.description import described, subjects
from kg.store.embedded import Store
from kg.store.records import is_plain


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as it should be: the rule in plain words, and where."""

    rule: str
    where: str


def plain_triples_are_backed(store: Store, names: Names) -> Iterator[Problem]:
    """Yield plain triples without an affirming, actual assertion in an article's own voice."""
    inferred = names.shared("inferred")
    for relation in subjects(store, "rdf:type", kg("Relation")):
        for quad in store.quads(None, ox.NamedNode(relation)):
            if quad.graph_name != inferred and not _is_backed(store, quad):
                yield Problem("A plain triple stands beside an affirming, actual fact assertion.", str(quad))


def _is_backed(store: Store, quad: ox.Quad) -> bool:
    about = (
        candidate.subject
        for candidate in store.quads(None, kg("subject"), _node(quad.subject))
        if isinstance(candidate.subject, ox.NamedNode)
    )
    for assertion in about:
        found = described(store, assertion.value)
        same = found.one("kg:relation") == quad.predicate.value and found.one("kg:object") == _node(quad.object).value
        if same and is_plain(found):
            return True
    return False


def inferred_triples_follow(store: Store, names: Names) -> Iterator[Problem]:
    """Yield inferred triples that the rules do not give from the plain facts."""
    again = Store(base=names.base)
    again.bulk(store.quads(graph=names.shared("schema")))
    inferred = names.shared("inferred")
    for relation in subjects(store, "rdf:type", kg("Relation")):
        again.bulk(quad for quad in store.quads(None, ox.NamedNode(relation)) if quad.graph_name != inferred)
    infer(again, names)
    for quad in store.quads(graph=inferred):
        if next(again.rdf.quads_for_pattern(quad.subject, quad.predicate, quad.object, inferred), None) is None:
            yield Problem("An inferred triple follows from facts by the rules.", str(quad))


def offsets_match_words(store: Store, names: Names) -> Iterator[Problem]:
    """Yield stretches whose words are not what stands at their offsets in the article."""
    for article in subjects(store, "rdf:type", kg("Article")):
        text = described(store, article).one("nif:isString")
        for iri in subjects(store, "nif:referenceContext", ox.NamedNode(article)):
            words = described(store, iri)
            start, end = words.one("nif:beginIndex"), words.one("nif:endIndex")
            if not (start.isdigit() and end.isdigit() and text[int(start) : int(end)] == words.one("nif:anchorOf")):
                yield Problem("The words of a stretch stand at its offsets in the article.", iri)


def every_node_is_named(store: Store, names: Names) -> Iterator[Problem]:
    """Yield blank nodes."""
    for quad in store.quads():
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            yield Problem("Every node has an IRI; there is no blank node.", str(quad))


def no_triple_stands_twice(store: Store, names: Names) -> Iterator[Problem]:
    """Yield triples of two graphs: stores do not merge them in a union of graphs, so that joins and counts go wrong."""
    for quad in store.quads():
        first = next(store.rdf.quads_for_pattern(quad.subject, quad.predicate, quad.object))
        if first.graph_name != quad.graph_name:
            yield Problem("Every triple stands in one graph only.", str(quad.triple))


def no_iri_dangles(store: Store, names: Names) -> Iterator[Problem]:
    """Yield resources and terms of kg that are pointed to and described nowhere."""
    ours = (names.base, kg("").value)

    @lru_cache(maxsize=1 << 18)
    def known(iri: str) -> bool:
        return next(store.quads(ox.NamedNode(iri)), None) is not None

    for quad in store.quads():
        for node in (quad.predicate, quad.object):
            if isinstance(node, ox.NamedNode) and node.value.startswith(ours) and not known(node.value):
                yield Problem("Whatever is pointed to is described.", f"{node} in {quad.triple}")


def _node(term: object) -> ox.NamedNode:
    assert isinstance(term, ox.NamedNode)
    return term


INVARIANTS: tuple[Callable[[Store, Names], Iterator[Problem]], ...] = (
    plain_triples_are_backed,
    inferred_triples_follow,
    offsets_match_words,
    every_node_is_named,
    no_triple_stands_twice,
    no_iri_dangles,
)
"""All checks, in the order in which they are reported."""
