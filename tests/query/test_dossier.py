"""Dossiers, finding entities by name, and the opened graph."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rich.console import Console

from kg.errors import QueryError
from kg.opened import OpenedGraph
from kg.query.dossier import dossier
from kg.query.find import find_entity
from kg.query.page import page
from kg.store.embedded import Store
from tests.article import TEXT, filled


@pytest.fixture(scope="module")
def store() -> Store:
    return filled()


@pytest.fixture
def opened(tmp_path: Path) -> OpenedGraph:
    with Store.written(tmp_path) as writer:
        filled(writer)
        writer.finish()
    return OpenedGraph(tmp_path)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Ada Vey", "ada-vey-1"),
        ("ada vey", "ada-vey-1"),
        ("Vey", "ada-vey-1"),
        ("VÉY", "ada-vey-1"),
        ("Norlandic", "norland-1"),
        ("kell-1", "kell-1"),
        ("https://w3id.org/conflict-kg/id/entity/kell-1", "kell-1"),
        ("<https://w3id.org/conflict-kg/id/entity/kell-1>", "kell-1"),
        ("Norland", "norland-1"),
    ],
)
def test_names_mean_entities(store: Store, name: str, identity: str) -> None:
    assert find_entity(store, name).value.endswith(f"/{identity}")


@pytest.mark.parametrize("name", ["", "Nor", "kg:State", "<", "affirms"])
def test_other_words_do_not(store: Store, name: str) -> None:
    with pytest.raises(QueryError, match="no entity is called"):
        find_entity(store, name)


def test_it_says_what_the_entity_says_and_what_is_said_of_it(store: Store) -> None:
    vey, sudia = dossier(store, "Vey"), dossier(store, "Sudia")
    assert [saying.text for saying in vey.says] == ["Sudia had attacked the port of Kell", "We will answer"]
    assert (vey.type, vey.affiliated, vey.mentions, vey.articles) == ("Person", "Norland", 2, ("kell.txt",))
    assert {(each.relation, each.holder, each.stance) for each in sudia.relations} == {
        ("attacks", "Ada Vey", "affirms"),
        ("attacks", "Sudia", "denies"),
        ("recognizes", "", "denies"),
    }


def test_every_quote_stands_in_the_text(store: Store) -> None:
    quotes = [each.quote for name in ("Vey", "Sudia", "Kell") for each in dossier(store, name).relations]
    assert quotes and all(TEXT[quote.start : quote.end] == quote.words for quote in quotes)


def test_why(store: Store) -> None:
    decisions = {each.relation: each.decision for each in dossier(store, "Norland").relations}
    assert decisions["controlledBy"].startswith("a fact: ")
    assert decisions["recognizes"] == "not a fact: it is denied"
    (claim,) = (each for each in dossier(store, "Kell").relations if each.holder == "Ada Vey")
    assert claim.decision == "not a fact: it is only held by Ada Vey"


def test_one_edge(store: Store) -> None:
    found = dossier(store, "Sudia", other="Kell")
    assert {(each.relation, each.holder) for each in found.relations} == {("attacks", "Ada Vey"), ("attacks", "Sudia")}
    assert not found.says
    assert dossier(store, "Kell", other="Sudia").relations == found.relations
    with pytest.raises(QueryError, match="nothing relates Ada Vey and Kell"):
        dossier(store, "Vey", other="Kell")


def test_the_page_shows_quotes_and_reasons(store: Store) -> None:
    console = Console(width=100, record=True, file=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    console.print(page(dossier(store, "Sudia"), why=True))
    shown = console.export_text()
    for words in ("Sudia attacks Kell", "according to Ada Vey", "“Sudia denied it.”", "read by denial from “denied”"):
        assert words in shown


def test_the_opened_graph_in_rdflib(opened: OpenedGraph) -> None:
    rows = list(opened.graph.query("SELECT ?t ?p { ?t kg:controlledBy ?p }"))
    assert len(rows) == 1
    assert isinstance(opened.graph, rdflib.Dataset)
    norland = rdflib.URIRef("https://w3id.org/conflict-kg/id/entity/norland-1")
    assert str(opened.graph.value(norland, rdflib.RDFS.label)) == "Norland"


def test_the_opened_graph_in_networkx(opened: OpenedGraph) -> None:
    edges = {(one, other, data["relation"], data["asserted"]) for one, other, data in opened.network.edges(data=True)}
    assert ("kell-1", "norland-1", "controlledBy", True) in edges
    assert ("sudia-1", "kell-1", "attacks", False) in edges
    assert opened.network.nodes["kell-1"]["label"] == "Kell"


def test_the_opened_graph_answers_writes_and_validates(opened: OpenedGraph) -> None:
    assert [row["name"] for row in opened.query("offices")] == ["Ada Vey"]
    (path,) = opened.export("nq")
    assert path == opened.out / "graph.nq" and path.stat().st_size > 1000
    assert opened.validate().conforms
