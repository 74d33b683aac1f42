"""One resource of a store with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph.names import term
from kg.store.embedded import Store


@dataclass(frozen=True, slots=True)
class Description:
    """The values of a resource by predicate IRI, each sorted; empty where nothing is known.

    >>> found = Description("x", {term("kg:cue").value: ["said"]})
    >>> found.one("kg:cue"), found.all("kg:kind")
    ('said', ())
    """

    iri: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def one(self, curie: str) -> str:
        """Return the first value of a property, empty when there is none."""
        return next(iter(self.values.get(term(curie).value, ())), "")

    def all(self, curie: str) -> tuple[str, ...]:
        """Return all values of a property."""
        return tuple(self.values.get(term(curie).value, ()))

    def local(self, curie: str) -> str:
        """Return the local name of the first value, an IRI of an ontology: ``kg:affirms`` is ``affirms``."""
        return local_name(self.one(curie))


def described(store: Store, iri: str) -> Description:
    """Return what all graphs say of a resource."""
    found: dict[str, set[str]] = {}
    for quad in store.quads(ox.NamedNode(iri)):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(quad.predicate.value, set()).add(quad.object.value)
    return Description(iri, {predicate: sorted(values) for predicate, values in found.items()})


def value(store: Store, iri: str, curie: str) -> str:
    """Return the first value of one property without reading all that is said of a resource."""
    values = (quad.object for quad in store.quads(ox.NamedNode(iri), term(curie)))
    return min((each.value for each in values if isinstance(each, ox.NamedNode | ox.Literal)), default="")


def subjects(store: Store, predicate: str, value: ox.NamedNode | None = None) -> Iterator[str]:
    """Yield the subjects that have this (or any) value, sorted; only their IRIs are held in memory."""
    quads = store.quads(None, term(predicate), value)
    yield from sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})


def local_name(iri: str) -> str:
    """Return what stands after the last ``#`` or ``/``.

    >>> local_name("https://w3id.org/conflict-kg/ontology#attacks"), local_name("https://example.org/id/a%2Fb")
    ('attacks', 'a%2Fb')
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
