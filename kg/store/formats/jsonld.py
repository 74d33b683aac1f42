"""JSON-LD 1.1 with a compact context, streamed node by node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.names import term
from kg.store.dump import sorted_graph
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LINKS = (
    "prov:wasDerivedFrom", "prov:wasGeneratedBy", "prov:wasAssociatedWith", "nif:referenceContext", "nif:sentence",
    "itsrdf:taIdentRef", "schema:spokenByCharacter", "owl:sameAs", "rdf:subject", "rdf:predicate", "rdf:object",
)  # fmt: skip


def write_jsonld(store: Store, path: Path) -> tuple[Path, ...]:
    """Write every named graph; properties that link resources have plain strings as values."""
    links = _link_properties(store)
    context: dict[str, Any] = dict(sorted(store.prefixes.items()))
    context |= {name: {"@type": "@id"} for name in sorted(links)}
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_json(context)},\n"@graph": [')
        for number, graph in enumerate(store.graphs()):
            file.write(f'{"," if number else ""}\n{{"@id": {_json(graph.value)}, "@graph": [')
            for index, node in enumerate(_nodes(store, graph, links)):
                file.write(f"{',' if index else ''}\n {_json(node)}")
            file.write("\n]}")
        file.write("\n]}\n")
    unfinished.replace(path)
    return (path,)


def _link_properties(store: Store) -> frozenset[str]:
    """Return the properties, as compact IRIs, whose values are always resources."""
    object_property = term("owl:ObjectProperty")
    own = (quad.subject for quad in ontology_quads() if quad.object == object_property)
    return frozenset(_LINKS) | {_compact(store, node.value) for node in own if isinstance(node, ox.NamedNode)}


def _nodes(store: Store, graph: ox.NamedNode, links: frozenset[str]) -> Iterator[dict[str, Any]]:
    for subject, quads in groupby(sorted_graph(store, graph), key=lambda quad: quad.subject):
        assert isinstance(subject, ox.NamedNode)
        node: dict[str, Any] = {"@id": _compact(store, subject.value)}
        for predicate, same in groupby(quads, key=lambda quad: quad.predicate):
            name = "@type" if predicate == term("rdf:type") else _compact(store, predicate.value)
            values = [_value(store, quad.object, name == "@type" or name in links) for quad in same]
            node[name] = values[0] if len(values) == 1 else values
        yield node


def _value(store: Store, value: object, link: bool) -> Any:
    if isinstance(value, ox.NamedNode):
        iri = _compact(store, value.value)
        return iri if link else {"@id": iri}
    assert isinstance(value, ox.Literal)
    if value.language:
        return {"@value": value.value, "@language": value.language}
    kind = value.datatype.value
    if link or kind not in (f"{_XSD}string", f"{_XSD}integer", f"{_XSD}boolean"):
        return {"@value": value.value, "@type": _compact(store, kind)}
    if kind == f"{_XSD}boolean":
        return value.value == "true"
    return int(value.value) if kind == f"{_XSD}integer" else value.value


def _compact(store: Store, iri: str) -> str:
    """Return a compact IRI; what could be misread (a rest that begins with //) stays in full."""
    fitting = [(len(start), name) for name, start in store.prefixes.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return iri if iri[length:].startswith("//") else f"{name}:{iri[length:]}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
