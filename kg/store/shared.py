"""The graphs that belong to no article, subject by subject: in the store, and as text for the file in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.store.blocks import Blocks
from kg.store.consequences import Line
from kg.store.embedded import Store
from kg.store.ledger import Ledger, Row
from kg.store.triples import order

AT_ONCE = 10_000
"""Lines that are written together, or those of one unit if it has more."""

Unit = tuple[str, Iterable[Line]]
Given = tuple[str, tuple[Line, ...]]
Key = tuple[str, str]


class Shared:
    """Writes units; what a unit gave before and does not give any more is taken out.

    ``new`` says that the graphs are being made: nothing of them is in the store yet.
    """

    def __init__(self, store: Store, ledger: Ledger, *, new: bool) -> None:
        self.store = store
        self.ledger = ledger
        self.new = new
        self.blocks = Blocks(store.prefixes)

    def write(self, units: Iterable[Unit]) -> set[str]:
        """Write what units give; return the graphs in which something changed."""
        changed: set[str] = set()
        for some in _portions(units):
            rows = {(row[0], row[1]): row for row in self._rows(some)}
            if self.new:
                lines = sorted({line for _, given in some for line in given})
                self.store.load_graphs(
                    (ox.NamedNode(graph), (line for _, line in own))
                    for graph, own in groupby(lines, key=lambda line: line[0])
                )
                self.ledger.set_shared(rows.values())
                changed.update(graph for graph, _ in rows)
            else:
                changed.update(self._replaced([unit for unit, _ in some], rows))
        return changed

    def _replaced(self, units: list[str], rows: dict[Key, Row]) -> Iterator[str]:
        before = {(row[0], row[1]): row for unit in units for row in self.ledger.shared(unit)}
        differ = sorted(key for key in before.keys() | rows.keys() if before.get(key) != rows.get(key))
        for key in differ:
            old, new = (set(self._quads(key[0], known.get(key))) for known in (before, rows))
            self.store.change(old - new, new - old)
            yield key[0]
        self.ledger.forget_shared(key for key in differ if key not in rows)
        self.ledger.set_shared(rows[key] for key in differ if key in rows)

    def _quads(self, graph: str, row: Row | None) -> Iterator[ox.Quad]:
        return self.blocks.quads(graph, row[3]) if row else iter(())

    def _rows(self, units: Iterable[Given]) -> Iterator[Row]:
        """Yield each subject of each graph with its text."""
        unit_of = {(graph, order(line)[0]): unit for unit, lines in units for graph, line in lines}
        lines = sorted({line for _, given in units for line in given}, key=lambda line: line[0])
        for graph, own in groupby(lines, key=lambda line: line[0]):
            texts = self.blocks.subjects(graph, (line for _, line in own))
            subjects = sorted(subject for within, subject in unit_of if within == graph)
            for subject, text in zip(subjects, texts, strict=True):
                yield graph, subject, unit_of[graph, subject], text


def _portions(units: Iterable[Unit]) -> Iterator[list[Given]]:
    """Yield the units with their lines, each once, in portions that memory holds easily."""
    some: list[Given] = []
    lines = 0
    for unit, given in units:
        some.append((unit, tuple(dict.fromkeys(given))))
        lines += len(some[-1][1])
        if lines >= AT_ONCE:
            yield some
            some, lines = [], 0
    if some:
        yield some
