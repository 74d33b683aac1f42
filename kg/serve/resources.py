"""Pages of single resources (``/id/...``): what the graph says of it, for people and for programmes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import pyoxigraph as ox

from kg.serve.formats import Graph, Table

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430}"
    "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #d8dee6;padding:.35rem .6rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:13rem;font-weight:600}"
    "h1{font-size:1.4rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin-top:2rem}code{overflow-wrap:anywhere}"
    "ul{list-style:none;margin:0;padding:0}li+li{margin-top:.25rem}small{color:#5c6774}a{color:#0b5cad}"
    "@media(max-width:40rem){th{width:7rem}}"
    "@media(prefers-color-scheme:dark){body{background:#12161c;color:#e6eaf0}a{color:#7db7ff}small{color:#a3adb8}"
    "td,th{border-color:#313942}}"
)
_NAV = '<nav><a href="/">Explorer</a> · <a href="/editor">Ask the graph</a></nav>'
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LONGEST = 2_000
_LONGEST_LINK = 240
Words = Mapping[str, str]


def about(node: ox.NamedNode) -> str:
    """Return the query for all triples from and to a resource."""
    return f"CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} }} {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"


def words_around(node: ox.NamedNode) -> str:
    """Return the query for what a reader calls a resource and its neighbours: a name, or the words it stands for."""
    things = f"{{ VALUES ?thing {{ {node} }} }} UNION {{ {node} ?p ?thing }} UNION {{ ?thing ?q {node} }}"
    words = "rdfs:label|schema:text|nif:anchorOf|kg:fileName|kg:evidence/nif:anchorOf"
    return f"SELECT DISTINCT ?thing ?words {{ {things} ?thing {words} ?words }}"


def called(table: Table) -> dict[str, str]:
    """Return the words of each resource of the answer to `words_around`; of several the first in order."""
    found: dict[str, str] = {}
    for thing, words in table.rows:
        if isinstance(thing, ox.NamedNode) and isinstance(words, ox.Literal):
            found[thing.value] = min(words.value, found.get(thing.value, words.value))
    return found


def resource_page(iri: str, graph: Graph, words: Words, prefixes: Mapping[str, str], base: str) -> str:
    """Return an HTML page of the triples about a resource; everything is escaped, links stay on this server."""
    said = [(t.predicate.value, t.object) for t in graph.triples if str(t.subject) == f"<{iri}>"]
    back = [(t.predicate.value, t.subject) for t in graph.triples if str(t.object) == f"<{iri}>"]
    kinds = ", ".join(sorted(_short(v.value, prefixes) for p, v in said if p == _TYPE and isinstance(v, ox.NamedNode)))
    title = escape(_short_words(words.get(iri, iri)))
    pointed = f"<h2>Pointed to by</h2>{_table(back, words, prefixes, base)}" if back else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style>{_NAV}<h1>{title}</h1><p>{escape(kinds)}</p><p><code>{escape(iri)}</code></p>"
        f"{_table(said, words, prefixes, base)}{pointed}</html>"
    )


def _table(facts: Iterable[tuple[str, object]], words: Words, prefixes: Mapping[str, str], base: str) -> str:
    """One row a property, in the order of the alphabet, with all its values."""
    rows: dict[str, set[tuple[str, str]]] = {}
    for predicate, value in facts:
        order = words.get(value.value, value.value) if isinstance(value, ox.NamedNode) else str(value)
        rows.setdefault(_short(predicate, prefixes), set()).add((order, _cell(value, words, prefixes, base)))
    return f"<table>{''.join(_row(name, sorted(rows[name])) for name in sorted(rows))}</table>"


def _row(name: str, values: Iterable[tuple[str, str]]) -> str:
    return f"<tr><th>{escape(name)}</th><td><ul>{''.join(f'<li>{cell}</li>' for _, cell in values)}</ul></td></tr>"


def _cell(value: object, words: Words, prefixes: Mapping[str, str], base: str) -> str:
    if not isinstance(value, ox.NamedNode):
        text = value.value if isinstance(value, ox.Literal) else str(value)
        return escape(text if len(text) <= LONGEST else text[:LONGEST] + " …")
    local = value.value.startswith(base)
    if not local and not value.value.startswith(("http://", "https://")):
        return escape(value.value)
    href = "/id/" + value.value[len(base) :].replace("#", "%23") if local else value.value
    short = value.value[len(base) :] if local else _short(value.value, prefixes)
    spoken = words.get(value.value, "")
    shown = f"{escape(_short_words(spoken))}</a> <small>{escape(short)}</small>" if spoken else f"{escape(short)}</a>"
    return f'<a rel="noreferrer" href="{escape(href)}">{shown}'


def _short_words(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST_LINK else one_line[:_LONGEST_LINK] + " …"


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
