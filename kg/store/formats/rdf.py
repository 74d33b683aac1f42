"""TriG, N-Quads, Turtle and RDF 1.2, by pyoxigraph's serialisers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.graph.names import term
from kg.store.dump import sorted_graph, sorted_quads, write_rdf, write_trig
from kg.store.embedded import Store

_REIFIES = term("rdf:reifies")


def write_trig_file(store: Store, path: Path) -> tuple[Path, ...]:
    """Write TriG: every named graph, with prefixes."""
    write_trig(store, path)
    return (path,)


def write_nquads(store: Store, path: Path) -> tuple[Path, ...]:
    """Write N-Quads: every named graph, one quad a line."""
    write_rdf(sorted_quads(store), path, ox.RdfFormat.N_QUADS, {})
    return (path,)


def write_turtle(store: Store, path: Path) -> tuple[Path, ...]:
    """Write Turtle: the union of all graphs; which article a triple comes from is then in prov:wasDerivedFrom only."""
    write_rdf(_union(store), path, ox.RdfFormat.TURTLE, store.prefixes)
    return (path,)


def write_rdf12(store: Store, path: Path) -> tuple[Path, ...]:
    """Write TriG of RDF 1.2: every assertion also reifies the triple term of its proposition, asserted or not."""
    write_rdf(_with_reifiers(store), path, ox.RdfFormat.TRIG, store.prefixes)
    return (path,)


def _union(store: Store) -> Iterator[ox.Triple]:
    subjects = {quad.subject for quad in store.quads() if isinstance(quad.subject, ox.NamedNode)}
    for subject in sorted(subjects, key=lambda node: node.value):
        triples = {quad.triple for quad in store.quads(subject)}
        yield from sorted(triples, key=lambda each: (each.predicate != term("rdf:type"), str(each)))


def _with_reifiers(store: Store) -> Iterator[ox.Quad]:
    for graph in store.graphs():
        for quad in sorted_graph(store, graph):
            yield quad
            proposition = quad.object if quad.predicate == term("kg:proposition") else None
            if isinstance(proposition, ox.NamedNode) and (triple := _proposed(store, proposition)):
                yield ox.Quad(quad.subject, _REIFIES, triple, graph)


def _proposed(store: Store, proposition: ox.NamedNode) -> ox.Triple | None:
    """Return the triple that a proposition is about (RDF 1.2 Concepts, section 3.1: triple terms)."""
    roles = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
    found = [next((quad.object for quad in store.quads(proposition, role)), None) for role in roles]
    subject, verb, thing = found
    if isinstance(subject, ox.NamedNode) and isinstance(verb, ox.NamedNode) and isinstance(thing, ox.NamedNode):
        return ox.Triple(subject, verb, thing)
    return None
