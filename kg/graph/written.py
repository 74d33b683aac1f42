"""Terms as N-Triples writes them: a store reads text faster than it takes terms from Python one by one.

Only these functions make a `Term`, so that no text of an article can pass for one without its escapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NewType

import pyoxigraph as ox

from kg.graph import literals, names

Term = NewType("Term", str)
"""An IRI or a literal, whole and escaped."""

Fact = tuple[Term, Term, Term]


def lines(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield facts as lines of N-Triples, each once.

    >>> baku = iri(names.Names().entity("baku-1"))
    >>> list(lines([(baku, term("rdfs:label"), text('the "City"'))] * 2))[0].partition(" ")[2]
    '<http://www.w3.org/2000/01/rdf-schema#label> "the \\\\"City\\\\"" .\\n'
    """
    return (f"{subject} {verb} {value} .\n" for subject, verb, value in dict.fromkeys(facts))


def iri(node: ox.NamedNode) -> Term:
    """Return the term of a resource."""
    return Term(str(node))


@cache
def term(curie: str) -> Term:
    """Return the term that a prefixed name stands for.

    >>> term("prov:wasDerivedFrom")
    '<http://www.w3.org/ns/prov#wasDerivedFrom>'
    """
    return iri(names.term(curie))


def text(value: str) -> Term:
    """Return plain text.

    >>> text("one\\nline")
    '"one\\\\nline"'
    """
    return Term(str(literals.text(value)))


@cache
def whole(value: int) -> Term:
    """Return an xsd:integer."""
    return Term(str(literals.whole(value)))


@cache
def truth(value: bool) -> Term:
    """Return an xsd:boolean."""
    return Term(str(literals.truth(value)))


@cache
def decimal(value: float) -> Term:
    """Return an xsd:decimal."""
    return Term(str(literals.decimal(value)))


def date(value: str) -> Term | None:
    """Return a date as exact as it is right, or None (see `literals.date`)."""
    found = literals.date(value)
    return Term(str(found)) if found else None
