"""TriG piece by piece: what stands between the prefixes and the end is the same, however it was cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.store.triples import order

CLOSING = b"}\n"
_SUBJECT = re.compile(rb"\t[^\t].*\n(?:\t\t.*\n)*")


class Blocks:
    """Writes and reads the text of graphs without the declarations of prefixes.

    >>> blocks = Blocks({"x": "https://example.org/"})
    >>> blocks.graph("https://example.org/g", ['<https://example.org/a> <https://example.org/b> "c" .\\n'])
    b'x:g {\\n\\tx:a x:b "c" .\\n}\\n'
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = dict(prefixes)
        some = ox.NamedNode("https://example.org/")
        text = self._serialized([ox.Quad(some, some, some, some)])
        self._declared = b"".join(line for line in text.splitlines(keepends=True) if line.startswith(b"@prefix "))
        self.header = b"".join(sorted(self._declared.splitlines(keepends=True)))
        """The declarations, sorted: the serialiser writes them in no order that it promises."""

    def opening(self, graph: str) -> bytes:
        """Return the line that opens a graph."""
        some = self.graph(graph, [f"<{graph}> <{graph}> <{graph}> .\n"])
        return some[: some.index(b"\n") + 1]

    def graph(self, graph: str, triples: Iterable[str]) -> bytes:
        """Return a graph whose triples are lines of N-Triples, in any order: subject by subject, sorted."""
        lines = "".join(sorted(set(triples), key=order))
        found = self._serialized(ox.parse(f"<{graph}> {{\n{lines}}}\n", format=ox.RdfFormat.TRIG, lenient=True))
        return found[len(self._declared) :]

    def subjects(self, graph: str, triples: Iterable[str]) -> list[bytes]:
        """Return the text of each subject of a graph, sorted."""
        return _SUBJECT.findall(self.graph(graph, triples))

    def quads(self, graph: str, text: bytes) -> Iterator[ox.Quad]:
        """Yield what a text of some subjects of a graph says."""
        for quad in ox.parse(self._declared + text, format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))

    def _serialized(self, quads: Iterable[ox.Quad]) -> bytes:
        found = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=self._prefixes)
        assert found is not None
        return found
