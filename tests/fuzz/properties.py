"""What must hold for any input, one property for each place where hostile text comes in or goes out."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as some

from kg.errors import ArticleError
from kg.extract.attribution.quotations import quotations
from kg.graph import written
from kg.graph.literals import text
from kg.graph.names import Names
from kg.model import Article
from kg.read import read_articles
from kg.read.decoding import plain
from kg.read.formats import READERS
from kg.serve.formats import TABLES, Table
from kg.store.embedded import Store
from kg.store.formats.jsonld import write_jsonld
from kg.store.formats.rdf import write_nquads, write_rdf12, write_trig_file

_FOLDER = tempfile.TemporaryDirectory(prefix="kg-fuzz-")
SCRATCH = Path(_FOLDER.name) / "odd"
"""Files of this process alone, which go when it ends."""
MARKS = "\"“”„‟«»‹›‘’‚'`＂"
BITS = (
    "\\",
    "<",
    ">",
    "{",
    "}",
    "^^",
    "@en",
    "#",
    "\\u0041",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\x00",
    "\x85",
    "\u2028",
    "\ufeff",
)
ODD = (
    "\u202e",
    "\u200b",
    "\u0301",
    "\ud800",
    "\ufffe",
    "\U0010ffff",
    "👩‍👩‍👧",
    "السلام",
    "../",
    "%2F",
    "]]>",
    "</script>",
)
TEXT = some.text(max_size=60) | some.lists(some.sampled_from((*MARKS, *BITS, *ODD, "a", "said", " ")), max_size=40).map(
    "".join
)
FILE = (
    b'', b'\xef\xbb\xbf', b'\xff\xfe', b'\x00', b'\xff', b'{"text": "', b'", "date": "2020-', b'"}', b'[[', b']]',
    b'{', b'}', b'text,date\n', b'text;title\n', b'"', b',', b';', b'\n', b'\r\n', b'---\n', b'date: 3 May 2020\n',
    b'# ', b'> ', b'```\n', b'* ', b'<html><body>', b'<article>', b'<p>', b'</p>', b'<script>', b'<!--',
    b'<![CDATA[', b'&#x0;', b'&lt;', b'<meta charset=utf-16>', b'BAKU, Oct 9 (Reuters) - ',
    b'The army said on Monday that it would go on with its plans. ',
)  # fmt: skip
BYTES = some.binary(max_size=200) | some.lists(some.sampled_from(FILE) | some.binary(max_size=6), max_size=30).map(
    b"".join
)


@given(data=BYTES, suffix=some.sampled_from(sorted(READERS)))
def reading(data: bytes, suffix: str) -> None:
    """Any bytes are articles or faults of one line; text holds no control character and reads the same again."""
    path = SCRATCH.with_suffix(suffix)
    path.write_bytes(data)
    found, again = list(read_articles([path])), list(read_articles([path]))
    assert found and list(map(repr, found)) == list(map(repr, again))
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip() and item.text == plain(item.text) and 0 <= item.body <= len(item.text)
            assert item.digest
        else:
            assert isinstance(item, ArticleError) and path.name in str(item) and "\n" not in str(item)


@given(words=TEXT)
def quoting(words: str) -> None:
    """Quotations are ordered spans of the text that do not cross and never join paragraphs."""
    found = quotations(words)
    spans = [each.span for each in found]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    for each in found:
        assert 0 <= each.span.start <= each.inner.start <= each.inner.end <= each.span.end <= len(words)
        assert not re.search(r"\n[^\S\n]*\n", each.inner.of(words)) and each.depth >= 0
    assert not any(one.start < other.start < one.end < other.end for one, other in pairwise(spans))


@given(one=TEXT, other=TEXT)
def minting(one: str, other: str) -> None:
    """Every id gives an IRI that parses, holds no character of the text unescaped, and belongs to it alone."""
    names = Names()
    for mint in (names.article, names.graph, names.entity, lambda identity: names.of("statement", identity)):
        first, second = mint(one), mint(other)
        assert (first == second) is (one == other)
        assert re.fullmatch(r"https://w3id\.org/conflict-kg/[A-Za-z0-9\-._~%/#]+", first.value)
        line = f"{written.iri(first)} {written.iri(second)} {written.iri(first)} .\n"
        (quad,) = ox.parse(input=line, format=ox.RdfFormat.N_TRIPLES)
        assert quad.triple == ox.Triple(first, second, first)


@given(words=TEXT, identity=TEXT)
def serialising(words: str, identity: str) -> None:
    """Whatever is written is read back: RDF to the same quads, tables to the same cells."""
    node, graph, literal = Names().of("statement", identity), Names().graph(identity), text(words)
    store = Store()
    store.load_graphs([(graph, written.lines([(written.iri(node), written.term("rdfs:label"), written.text(words))]))])
    quads = set(store.quads())
    assert {(quad.subject, quad.object, quad.graph_name) for quad in quads} == {(node, literal, graph)}
    for suffix, (write, format) in _RDF.items():
        (path,) = write(store, SCRATCH.with_suffix(f".{suffix}"))
        assert set(ox.parse(path=str(path), format=format)) == quads, suffix
    table = Table(("a", "b"), ((node, literal), (None, ox.Literal(literal.value, language="en"))))
    for media, cells in _CELLS.items():
        assert cells(TABLES[media](table)) == [[node.value, literal.value], ["", literal.value]], media


_RDF: dict[str, tuple[Callable[[Store, Path], tuple[Path, ...]], ox.RdfFormat]] = {
    "trig": (write_trig_file, ox.RdfFormat.TRIG),
    "nq": (write_nquads, ox.RdfFormat.N_QUADS),
    "jsonld": (write_jsonld, ox.RdfFormat.JSON_LD),
    "rdf12.trig": (write_rdf12, ox.RdfFormat.TRIG),
}


def _json_cells(page: bytes) -> list[list[str]]:
    rows = json.loads(page)["results"]["bindings"]
    return [[row.get(name, {"value": ""})["value"] for name in "ab"] for row in rows]


def _csv_cells(page: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(page.decode(), newline="")))[1:]


_CELLS: dict[str, Callable[[bytes], list[list[str]]]] = {
    "application/sparql-results+json": _json_cells,
    "text/csv": _csv_cells,
}


@given(words=TEXT)
def marking(words: str) -> None:
    """Results in XML and TSV are well formed whatever they hold, and keep every character that the format can hold."""
    literal = text(words)
    table = Table(("a",), ((literal,),))
    found = ElementTree.fromstring(TABLES["application/sparql-results+xml"](table)).iter()
    kept = "".join(each.text or "" for each in found if each.tag.endswith("literal"))
    assert len(kept) == len(literal.value) or "\r" in literal.value
    head, row = TABLES["text/tab-separated-values"](table).decode().split("\n")[:2]
    (quad,) = ox.parse(input=f"<urn:s> <urn:p> {row} .", format=ox.RdfFormat.TURTLE)
    assert head == "?a" and quad.object == literal


PROPERTIES: dict[str, Callable[[], None]] = {
    each.__name__: each for each in (reading, quoting, minting, serialising, marking)
}  # type: ignore[assignment]
