"""The table that readers see whose browser runs no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kg.view.records import ViewAssertion, ViewData


@dataclass(frozen=True, slots=True)
class NoscriptRow:
    """One assertion or saying in words."""

    subject: str
    relation: str
    object: str
    holder: str
    guard: str
    when: str
    article: str
    quote: str


def noscript_rows(data: ViewData, most: int) -> tuple[NoscriptRow, ...]:
    """Return the first rows, the most connected subjects first."""
    return tuple(islice(_rows(data), most))


def _rows(data: ViewData) -> Iterator[NoscriptRow]:
    for held in data.assertions:
        edge = data.edges[held.edge]
        article = data.articles[held.article] if held.article >= 0 else None
        said = data.statements[held.statement].text if held.kind == "statement" else data.nodes[edge.target].label
        yield NoscriptRow(
            subject=data.nodes[edge.source].label,
            relation=data.relations.get(edge.relation, edge.relation),
            object=said,
            holder=data.nodes[held.holder].label if held.holder >= 0 else "the article itself",
            guard=", ".join(_guards(held)),
            when=held.begin if held.begin == held.end else f"{held.begin}–{held.end}",
            article=article.title if article else "",
            quote=" … ".join(_quotes(held, article.text if article else "")),
        )


def _guards(held: ViewAssertion) -> Iterator[str]:
    yield held.kind
    if held.stance != "affirms":
        yield "denied"
    if held.modality != "actual":
        yield held.modality
    if held.ended:
        yield "ended"


def _quotes(held: ViewAssertion, text: str) -> Iterator[str]:
    for start, end in zip(held.evidence[::2], held.evidence[1::2], strict=True):
        yield text[start:end]
