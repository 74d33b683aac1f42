"""The ontology as a graph of the store, so that queries and rules can use it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.names import Names
from kg.resources import ontology_folder

FILES = ("kg.ttl", "alignments.ttl", "plover.ttl")


def schema_quads(names: Names | None = None) -> Iterator[ox.Quad]:
    """Yield the ontology with its alignments and the PLOVER scheme, in the shared graph ``schema``."""
    graph = (names or Names()).shared("schema")
    for name in FILES:
        for quad in ox.parse(path=str(ontology_folder() / name), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
