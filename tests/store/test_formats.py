"""Every format: readable by others, equal to the store, the same bytes each time."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.graph.names import Names, term
from kg.store.embedded import Store
from kg.store.formats import FORMATS, export
from kg.store.network import network
from tests.article import ARTICLE, TEXT, filled


@pytest.fixture(scope="module")
def store() -> Store:
    return filled()


def written(store: Store, format: str, folder: Path) -> tuple[Path, ...]:
    return export(store, format, folder / FORMATS[format].target)


def triples(store: Store) -> rdflib.Graph:
    lines = ox.serialize({quad.triple for quad in store.quads()}, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(store: Store, format: str, tmp_path: Path) -> None:
    one = [path.read_bytes() for path in written(store, format, tmp_path / "one")]
    assert one == [path.read_bytes() for path in written(filled(), format, tmp_path / "other")]
    assert one and all(one)


@pytest.mark.parametrize(("format", "syntax"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_every_graph_back(store: Store, format: str, syntax: str, tmp_path: Path) -> None:
    (path,) = written(store, format, tmp_path)
    dataset = rdflib.Dataset().parse(path, format=syntax)
    names = {graph.value for graph in store.graphs()}
    assert {str(graph.identifier) for graph in dataset.graphs() if len(graph)} == names
    together = rdflib.Graph()
    for triple in {quad[:3] for quad in dataset.quads()}:
        together.add(triple)
    assert isomorphic(together, triples(store))


@pytest.mark.parametrize(
    ("format", "syntax"),
    [("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_pyoxigraph_reads_every_quad_back(store: Store, format: str, syntax: ox.RdfFormat, tmp_path: Path) -> None:
    (path,) = written(store, format, tmp_path)
    assert set(ox.parse(path=str(path), format=syntax)) == set(store.quads())


def test_turtle_is_the_union_of_all_graphs(store: Store, tmp_path: Path) -> None:
    (path,) = written(store, "ttl", tmp_path)
    assert isomorphic(rdflib.Graph().parse(path), triples(store))


def test_rdf12_reifies_what_is_asserted_by_nobody(store: Store, tmp_path: Path) -> None:
    (path,) = written(store, "rdf12", tmp_path)
    quads = set(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))
    reified = [quad.object for quad in quads if quad.predicate == term("rdf:reifies")]
    claimed = ox.Triple(Names().entity("sudia-1"), term("kg:attacks"), Names().entity("kell-1"))
    assert claimed in reified
    assert claimed not in {quad.triple for quad in quads}
    assert {quad for quad in quads if quad.predicate != term("rdf:reifies")} == set(store.quads())


def test_the_compact_context_keeps_json_short(store: Store, tmp_path: Path) -> None:
    (path,) = written(store, "jsonld", tmp_path)
    document = json.loads(path.read_text(encoding="utf-8"))
    (article,) = (graph for graph in document["@graph"] if ARTICLE.name.split(".")[0] in graph["@id"])
    claim = next(node for node in article["@graph"] if node.get("@type") == "kg:Claim")
    assert claim["kg:stance"] in ("kg:affirms", "kg:denies")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_records_quote_the_text(store: Store, tmp_path: Path) -> None:
    written(store, "jsonl", tmp_path)
    entities, relations = lines(tmp_path / "jsonl", "entities"), lines(tmp_path / "jsonl", "relations")
    mentions = [mention for entity in entities for mention in entity["mentions"]]  # type: ignore[attr-defined]
    evidence = [each for relation in relations for each in relation["evidence"]]  # type: ignore[attr-defined]
    assert mentions and evidence
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in mentions)
    assert all(TEXT[each["start"] : each["end"]] == each["quote"] for each in evidence)


def test_records_refer_to_entities_by_id(store: Store, tmp_path: Path) -> None:
    written(store, "jsonl", tmp_path)
    known = {entity["id"]: entity["name"] for entity in lines(tmp_path / "jsonl", "entities")}
    for relation in lines(tmp_path / "jsonl", "relations"):
        for role in ("subject", "object", "holder"):
            assert known.get(relation[role], "") == relation[f"{role}_name"]
    assert {each["speaker"] for each in lines(tmp_path / "jsonl", "attributions")} <= known.keys()
    assert "President of Norland" in known.values()


def test_only_facts_are_asserted(store: Store, tmp_path: Path) -> None:
    written(store, "jsonl", tmp_path)
    asserted = {each["relation"] for each in lines(tmp_path / "jsonl", "relations") if each["asserted"]}
    assert asserted == {"holdsOffice", "controlledBy"}


@pytest.mark.parametrize("name", ["entities", "attributions", "relations", "casualties"])
def test_tables_have_a_row_for_each_record(store: Store, name: str, tmp_path: Path) -> None:
    written(store, "csv", tmp_path)
    written(store, "jsonl", tmp_path)
    assert len(rows(tmp_path / "csv" / f"{name}.csv")) == len(lines(tmp_path / "jsonl", name))


def test_neo4j_has_no_relationship_for_what_is_only_claimed(store: Store, tmp_path: Path) -> None:
    written(store, "neo4j", tmp_path)
    found = rows(tmp_path / "neo4j" / "relations.csv")
    assert {row[":TYPE"] for row in found} == {"holdsOffice", "controlledBy", "CLAIM"}
    ids = {row["id:ID"] for name in ("entities", "statements") for row in rows(tmp_path / "neo4j" / f"{name}.csv")}
    ends = {
        row[end]
        for name in ("relations", "says")
        for row in rows(tmp_path / "neo4j" / f"{name}.csv")
        for end in (":START_ID", ":END_ID")
    }
    assert ends <= ids


@pytest.mark.parametrize(("format", "reader"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networkx_reads_the_network_back(store: Store, format: str, reader: object, tmp_path: Path) -> None:
    (path,) = written(store, format, tmp_path)
    found, wanted = reader(path), network(store)  # type: ignore[operator]
    assert set(found.nodes) == set(wanted.nodes)
    assert found.number_of_edges() == wanted.number_of_edges() == 5


def test_an_unknown_format_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="trig"):
        export(store, "xlsx", tmp_path / "x")
    with pytest.raises(KgError, match="one file"):
        export(store, "trig", tmp_path)
