"""The RDF that the page carries for its SPARQL tab and its exports."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.view.description import NIF

_RESOURCES = ("/assertion/", "/proposition/", "/statement/", "/contradiction/", "/casualty/", "/article/", "/run/")
_LEAST_BYTES_A_QUAD = 6
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class EmbeddedRdf:
    """N-Quads as gzip; ``left_out`` says in words what is missing, empty if nothing is."""

    data: bytes
    quads: int
    left_out: str


def embedded_rdf(graph: Iterable[Quad], *, budget: int) -> EmbeddedRdf:
    """Pack the whole graph, or as much of it as fits into ``budget`` bytes, in sorted order; no more than that is held.

    First the texts and the marked words of the articles stay out, then all but names, types and plain facts, then all.
    ``graph`` can be gone through again and again, as a store can.
    """
    most = budget // _LEAST_BYTES_A_QUAD
    for keeps, left_out in _LEVELS:
        lines = _lines(islice(filter(keeps, graph), most + 1))
        if len(lines) <= most and len(packed := _packed(lines)) <= budget:
            return EmbeddedRdf(packed, len(lines), left_out)
    return EmbeddedRdf(b"", 0, "all RDF, because the graph is too large for one file")


def _lines(quads: Iterator[Quad]) -> list[bytes]:
    """Return the quads as lines: a quad in Python takes five times as much memory as its line."""
    lines: list[bytes] = []
    while some := list(islice(quads, _AT_ONCE)):
        written = serialize(some, format=RdfFormat.N_QUADS)
        assert written is not None
        lines += written.splitlines(keepends=True)
    return lines


def _packed(lines: list[bytes]) -> bytes:
    return gzip.compress(b"".join(sorted(lines)), 7, mtime=0)


def _all(_: Quad) -> bool:
    return True


def _without_texts(quad: Quad) -> bool:
    return "#char=" not in _subject(quad) and quad.predicate.value != NIF + "isString"


def _plain(quad: Quad) -> bool:
    """Names, types and plain facts: nothing about what was said, by whom, or where it stands."""
    subject = _subject(quad)
    object = quad.object.value if isinstance(quad.object, NamedNode) else ""
    return "#char=" not in subject and not any(kind in subject or kind in object for kind in _RESOURCES)


def _subject(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


_LEVELS: tuple[tuple[Callable[[Quad], bool], str], ...] = (
    (_all, ""),
    (_without_texts, "the articles' texts and the places of the words in them"),
    (_plain, "everything but names, types and plain facts"),
)
