"""The store on its way to what the corpus says: only what differs is written, and only what that touches is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

import pyoxigraph as ox

from kg.graph.names import Names
from kg.store.consequences import Line
from kg.store.derive import DERIVED, infer, party, units, units_about
from kg.store.embedded import Store
from kg.store.held import contribution, rivalries
from kg.store.ledger import Ledger
from kg.store.shared import Shared
from kg.store.trig import TrigFile
from kg.store.triples import written

AT_ONCE = 100
"""Articles that are made, and loaded, together."""

_FOLLOWED = ("entities", "inferred", *DERIVED)
"""The shared graphs that follow from the articles."""

_CUT_SHORT = "cut short"
_MADE_BY = "made by"
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A named graph or an entity that should be in the store: its mark tells whether it is there already."""

    iri: str
    mark: str
    triples: Callable[[], Iterable[str]]


class Following:
    """Brings store and ledger to what the corpus says.

    Whatever happens, what the ledger knows is in the store: a graph is forgotten before it changes. ``new`` says that
    both are being made; ``whole`` that all that is shared must be made again, as it is new or was cut short.
    """

    def __init__(self, store: Store, ledger: Ledger, names: Names, *, made_by: str) -> None:
        self.store, self.ledger, self.names = store, ledger, names
        self.new = ledger.state(_MADE_BY) != made_by or store.is_empty()
        self.whole = self.new or ledger.state(_CUT_SHORT) != ""
        self._touched: set[str] = set()
        self._rivals = rivalries(names.ontology)
        self._made_by = made_by
        if self.new:
            ledger.clear()
            store.clear()

    def finish(self) -> None:
        """Note that nothing is left to do."""
        self.ledger.set_state(_MADE_BY, self._made_by)
        self.ledger.set_state(_CUT_SHORT, "")

    def write(self, wanted: Iterator[Piece], file: TrigFile, *, total: int, told: Told) -> None:
        """Load new graphs in bulk, replace those that differ, each at once, and drop what is not wanted any more."""
        marks = self.ledger.marks()
        gone = {*marks, *(self._left() if self.whole else ())}
        done = 0
        while some := tuple(islice(wanted, AT_ONCE)):
            self._replace([graph for graph in some if marks.get(graph.iri) != graph.mark], file)
            for graph in some:
                if marks.get(graph.iri) == graph.mark and not file.has(graph.iri, graph.mark):
                    file.add(graph.iri, graph.mark, graph.triples())
            gone.difference_update(graph.iri for graph in some)
            done += len(some)
            told("graph", done, total)
        self._commit()
        self._drop(sorted(gone))

    def derive(self, entities: Iterator[Piece]) -> None:
        """Make entities and the shared graphs follow; the articles' graphs are there."""
        shared = Shared(self.store, self.ledger, new=self.whole)
        self.ledger.set_state(_CUT_SHORT, "1")
        if self.whole:
            self._drop_shared()
        moved = self._describe(entities, shared)
        only = None if self.whole else self._touched | (units_about(self.ledger, moved) if moved else set())
        changed = shared.write(units(self.ledger, self.names, only))
        if self.whole or self.names.shared("facts").value in changed:
            shared.write(self._inferred())
        self._commit()

    def _inferred(self) -> Iterator[tuple[str, Iterable[Line]]]:
        """Yield what the rules infer, subject by subject; they run beside the store, over plain facts and schema."""
        graph = self.names.shared("inferred")
        beside = Store(base=self.names.base)
        for name in ("schema", "facts"):
            beside.bulk(self.store.quads(graph=self.names.shared(name)))
        infer(beside, self.names)
        lines = sorted(written(beside.quads(graph=graph)))
        seen: set[str] = set()
        for subject, own in groupby(lines, key=lambda line: line.partition(" ")[0]):
            seen.add(f"inferred {subject}")
            yield f"inferred {subject}", ((graph.value, line) for line in tuple(own))
        for unit in self.ledger.units_of(graph.value):
            if unit not in seen:
                yield unit, ()

    def _replace(self, graphs: list[Piece], file: TrigFile) -> None:
        """Put graphs into the store: one that is there in a transaction of its own, new ones together, in bulk.

        While these are loaded, they are noted, and the next ones are made.
        """
        made = [(graph, tuple(graph.triples())) for graph in graphs]
        self._begin([graph.iri for graph in graphs])
        new: list[tuple[ox.NamedNode, tuple[str, ...]]] = []
        for graph, triples in made:
            node = ox.NamedNode(graph.iri)
            if not self.new and self.store.has(node):  # to look, it would wait for what is loaded
                self.store.replace_graph(node, triples)
            else:
                new.append((node, triples))
        self.store.load_graphs(new)
        for graph, triples in made:
            self._note(graph, triples, file)

    def _note(self, graph: Piece, triples: tuple[str, ...], file: TrigFile) -> None:
        """Note what a graph contributes, and its text for the file."""
        file.add(graph.iri, graph.mark, triples)
        found = contribution(triples, self._rivals)
        self._touch(self.ledger.replace_held(graph.iri, found.rows, new=self.new))
        self.ledger.set_graph(graph.iri, graph.mark, found.counts)

    def _drop(self, graphs: list[str]) -> None:
        self._begin(graphs)
        for graph in graphs:
            self.store.drop_graph(ox.NamedNode(graph))
            self._touch(self.ledger.replace_held(graph, (), new=False))
        self._commit()

    def _touch(self, units: set[str]) -> None:
        if not self.whole:  # else all are derived anyway
            self._touched |= units

    def _begin(self, graphs: list[str]) -> None:
        if graphs:
            self._commit()
            self.ledger.set_state(_CUT_SHORT, "1")
            self.ledger.forget(graphs)

    def _left(self) -> set[str]:
        """Return the graphs that a build which was cut short may have left in the store, or rows of them."""
        followed = {self.names.shared(name).value for name in _FOLLOWED}
        return {graph.value for graph in self.store.graphs()}.union(self.ledger.holding()) - followed

    def _commit(self) -> None:
        """Keep what the ledger was told, when it is in the store."""
        self.store.wait()
        self.ledger.commit()

    def _drop_shared(self) -> None:
        for graph in (self.names.shared(name) for name in _FOLLOWED):
            self.store.empty_graph(graph)
            self.ledger.forget_graph(graph.value)
        self.ledger.forget_parties()

    def _describe(self, entities: Iterator[Piece], shared: Shared) -> set[str]:
        """Write the entities that differ; return those that have another class or belonging than they had."""
        moved: set[str] = set()
        graph = self.names.shared("entities").value

        def described() -> Iterator[tuple[str, Iterable[Line]]]:
            for piece in self.ledger.differing(entities):
                triples = tuple(piece.triples())
                before, now = self.ledger.party(piece.iri), party(triples)
                if before is not None and before != now:
                    moved.add(piece.iri)
                self.ledger.set_party(piece.iri, piece.mark, now)
                yield f"entity {piece.iri}", ((graph, line) for line in triples)
            for iri in self.ledger.forget_unwanted():
                yield f"entity {iri}", ()

        shared.write(described())
        return moved
