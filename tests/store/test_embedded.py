"""The embedded store: replacing graphs, readers, one writer, the sorted dump."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.graph.names import Names
from kg.store import embedded
from kg.store.derive import derive
from kg.store.dump import sorted_quads, write_trig
from kg.store.embedded import Store
from tests.article import ARTICLE, filled

NODE = ox.NamedNode("https://example.org/x")
GRAPH = ox.NamedNode("https://example.org/g")
OTHER = ox.NamedNode("https://example.org/other")


def quad(word: str, graph: ox.NamedNode = GRAPH) -> ox.Quad:
    return ox.Quad(NODE, NODE, ox.Literal(word), graph)


def line(word: str) -> str:
    return f"{quad(word).triple} .\n"


def test_replacing_a_graph_leaves_the_others() -> None:
    store = Store()
    store.bulk([quad("old"), quad("kept", OTHER)])
    store.replace_graph(GRAPH, [line("new")])
    assert set(store.quads()) == {quad("new"), quad("kept", OTHER)}
    store.drop_graph(GRAPH)
    assert list(store.graphs()) == [OTHER]


def test_a_large_graph_is_loaded_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_LINES", 2)
    monkeypatch.setattr(embedded, "_BYTES", 300)
    words = [f"ß{number}" for number in range(9)]
    store = Store()
    store.load_graphs([(GRAPH, map(line, words)), (OTHER, [line("there")]), (NODE, [])])
    assert set(store.quads()) == {*map(quad, words), quad("there", OTHER)}


def test_a_large_graph_is_emptied_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_LINES", 2)
    store = Store()
    store.bulk([*(quad(f"ß{number}") for number in range(9)), quad("kept", OTHER)])
    store.empty_graph(GRAPH)
    store.empty_graph(NODE)
    assert set(store.quads()) == {quad("kept", OTHER)}
    assert list(store.graphs()) == [OTHER]


def test_an_empty_graph_is_no_graph() -> None:
    store = Store()
    store.replace_graph(GRAPH, [])
    assert list(store.graphs()) == []


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    with Store.written(tmp_path) as writer:
        filled(writer)
        writer.finish()
        quads = set(writer.quads())
    assert set(Store.reader(tmp_path).quads()) == quads


def test_there_is_one_writer(tmp_path: Path) -> None:
    writer = Store.writer(tmp_path)
    with pytest.raises(StoreError, match="another kg build"):
        Store.writer(tmp_path)
    assert len(writer) == 0


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        Store.reader(tmp_path / "nothing")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with Store.written(tmp_path) as writer:
        writer.finish()
    with pytest.raises(StoreError, match="read-write"):
        Store.reader(tmp_path).replace_graph(GRAPH, [line("x")])


def test_prefixes_are_declared_and_graphs_united() -> None:
    store = filled()
    rows = store.query("SELECT ?who ?what { ?who kg:states/schema:text ?what }")
    assert isinstance(rows, ox.QuerySolutions)
    assert len(list(rows)) == 2


@pytest.mark.parametrize(
    "wrong", ["SELECT", "SELECT ?s { ?s nope:x ?o }", "DROP ALL", "SELECT * { ?s ?p ?o } LIMIT -1"]
)
def test_a_query_that_does_not_parse_is_one_clear_line(wrong: str) -> None:
    with pytest.raises(QueryError, match="does not parse") as caught:
        Store().query(wrong)
    assert "\n" not in str(caught.value)


def test_the_dump_does_not_depend_on_the_order_of_loading(tmp_path: Path) -> None:
    one, other = filled(), Store()
    for each in sorted(one.quads(), key=str, reverse=True):
        other.bulk([each])
    write_trig(one, tmp_path / "one.trig")
    write_trig(other, tmp_path / "other.trig")
    assert (tmp_path / "one.trig").read_bytes() == (tmp_path / "other.trig").read_bytes()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["one.trig", "other.trig"]


def test_the_dump_is_all_of_the_store() -> None:
    store = filled()
    assert set(sorted_quads(store)) == set(store.quads())


def test_taking_an_article_back_leaves_nothing_of_it() -> None:
    store, names = filled(), Names()
    store.drop_graph(names.graph(ARTICLE.name))
    derive(store, names)
    assert {graph.value.rsplit("/")[-1] for graph in store.graphs()} == {"entities", "provenance", "schema"}


def test_a_dump_is_loaded_again(tmp_path: Path) -> None:
    one, other = filled(), Store()
    write_trig(one, tmp_path / "graph.trig")
    other.load(tmp_path / "graph.trig")
    assert set(other.quads()) == set(one.quads())


@pytest.mark.parametrize("name", ["broken.trig", "unknown.xyz", "missing.nq"])
def test_a_file_that_is_no_rdf_is_named(name: str, tmp_path: Path) -> None:
    if not name.startswith("missing"):
        (tmp_path / name).write_text("<x> <y", encoding="utf-8")
    with pytest.raises(StoreError, match=r"broken\.trig|unknown\.xyz|missing\.nq"):
        Store().load(tmp_path / name)


def test_a_load_in_the_background_that_fails_is_told_to_whoever_waits(tmp_path: Path) -> None:
    with Store.written(tmp_path) as store:
        store.load_graphs([(GRAPH, ["no triple\n"])])
        with pytest.raises(SyntaxError):
            store.wait()
        store.load_graphs([(GRAPH, [line("a")])])
        assert store.has(GRAPH) and not store.has(OTHER)
    assert set(Store.reader(tmp_path).quads()) == {quad("a")}
