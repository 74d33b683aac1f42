"""The RDF that the page carries for its SPARQL tab and its exports."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, Store, serialize

_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_TEXT = _NIF + "isString"
_MOST_QUADS = 1_500_000


@dataclass(frozen=True, slots=True)
class EmbeddedRdf:
    """N-Quads as gzip; ``left_out`` says in words what is missing, empty if nothing is."""

    data: bytes
    quads: int
    left_out: str


def embedded_rdf(store: Store, *, budget: int) -> EmbeddedRdf:
    """Pack the whole graph, or as much of it as fits into ``budget`` bytes, in sorted order.

    First the texts and the marked words of the articles stay out, then everything.
    """
    if len(store) <= _MOST_QUADS:
        whole = _packed(store)
        if len(whole) <= budget:
            return EmbeddedRdf(whole, len(store), "")
        kept = [quad for quad in store if not _is_text(quad)]
        part = _packed(kept)
        if len(part) <= budget:
            return EmbeddedRdf(part, len(kept), "the articles' texts and the places of the words in them")
    return EmbeddedRdf(b"", 0, "all RDF, because the graph is too large for one file")


def _packed(quads: Iterable[Quad]) -> bytes:
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None
    lines = sorted(written.splitlines(keepends=True))
    return gzip.compress(b"".join(lines), 9, mtime=0)


def _is_text(quad: Quad) -> bool:
    subject = getattr(quad.subject, "value", "")
    return "#char=" in subject or quad.predicate.value == _TEXT
