"""The SPARQL 1.1 Protocol as far as it applies to a read-only endpoint, request by request."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
import uvicorn
from rdflib import Graph as RdfGraph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

from kg.serve import application
from tests.remote.servers import free_port

ID = "https://w3id.org/conflict-kg/id"
ALL = "SELECT ?s { ?s schema:text ?t } ORDER BY ?s"
JSON_RESULTS, XML_RESULTS = "application/sparql-results+json", "application/sparql-results+xml"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
HTML, TURTLE = "text/html", "text/turtle"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server on a free loopback port, with a time limit of a second and a cap of 50 rows."""
    out = tmp_path_factory.mktemp("served")
    store = ox.Store(str(out / "store"))
    entity = ox.NamedNode(f"{ID}/entity/baku-1")
    label, text = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.NamedNode("https://schema.org/text")
    hostile = '<script>alert("x")</script>\u0007 & "quotes"\nand lines'
    graph = ox.NamedNode(f"{ID}/article/a#graph")
    store.bulk_extend(
        [ox.Quad(entity, label, ox.Literal(hostile), graph)]
        + [ox.Quad(ox.NamedNode(f"{ID}/statement/{n}"), text, ox.Literal(f"said {n}"), graph) for n in range(200)]
    )
    store.flush()
    del store
    port = free_port()
    app = application(out, seconds=1.0, rows=50, workers=2)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


REQUESTS = [
    # method, parameters, body, content type, accept, status, media type
    ("GET", {"query": ALL}, None, None, None, 200, JSON_RESULTS),
    ("GET", {"query": ALL}, None, None, JSON_RESULTS, 200, JSON_RESULTS),
    ("GET", {"query": ALL}, None, None, "application/json", 200, "application/json"),
    ("GET", {"query": ALL}, None, None, XML_RESULTS, 200, XML_RESULTS),
    ("GET", {"query": ALL}, None, None, "text/csv", 200, "text/csv"),
    ("GET", {"query": ALL}, None, None, "text/tab-separated-values", 200, "text/tab-separated-values"),
    ("GET", {"query": ALL}, None, None, f"image/png, {XML_RESULTS};q=0.5, text/csv;q=0.4", 200, XML_RESULTS),
    ("GET", {"query": ALL}, None, None, "image/png", 406, "text/plain"),
    ("GET", {"query": "ASK { ?s ?p ?o }"}, None, None, None, 200, JSON_RESULTS),
    ("GET", {"query": "ASK { ?s ?p ?o }"}, None, None, XML_RESULTS, 200, XML_RESULTS),
    ("GET", {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, None, None, None, 200, TURTLE),
    (
        "GET",
        {"query": "CONSTRUCT WHERE { ?s ?p ?o }"},
        None,
        None,
        "application/n-triples",
        200,
        "application/n-triples",
    ),
    ("GET", {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, None, None, "application/ld+json", 200, "application/ld+json"),
    ("GET", {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, None, None, "application/rdf+xml", 200, "application/rdf+xml"),
    ("GET", {"query": f"DESCRIBE <{ID}/entity/baku-1>"}, None, None, TURTLE, 200, TURTLE),
    ("GET", {"query": ALL, "default-graph-uri": f"{ID}/article/a#graph"}, None, None, None, 200, JSON_RESULTS),
    ("GET", {"query": ALL, "named-graph-uri": "urn:none"}, None, None, None, 200, JSON_RESULTS),
    ("GET", {"query": "SELECT WHERE nonsense"}, None, None, None, 400, "text/plain"),
    ("GET", {"query": ""}, None, None, None, 400, "text/plain"),
    ("GET", {"other": "x"}, None, None, None, 400, "text/plain"),
    ("GET", [("query", ALL), ("query", ALL)], None, None, None, 400, "text/plain"),
    ("GET", {"update": "CLEAR ALL"}, None, None, None, 403, "text/plain"),
    ("GET", {"query": "CLEAR ALL"}, None, None, None, 400, "text/plain"),
    ("GET", {"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, None, None, None, 400, "text/plain"),
    ("GET", {}, None, None, TURTLE, 200, TURTLE),
    ("GET", {}, None, None, HTML, 307, ""),
    ("POST", {}, {"query": ALL}, FORM, None, 200, JSON_RESULTS),
    ("POST", {}, ALL, QUERY, None, 200, JSON_RESULTS),
    ("POST", {}, ALL, f"{QUERY}; charset=utf-8", None, 200, JSON_RESULTS),
    ("POST", {"default-graph-uri": f"{ID}/article/a#graph"}, ALL, QUERY, None, 200, JSON_RESULTS),
    ("POST", {}, b"\xff\xfe", QUERY, None, 400, "text/plain"),
    ("POST", {}, "CLEAR ALL", UPDATE, None, 403, "text/plain"),
    ("POST", {}, {"update": "CLEAR ALL"}, FORM, None, 403, "text/plain"),
    ("POST", {}, ALL, "text/plain", None, 415, "text/plain"),
    ("POST", {}, "x" * 1_100_000, QUERY, None, 413, "text/plain"),
    ("PUT", {}, "x", TURTLE, None, 405, "text/plain"),
    ("DELETE", {}, None, None, None, 405, "text/plain"),
    ("HEAD", {"query": ALL}, None, None, None, 200, JSON_RESULTS),
]


@pytest.mark.parametrize(("method", "params", "body", "kind", "accept", "status", "media"), REQUESTS)
def test_requests(
    address: str, method: str, params: object, body: object, kind: str, accept: str, status: int, media: str
) -> None:
    headers = {name: value for name, value in (("Content-Type", kind), ("Accept", accept)) if value}
    given = {"data": body} if isinstance(body, dict) else {"content": body}
    answer = httpx.request(method, f"{address}/sparql", params=params, headers=headers, **given)
    assert (answer.status_code, answer.headers.get("content-type", "").split(";")[0]) == (status, media), answer.text


def test_enough_requests() -> None:
    assert len(REQUESTS) >= 30


def test_the_four_formats_say_the_same(address: str) -> None:
    query = "SELECT ?s ?l ?none { ?s rdfs:label ?l }"
    answers = {
        media: httpx.get(f"{address}/sparql", params={"query": query}, headers={"Accept": media}).content
        for media in (JSON_RESULTS, XML_RESULTS, "text/csv", "text/tab-separated-values")
    }
    value = json.loads(answers[JSON_RESULTS])["results"]["bindings"][0]["l"]["value"]
    assert value.startswith("<script>")
    literal = next(ElementTree.fromstring(answers[XML_RESULTS]).iter("{http://www.w3.org/2005/sparql-results#}literal"))
    assert literal.text == value.replace("\u0007", "\ufffd")
    assert answers["text/csv"].decode().startswith("s,l,none\r\n") and '""quotes""' in answers["text/csv"].decode()
    assert "\\n" in answers["text/tab-separated-values"].decode()


def test_a_long_result_is_cut_and_marked(address: str) -> None:
    answer = httpx.get(f"{address}/sparql", params={"query": ALL})
    assert len(answer.json()["results"]["bindings"]) == 50
    assert answer.headers["kg-truncated"] == "true" and "cut at the row limit" in answer.headers["warning"]
    assert "kg-truncated" not in httpx.get(f"{address}/sparql", params={"query": ALL + " LIMIT 50"}).headers


def test_sparqlwrapper_and_sparqlstore(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery("SELECT (COUNT(*) AS ?n) { ?s schema:text ?t }")
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "200"
    graph = RdfGraph(SPARQLStore(f"{address}/sparql"))
    assert len(list(graph.query("SELECT ?s { ?s <https://schema.org/text> ?t } LIMIT 7"))) == 7


JOIN = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6))
HOSTILE = [
    f"SELECT * {{ {JOIN} }} ORDER BY ?a0",
    f"SELECT (COUNT(*) AS ?n) {{ {JOIN} }}",
    f"SELECT DISTINCT ?a0 ?a1 ?a2 {{ {JOIN} }} ORDER BY DESC(?a1)",
    f"CONSTRUCT {{ ?a0 ?b1 ?c2 }} {{ {JOIN} }}",
    f"ASK {{ {JOIN} FILTER(?a0 = 1) }}",
    "SELECT * { ?s (!<urn:x>|^!<urn:x>)* ?o . ?o (!<urn:x>|^!<urn:x>)* ?s . ?x (!<urn:x>|^!<urn:x>)* ?y } ORDER BY ?s",
    f"SELECT (GROUP_CONCAT(?c0) AS ?x) {{ {JOIN} }}",
    f"SELECT * {{ {JOIN} FILTER(REGEX(STR(?c0), '(a+)+$')) }} ORDER BY ?c1",
    f"SELECT * {{ {{ {JOIN} }} UNION {{ {JOIN} }} }} ORDER BY ?a0",
    f"SELECT * {{ {JOIN} MINUS {{ {JOIN} }} }} ORDER BY ?a0",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "PREFIX e: <urn:> SELECT * { e:a\\#b ?p ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { #\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '\\u0027' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } ?a ?b '\\u0027' }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    'SELECT * { ?s ?p """x""" . SeRvIcE <http://127.0.0.1:9/> { ?s ?p ?o } }',
    "SELECT * " + "{" * 5000 + "}" * 5000,
    "SELECT * { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }",
    "SELECT * { ?s ?p ?o FILTER(" + "!" * 20000 + "true) }",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_leave_it_answering(address: str, query: str) -> None:
    answer = httpx.post(f"{address}/sparql", data={"query": query}, timeout=40)
    assert answer.status_code in (200, 400, 503) and (answer.status_code != 200 or len(answer.content) < 2_000_000)
    if "127.0.0.1:9" in query:
        assert answer.status_code == 400 and "refused" in answer.text
    assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=20).json()["boolean"] is True


def test_enough_hostility() -> None:
    assert len(HOSTILE) >= 20


def test_resource_pages(address: str) -> None:
    url = f"{address}/id/entity/baku-1"
    page = httpx.get(url, headers={"Accept": HTML})
    assert page.status_code == 200 and "<script>" not in page.text and "&lt;script&gt;" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "&lt;script&gt;" in page.text.partition("<h1>")[2].partition("</h1>")[0], "its name is the title"
    assert len(RdfGraph().parse(data=httpx.get(url, headers={"Accept": TURTLE}).text, format="turtle")) == 1
    assert httpx.get(url, headers={"Accept": "application/ld+json"}).json()
    assert httpx.get(f"{address}/id/entity/nobody").status_code == 404
    assert httpx.get(f"{address}/id/a%3E%20b").status_code == 404
    assert httpx.get(url, headers={"Accept": "image/png"}).status_code == 406


def test_pages_and_static_files(address: str) -> None:
    assert httpx.get(address).status_code == 307
    assert "Ask the graph" in httpx.get(f"{address}/editor").text
    assert httpx.get(f"{address}/vendor/yasgui.min.js").status_code == 200
    assert len(httpx.get(f"{address}/questions.json").json()["questions"]) >= 6
    assert httpx.get(f"{address}/static/..%2f..%2fapp.py").status_code == 404


def test_other_hosts_are_refused(address: str) -> None:
    assert (
        httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, headers={"Host": "evil.example"}).status_code == 400
    )
