"""Pages of single resources (``/id/...``): what the graph says of it, for people and for programmes."""

from __future__ import annotations

from html import escape

import pyoxigraph as ox

from kg.serve.formats import Graph

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430}"
    "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #d8dee6;padding:.35rem .6rem;"
    "text-align:left;vertical-align:top}th{width:16rem;font-weight:600}h1{font-size:1.4rem;overflow-wrap:anywhere}"
    "a{color:#0b5cad}@media(prefers-color-scheme:dark){body{background:#12161c;color:#e6eaf0}a{color:#7db7ff}}"
)
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
LONGEST = 2_000


def resource_page(iri: str, graph: Graph, prefixes: dict[str, str], base: str) -> str:
    """Return an HTML page of the triples about a resource; everything is escaped, links stay on this server."""
    about = [triple for triple in graph.triples if str(triple.subject) == f"<{iri}>"]
    label = next(
        (t.object.value for t in about if t.predicate.value == _LABEL and isinstance(t.object, ox.Literal)), iri
    )
    rows = "".join(_row(t.predicate, t.object, prefixes, base) for t in about)
    inverse = "".join(
        _row(t.predicate, t.subject, prefixes, base)
        for t in graph.triples
        if str(t.object) == f"<{iri}>" and isinstance(t.subject, ox.NamedNode)
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(label)}</title><style>{_STYLE}</style>'
        f"<h1>{escape(label)}</h1><p><code>{escape(iri)}</code></p><table>{rows}</table>"
        f"<h2>Pointed to by</h2><table>{inverse}</table></html>"
    )


def _row(predicate: ox.NamedNode, value: object, prefixes: dict[str, str], base: str) -> str:
    return f"<tr><th>{escape(_short(predicate.value, prefixes))}</th><td>{_cell(value, prefixes, base)}</td></tr>"


def _cell(value: object, prefixes: dict[str, str], base: str) -> str:
    if isinstance(value, ox.NamedNode):
        local = value.value.startswith(base)
        href = "/id/" + value.value[len(base) :] if local else value.value
        if not local and not value.value.startswith(("http://", "https://")):
            return escape(value.value)
        return f'<a rel="noreferrer" href="{escape(href)}">{escape(_short(value.value, prefixes))}</a>'
    text = value.value if isinstance(value, ox.Literal) else str(value)
    return escape(text if len(text) <= LONGEST else text[:LONGEST] + " …")


def _short(iri: str, prefixes: dict[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
