"""The whole store as one RDF file: sorted, streamed graph by graph, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.store.embedded import Store

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_AT_ONCE = 20_000
"""Quads of a graph that are sorted in memory; a larger graph is read subject by subject."""


def write_trig(store: Store, path: Path) -> None:
    """Write the store as TriG."""
    write_rdf(sorted_quads(store), path, ox.RdfFormat.TRIG, store.prefixes)


def sorted_quads(store: Store) -> Iterator[ox.Quad]:
    """Yield all quads, ordered by graph, subject, predicate (types first) and object; memory is that of one graph."""
    for graph in store.graphs():
        yield from sorted_graph(store, graph)


def sorted_graph(store: Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the quads of one graph in order."""
    quads = store.quads(graph=graph)
    first = list(islice(quads, _AT_ONCE))
    if len(first) < _AT_ONCE:
        yield from sorted(first, key=_order)
        return
    subjects = {quad.subject for some in (first, quads) for quad in some if isinstance(quad.subject, ox.NamedNode)}
    for subject in sorted(subjects, key=lambda node: node.value):
        yield from sorted(store.quads(subject, graph=graph), key=_order)


def write_rdf(
    content: Iterable[ox.Quad] | Iterable[ox.Triple], path: Path, format: ox.RdfFormat, prefixes: Mapping[str, str]
) -> None:
    """Write RDF beside the path, then put it in its place, so that a reader never sees half a file."""
    unfinished = path.with_name(f"{path.name}.part")
    ox.serialize(content, str(unfinished), format, prefixes=dict(prefixes))
    _sort_prefixes(unfinished)
    unfinished.replace(path)


def _sort_prefixes(path: Path) -> None:
    """Sort the declarations at the top, in place: the serialiser writes them in no order that it promises."""
    with path.open("r+b") as file:
        header = []
        while (line := file.readline()).startswith(b"@prefix "):
            header.append(line)
        file.seek(0)
        file.write(b"".join(sorted(header)))


def _order(quad: ox.Quad) -> tuple[str, bool, str, str]:
    subject, predicate = quad.subject, quad.predicate.value
    assert isinstance(subject, ox.NamedNode)
    return subject.value, predicate != _TYPE, predicate, str(quad.object)
