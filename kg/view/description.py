"""Resources of the store with all that is said of each, as plain Python values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store, Triple

KG = "https://w3id.org/conflict-kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ITSRDF = "http://www.w3.org/2005/11/its/rdf#"
Description = dict[str, list[str]]

_PREFIXES = f"""PREFIX kg: <{KG}>
PREFIX rdf: <{RDF}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX itsrdf: <{ITSRDF}>
"""


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    """Ask the union of all graphs; values as plain strings, unbound ones empty, in sorted order."""
    return sorted(_answers(store, query))


def described(store: Store, *classes: str) -> dict[str, Description]:
    """Everything of these classes of the ontology: resource -> local name of the property -> sorted values."""
    values = " ".join(f"kg:{name}" for name in classes)
    return grouped(store, f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?class {{ {values} }} ?s a ?class ; ?p ?o }}")


def grouped(store: Store, query: str) -> dict[str, Description]:
    """Group the answers of a query for subject, predicate and object; resources and values in sorted order."""
    found: dict[str, Description] = {}
    for subject, predicate, value in _answers(store, query):
        found.setdefault(subject, {}).setdefault(local_name(predicate), []).append(value)
    for description in found.values():
        for several in description.values():
            several.sort()
    return {subject: found[subject] for subject in sorted(found)}


def of_one(store: Store, iri: str, graph: NamedNode | None = None) -> Description:
    """Everything that is said of one resource, or that one graph says of it."""
    found: Description = {}
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, graph):
        if not isinstance(quad.object, (BlankNode, Triple)):
            found.setdefault(local_name(quad.predicate.value), []).append(quad.object.value)
    return {name: sorted(set(values)) for name, values in sorted(found.items())}


def _answers(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    answers = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(answers, QuerySolutions)
    for solution in answers:
        yield tuple("" if term is None else term.value for term in solution)


def first(description: Description, name: str) -> str:
    """Return the first value of a property, empty without one."""
    values = description.get(name)
    return values[0] if values else ""


@lru_cache(maxsize=4096)
def local_name(iri: str) -> str:
    """Return what stands after the last ``#`` or ``/``.

    >>> local_name(KG + "attacks")
    'attacks'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
