"""The embedded triple store of a folder: one writer, any number of readers of a finished state."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.prefixes import RESOURCES, query_prefixes
from kg.store.background import Background

FOLDER = "store"
_LINES = 50_000
_BYTES = 64_000_000
Term = ox.NamedNode | ox.Literal


class Store:
    """The quads of one graph on disk (or in memory), by named graph: one per article, and the shared ones.

    >>> store = Store()
    >>> graph = ox.NamedNode("https://example.org/a#graph")
    >>> store.replace_graph(graph, ['<https://example.org/b> <https://example.org/c> "d" .'])
    >>> len(store), [iri.value for iri in store.graphs()]
    (1, ['https://example.org/a#graph'])
    """

    def __init__(self, store: ox.Store | None = None, *, base: str = RESOURCES) -> None:
        self._rdf = store if store is not None else ox.Store()
        self._background = Background()
        self.prefixes = query_prefixes(base)

    @property
    def rdf(self) -> ox.Store:
        """The Oxigraph store, when all is in it that was given to `load_graphs`."""
        self.wait()
        return self._rdf

    @classmethod
    def writer(cls, out: Path, *, base: str = RESOURCES) -> Store:
        """Open the store of a folder for writing; it is made where it is not there yet."""
        path = out / FOLDER
        try:
            path.mkdir(parents=True, exist_ok=True)
            return cls(ox.Store(str(path)), base=base)
        except OSError as error:
            raise _trouble(path, error) from error

    @classmethod
    @contextmanager
    def written(cls, out: Path, *, base: str = RESOURCES) -> Iterator[Store]:
        """Open the store of a folder for writing, and let go of its files at the end.

        RocksDB closes with the last reference only; a store that lingers in a cycle would still tidy up its files
        while a reader opens them.
        """
        store = cls.writer(out, base=base)
        try:
            yield store
        finally:
            store._background.abandon()
            store._rdf = ox.Store()
            gc.collect()

    @classmethod
    def reader(cls, out: Path, *, base: str = RESOURCES) -> Store:
        """Open the finished store of a folder; nothing can be written."""
        path = out / FOLDER
        if not (path / "CURRENT").is_file():
            raise StoreError(f"{out}: holds no graph; build one first: kg build PATH -o {out}")
        try:
            return cls(ox.Store.read_only(str(path)), base=base)
        except OSError as error:
            raise _trouble(path, error) from error

    def __len__(self) -> int:
        return len(self.rdf)

    def is_empty(self) -> bool:
        """Tell whether it holds nothing; counting all quads takes its time."""
        return next(self.quads(), None) is None

    def size(self, graph: ox.NamedNode) -> int:
        """Return the number of quads of one graph."""
        found = self.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        assert isinstance(found, ox.QuerySolutions)
        (number,) = (row["n"] for row in found)
        assert isinstance(number, ox.Literal)
        return int(number.value)

    def has(self, graph: ox.NamedNode) -> bool:
        """Tell whether it holds something of a graph."""
        return self.rdf.contains_named_graph(graph)

    def graphs(self) -> Iterator[ox.NamedNode]:
        """Yield the named graphs, sorted."""
        found = (graph for graph in self.rdf.named_graphs() if isinstance(graph, ox.NamedNode))
        yield from sorted(found, key=lambda graph: graph.value)

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match, in all graphs unless one is given, in the order of the store's index."""
        return self.rdf.quads_for_pattern(subject, predicate, object, graph)

    def bulk(self, quads: Iterable[ox.Quad]) -> None:
        """Load many quads fast; for a store that is being made, as a kill in between leaves a part of them."""
        with self._writing():
            self.rdf.bulk_extend(quads)

    def load_graphs(self, graphs: Iterable[tuple[ox.NamedNode, Iterable[str]]]) -> None:
        """Load graphs whose triples are lines of N-Triples, as `bulk` does; that their IRIs are right is trusted.

        The last of it goes on in the background; all that reads or writes the store waits for it.

        >>> store = Store()
        >>> store.load_graphs([(ox.NamedNode("https://example.org/a"), ['<https://example.org/b> <p:c> "d" .\\n'])])
        >>> len(store)
        1
        """
        for trig in _trig(graphs):
            self._begin(partial(self._rdf.bulk_load, input=trig, format=ox.RdfFormat.TRIG, lenient=True))

    def wait(self) -> None:
        """Return when nothing goes on in the background.

        Raises:
            StoreError: what went on there has failed.
        """
        with self._writing():
            self._background.wait()

    def load(self, path: Path) -> None:
        """Load a file of quads (TriG, N-Quads, JSON-LD; by its suffix) fast, as `bulk` does."""
        if not path.is_file():
            raise StoreError(f"{path}: there is no such file")
        try:
            with self._writing():
                self.rdf.bulk_load(path=str(path))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{path}: cannot be read as RDF: {_one_line(error)}") from error

    def replace_graph(self, graph: ox.NamedNode, triples: Iterable[str]) -> None:
        """Put these lines of N-Triples in place of all that the graph held, in one transaction: all or nothing."""
        with self._writing():
            self.rdf.update(f"DROP SILENT GRAPH {graph}; INSERT DATA {{ GRAPH {graph} {{\n{''.join(triples)}}} }}")

    def change(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Take some quads out and put others in; cut short, the graphs must be made again."""
        with self._writing():
            for quad in gone:
                self.rdf.remove(quad)
            self.rdf.extend(new)

    def drop_graph(self, graph: ox.NamedNode) -> None:
        """Remove a graph with all that it holds, in one transaction."""
        with self._writing():
            self.rdf.update(f"DROP SILENT GRAPH {graph}")

    def empty_graph(self, graph: ox.NamedNode) -> None:
        """Remove a graph piece by piece: one transaction would hold all of it in memory; cut short, a part is left."""
        all_of_it = f"GRAPH {graph} {{ ?s ?p ?o }}"
        with self._writing():
            while next(self.quads(graph=graph), None) is not None:
                self.rdf.update(f"DELETE {{ {all_of_it} }} WHERE {{ SELECT * {{ {all_of_it} }} LIMIT {_LINES} }}")
        self.drop_graph(graph)

    def clear(self) -> None:
        """Remove everything."""
        with self._writing():
            self.rdf.clear()

    def update(self, command: str) -> None:
        """Run one SPARQL update of our own, in one transaction."""
        with self._writing():
            self.rdf.update(command, prefixes=self.prefixes)

    def query(
        self, sparql: str, bindings: Mapping[str, Term] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answer a query over the union of all graphs; every prefix of kg is declared already.

        ``bindings`` are values for variables of the query; they are terms, never text, so nothing can be injected.
        """
        values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): value for name, value in (bindings or {}).items()
        }
        try:
            return self.rdf.query(sparql, prefixes=self.prefixes, use_default_graph_as_union=True, substitutions=values)
        except SyntaxError as error:
            raise QueryError(f"the query does not parse: {_one_line(error)}") from error
        except RuntimeError as error:
            raise QueryError(f"the query cannot be asked: {_one_line(error)}") from error
        except OSError as error:
            raise StoreError(f"the store cannot be read: {_one_line(error)}; build it again") from error

    def finish(self, *, compact: bool = True) -> None:
        """Write everything to disk, so that readers start fast; ``compact`` also tidies up after a large load.

        Tidying up goes on in the background.
        """
        with self._writing():
            self.rdf.flush()
        if compact:
            self._begin(self._rdf.optimize)

    def backup(self, folder: Path) -> None:
        """Copy the store (by hard links where possible) into a folder that does not exist yet."""
        with self._writing():
            self.rdf.backup(str(folder))

    def _begin(self, work: Callable[[], object]) -> None:
        with self._writing():
            self._background.begin(work)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store cannot be written: {_one_line(error)}") from error


def _trig(graphs: Iterable[tuple[ox.NamedNode, Iterable[str]]]) -> Iterator[bytes]:
    """Yield the graphs as files of TriG that memory holds easily, however large one graph is."""
    blocks: list[bytes] = []
    for graph, triples in graphs:
        rest = iter(triples)
        while some := "".join(islice(rest, _LINES)):
            blocks.append(f"{graph} {{\n{some}}}\n".encode())
            if sum(map(len, blocks)) > _BYTES:
                yield b"".join(blocks)
                blocks.clear()
    if blocks:
        yield b"".join(blocks)


def _trouble(path: Path, error: OSError) -> StoreError:
    if "lock" in str(error).lower():
        return StoreError(f"{path}: another kg build is writing to it; wait until it has finished")
    return StoreError(f"{path}: cannot be opened ({_one_line(error)}); remove it and build again")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
