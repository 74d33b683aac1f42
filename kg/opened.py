"""The finished graph of a folder, for Python: ask it, walk it, show it, write it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query.answer import Answer
from kg.query.asking import ask
from kg.store.embedded import Store

if TYPE_CHECKING:
    import networkx
    import rdflib
    from rich.console import RenderableType

    from kg.query.dossier import Dossier
    from kg.store.validation import Report


class OpenedGraph:
    """What `kg.open` returns. Everything is read from the folder's store; nothing can be written to it.

    >>> graph = OpenedGraph("out")  # doctest: +SKIP
    >>> [row["who"] for row in graph.query("SELECT ?who { ?who kg:states ?what }")]  # doctest: +SKIP
    """

    def __init__(self, out: Path | str) -> None:
        self.out = Path(out)
        self.store = Store.reader(self.out)

    @cached_property
    def graph(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset (through oxrdflib); its default graph is the union of all graphs."""
        import rdflib
        from oxrdflib.store import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.store.rdf), default_union=True)
        for prefix, namespace in self.store.prefixes.items():
            dataset.bind(prefix, namespace)
        return dataset

    @cached_property
    def network(self) -> networkx.MultiDiGraph:
        """The entities and what is held to relate them, as a networkx MultiDiGraph."""
        from kg.store.network import network

        return network(self.store)

    def query(self, question: str, *, params: Mapping[str, str] | None = None) -> Answer:
        """Answer SPARQL, or a named question with parameters."""
        return ask(self.store, question, params)

    def describe(self, entity: str, *, other: str = "") -> Dossier:
        """Return the dossier of an entity as plain values; with ``other``, only what relates the two."""
        from kg.query.dossier import dossier

        return dossier(self.store, entity, other=other)

    def dossier(self, entity: str, *, other: str = "", why: bool = False) -> RenderableType:
        """Return the dossier of an entity for a rich console."""
        from kg.query.page import page

        return page(self.describe(entity, other=other), why=why)

    def export(self, format: str, target: Path | str | None = None) -> tuple[Path, ...]:
        """Write the graph in a format (`kg.store.formats.FORMATS`) and return the files."""
        from kg.store.formats import FORMATS, export

        known = FORMATS.get(format)
        return export(self.store, format, Path(target) if target else self.out / (known.target if known else ""))

    def validate(self) -> Report:
        """Check the graph against the shapes and the product's own promises."""
        from kg.store.validation import validate

        return validate(self.store)

    def view(self, target: Path | str | None = None, *, focus: str | None = None) -> Path:
        """Write the explorer, one HTML file; ``focus`` is the name of an entity to begin at."""
        from kg.query.find import find_entity
        from kg.view import write_view

        path = Path(target) if target else self.out / "graph.html"
        write_view(self.out, path, focus=find_entity(self.store, focus).value if focus else None)
        return path
