"""File formats that other tools read: one small writer each, and a row in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.store.embedded import Store
from kg.store.formats.jsonld import write_jsonld
from kg.store.formats.networks import write_gexf, write_graphml
from kg.store.formats.rdf import write_nquads, write_rdf12, write_trig_file, write_turtle
from kg.store.formats.tables import write_csv, write_neo4j
from kg.store.records import write_jsonl

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its writer, and the name of its file or (with ``/``) folder beside the graph."""

    help: str
    target: str
    write: Callable[[Store, Path], tuple[Path, ...]]


FORMATS: dict[str, Format] = {
    "trig": Format("TriG: every named graph, with prefixes", "graph.trig", write_trig_file),
    "nq": Format("N-Quads: every named graph, one quad a line", "graph.nq", write_nquads),
    "ttl": Format("Turtle: the union of all graphs", "graph.ttl", write_turtle),
    "jsonld": Format("JSON-LD 1.1 with a compact context", "graph.jsonld", write_jsonld),
    "rdf12": Format("TriG of RDF 1.2, assertions as reifiers", "graph.rdf12.trig", write_rdf12),
    "jsonl": Format("JSON lines: entities, attributions, relations, casualties", "jsonl/", write_jsonl),
    "csv": Format("CSV: entities, attributions, relations, casualties", "csv/", write_csv),
    "graphml": Format("GraphML for Gephi, Cytoscape, yEd", "graph.graphml", write_graphml),
    "gexf": Format("GEXF 1.2 for Gephi", "graph.gexf", write_gexf),
    "neo4j": Format("CSV for neo4j-admin database import", "neo4j/", write_neo4j),
}


def export(store: Store, format: str, target: Path) -> tuple[Path, ...]:
    """Write the graph in a format and return the files that were written."""
    if format not in FORMATS:
        raise KgError(f"no format is named {format!r}; there are {', '.join(FORMATS)}")
    folder = FORMATS[format].target.endswith("/")
    if not folder and target.is_dir():
        raise KgError(f"{target}: is a folder; {format} is one file: give its name")
    (target if folder else target.parent).mkdir(parents=True, exist_ok=True)
    return FORMATS[format].write(store, target)
