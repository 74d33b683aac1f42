"""Results in the formats of the W3C: SPARQL results in JSON, XML, CSV, TSV; graphs as RDF; chosen by Accept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.store.formats.networks import NOT_XML

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = Sequence[Term | None]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT; ``cut`` when rows beyond the cap were left out."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """The answer of a CONSTRUCT or DESCRIBE."""

    triples: tuple[ox.Triple, ...]
    cut: bool = False


Answer = bool | Table | Graph


def as_json(answer: bool | Table) -> bytes:
    """SPARQL 1.1 Query Results JSON Format."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}).encode()
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False).encode()


def as_xml(answer: bool | Table) -> bytes:
    """SPARQL Query Results XML Format (Second Edition)."""
    out = ['<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>']
    if isinstance(answer, bool):
        out.append(f"</head><boolean>{str(answer).lower()}</boolean></sparql>")
        return "".join(out).encode()
    out += [f"<variable name={quoteattr(name)}/>" for name in answer.variables]
    out.append("</head><results>")
    for row in answer.rows:
        bound = zip(answer.variables, row, strict=True)
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound if term is not None
        )
        out.append(f"<result>{''.join(cells)}</result>")
    out.append("</results></sparql>")
    return "".join(out).encode()


def as_csv(answer: bool | Table) -> bytes:
    """SPARQL 1.1 Query Results CSV Format: values only, CRLF."""
    if isinstance(answer, bool):
        return f"{str(answer).lower()}\r\n".encode()
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(answer.variables)
    writer.writerows([_plain(term) for term in row] for row in answer.rows)
    return file.getvalue().encode()


def as_tsv(answer: bool | Table) -> bytes:
    """SPARQL 1.1 Query Results TSV Format: terms as in Turtle."""
    if isinstance(answer, bool):
        return f"{str(answer).lower()}\n".encode()
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in answer.rows]
    return ("\n".join(lines) + "\n").encode()


def as_rdf(format: ox.RdfFormat, prefixes: dict[str, str]) -> Callable[[Graph], bytes]:
    """Return a writer of graphs."""
    named = prefixes if format.name in ("Turtle", "TriG", "RDF/XML") else None

    def write(graph: Graph) -> bytes:
        return ox.serialize(graph.triples, format=format, prefixes=named) or b""

    return write


TABLES: dict[str, Callable[[bool | Table], bytes]] = {
    "application/sparql-results+json": as_json,
    "application/json": as_json,
    "application/sparql-results+xml": as_xml,
    "application/xml": as_xml,
    "text/csv": as_csv,
    "text/tab-separated-values": as_tsv,
}
"""Media type -> writer, for SELECT and ASK; the first is the default."""

GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
}
"""Media type -> format, for CONSTRUCT and DESCRIBE; the first is the default."""


def accepted(header: str, offered: Sequence[str]) -> str | None:
    """Choose a media type by RFC 9110, section 12.5.1; None when nothing offered is accepted.

    >>> accepted("text/html;q=0.5, text/csv", ["application/json", "text/csv"])
    'text/csv'
    >>> accepted("*/*", ["text/turtle"]), accepted("image/png", ["text/turtle"])
    ('text/turtle', None)
    """
    wanted = [_preference(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]

    def quality(media: str) -> float:
        exact = {media: 3, f"{media.split('/')[0]}/*": 2, "*/*": 1}
        matching = [(exact[name], weight) for name, weight in wanted if name in exact]
        return max(matching)[1] if matching else 0.0

    best = max(offered, key=quality)
    return best if quality(best) > 0 else None


def _preference(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return media.lower(), float(weight)
    except ValueError:
        return media.lower(), 0.0


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.Literal):
        found: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
            found["datatype"] = term.datatype.value
        return found
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    return {"type": "uri" if isinstance(term, ox.NamedNode) else "bnode", "value": term.value}


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.Literal):
        if term.language:
            return f"<literal xml:lang={quoteattr(term.language)}>{_xml_text(term.value)}</literal>"
        if term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
            return f"<literal datatype={quoteattr(term.datatype.value)}>{_xml_text(term.value)}</literal>"
        return f"<literal>{_xml_text(term.value)}</literal>"
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    return f"<bnode>{_xml_text(str(term))}</bnode>"


def _xml_text(text: str) -> str:
    """Escaped, without the characters that XML 1.0 cannot hold."""
    return escape(NOT_XML.sub("\ufffd", text))


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
