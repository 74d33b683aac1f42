"""Loading into real servers, and every fault a network has."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.errors import RemoteStoreError
from kg.store.remote import load_graph, profiles
from kg.store.remote.client import RemoteStore
from kg.store.remote.profile import profile
from tests.remote import faulty
from tests.remote.conftest import ID, write_store

pytestmark = pytest.mark.server
Load = Callable[..., object]


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, dict[str, str]]:
    """Address of a real server, and the arguments to load into it."""
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    return request.getfixturevalue(f"{request.param}_url"), {"store": request.param, "user": "dba"}


def held(url: str, store: str, graph: str) -> int:
    with RemoteStore(profile(store), url, user="dba", password="dba").connected() as client:
        return client.count(graph)


def test_load_load_again_remove(server: tuple[str, dict[str, str]], small: Path) -> None:
    url, how = server
    first = load_graph(small, url, **how)
    assert (first.graphs, first.triples) == (3, 60)
    again = load_graph(small, url, **how)
    assert (again.graphs, again.unchanged) == (0, 3)
    assert [held(url, how["store"], f"{ID}/article/{n}#graph") for n in range(3)] == [20, 20, 20]

    store = ox.Store(str(small / "store"))
    store.remove_graph(ox.NamedNode(f"{ID}/article/1#graph"))
    store.flush()
    del store
    assert load_graph(small, url, **how).dropped == 1
    assert [held(url, how["store"], f"{ID}/article/{n}#graph") for n in range(3)] == [20, 0, 20]


def test_words_arrive_as_they_are(server: tuple[str, dict[str, str]], small: Path) -> None:
    url, how = server
    load_graph(small, url, **how)
    kind = profile(how["store"])
    query = f"SELECT ?s ?t {{ GRAPH <{ID}/article/0#graph> {{ ?s <https://schema.org/text> ?t }} }}"
    answer = httpx.post(
        kind.query.format(url=url),
        data={"query": query},
        headers={"Accept": "application/sparql-results+json"},
    ).json()
    there = {(row["s"]["value"], row["t"]["value"]) for row in answer["results"]["bindings"]}
    local = ox.Store.read_only(str(small / "store"))
    graph = ox.NamedNode(f"{ID}/article/0#graph")
    assert there == {(q.subject.value, q.object.value) for q in local.quads_for_pattern(None, None, None, graph)}


@pytest.mark.slow
def test_two_hundred_thousand_triples(server: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    url, how = server
    out = write_store(tmp_path / "big", graphs=20, triples=10_000)
    assert load_graph(out, url, **how).triples == 200_000
    assert load_graph(out, url, **how).unchanged == 20


def test_small_updates_where_there_is_no_graph_protocol(oxigraph_url: str, small: Path) -> None:
    report = load_graph(small, f"{oxigraph_url}/update", store="sparql", dry_run=True)
    assert report.triples == 60 and report.dry_run
    client = RemoteStore(profile("oxigraph"), oxigraph_url)
    client._insert("urn:g", [f'<urn:s> <urn:p> "{n}" .' for n in range(2500)])
    assert client.count("urn:g") == 2500


def test_server_down(small: Path) -> None:
    with pytest.raises(RemoteStoreError, match=r"no answer.*is the store running"):
        load_graph(small, "http://127.0.0.1:9", store="oxigraph")


def test_wrong_password(virtuoso_url: str, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
    with pytest.raises(RemoteStoreError, match=r"401.*check --user"):
        load_graph(small, virtuoso_url, store="virtuoso", user="dba")


def test_wrong_path(oxigraph_url: str, small: Path) -> None:
    with pytest.raises(RemoteStoreError, match="404"):
        load_graph(small, f"{oxigraph_url}/nowhere", store="oxigraph")


def test_unknown_store(small: Path) -> None:
    with pytest.raises(RemoteStoreError, match="unknown; give one of oxigraph"):
        load_graph(small, "http://127.0.0.1:9", store="mystore")


def test_an_answer_that_is_no_endpoint(small: Path) -> None:
    with (
        faulty.proxy("http://127.0.0.1:9", faulty.answers(200, "<html>hello</html>")) as url,
        pytest.raises(RemoteStoreError, match="not as a SPARQL endpoint"),
    ):
        load_graph(small, url, store="oxigraph")


@pytest.mark.parametrize("status", [500, 503, None], ids=["500", "503", "cut"])
def test_a_passing_fault_is_retried(oxigraph_url: str, small: Path, status: int | None) -> None:
    with faulty.proxy(oxigraph_url, faulty.once(3, status)) as url:
        assert load_graph(small, url, store="oxigraph").triples == 60


@pytest.mark.parametrize("status", [500, None], ids=["500", "cut"])
def test_a_load_that_broke_off_goes_on(oxigraph_url: str, small: Path, status: int | None) -> None:
    broken = {"on": True}
    fault = faulty.between(3, 10**9, status)
    with faulty.proxy(oxigraph_url, lambda request, number: broken["on"] and fault(request, number)) as url:
        with pytest.raises(RemoteStoreError):
            load_graph(small, url, store="oxigraph")
        broken["on"] = False
        report = load_graph(small, url, store="oxigraph")
    assert (report.unchanged, report.graphs) == (1, 2)
    assert [held(oxigraph_url, "oxigraph", f"{ID}/article/{n}#graph") for n in range(3)] == [20, 20, 20]


def test_a_store_that_says_yes_and_loads_nothing(oxigraph_url: str, tmp_path: Path) -> None:
    out = write_store(tmp_path / "out", graphs=1, triples=7)
    out_graph = "urn:only-here"
    store = ox.Store(str(out / "store"))
    store.extend([ox.Quad(*[ox.NamedNode("urn:x")] * 3, ox.NamedNode(out_graph))])
    store.remove_graph(ox.NamedNode(f"{ID}/article/0#graph"))
    store.flush()
    del store
    with faulty.proxy(oxigraph_url, faulty.swallows_updates) as url, pytest.raises(RemoteStoreError, match="holds 0"):
        load_graph(out, url, store="oxigraph")


def test_every_profile_is_complete() -> None:
    assert len(profiles()) >= 10
    for name, kind in profiles().items():
        assert "{url}" in kind.query and "{url}" in kind.update, name
        assert kind.auth in ("basic", "digest", "bearer") and kind.chunk <= 1000 and kind.example, name


def test_the_password_is_nowhere_on_disk(server: tuple[str, dict[str, str]], small: Path) -> None:
    load_graph(small, server[0], **server[1])
    written = b"".join(p.read_bytes() for p in (small / "loads").iterdir())
    assert os.environ["KG_STORE_PASSWORD"].encode() not in written.replace(b'"store"', b"")
