"""Data islands: what the page carries and no browser runs."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from kg.graph.prefixes import query_prefixes
from kg.view.columns import columns, records
from kg.view.embedded import EmbeddedRdf
from kg.view.records import (
    ViewAssertion,
    ViewCasualty,
    ViewContradiction,
    ViewData,
    ViewStatement,
)


def island(value: object) -> Markup:
    """Write a value as JSON in which no tag can begin (HTML, 4.12.1.3: restrictions for script elements).

    >>> island("</script><b>")
    Markup('"\\\\u003c/script>\\\\u003cb>"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def base64_text(data: bytes) -> str:
    """Return bytes in the only alphabet that needs no escape anywhere."""
    return base64.b64encode(data).decode()


def view_island(
    data: ViewData, look: Mapping[str, Any], rdf: EmbeddedRdf, questions: Sequence[object], focus: str | None
) -> dict[str, object]:
    """Everything but the drawing (which pyvis holds) and the articles' texts (which are packed)."""
    return {
        "nodes": columns(data.nodes, ("iri", "aliases", "links", "affiliated", "unnamed")),
        "edges": columns(data.edges, ("iri", "contested", "belief", "sources")),
        "assertions": records(data.assertions, ViewAssertion),
        "statements": records(data.statements, ViewStatement),
        "articles": columns(data.articles, ("iri", "name", "title", "date", "source", "url")),
        "contradictions": records(data.contradictions, ViewContradiction),
        "casualties": records(data.casualties, ViewCasualty),
        "relations": data.relations,
        "style": look,
        "rdf": {"quads": rdf.quads, "leftOut": rdf.left_out},
        "questions": questions,
        "prefixes": query_prefixes(),
        "focus": focus or "",
    }


def packed_texts(data: ViewData) -> str:
    """The articles' texts and marked words, as base64 of gzip of JSON: they are the bulk, and needed late."""
    texts = [{"text": article.text, "mentions": article.mentions} for article in data.articles]
    written = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
    return base64_text(gzip.compress(written, 9, mtime=0))
