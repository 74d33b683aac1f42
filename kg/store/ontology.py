"""The ontology as a graph of the store, so that queries and rules can use it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.names import Names
from kg.resources import ontology_folder

FILES = ("kg.ttl", "alignments.ttl", "plover.ttl")


def ontology_quads(names: Names | None = None) -> Iterator[ox.Quad]:
    """Yield the ontology, its alignments, the PLOVER scheme and the users' own files, in the shared graph schema."""
    names = names or Names()
    graph = names.shared("schema")
    for path in (*(ontology_folder() / name for name in FILES), *names.extra):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
