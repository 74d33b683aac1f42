"""Resources of the store with all that is said of each, as plain Python values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

KG = "https://w3id.org/conflict-kg/ontology#"
Description = dict[str, list[str]]

_PREFIXES = f"""PREFIX kg: <{KG}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
"""


def rows(store: Store, query: str) -> Iterable[tuple[str, ...]]:
    """Ask the union of all graphs; values as plain strings, unbound ones empty, in sorted order."""
    answers = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(answers, QuerySolutions)
    width = range(len(answers.variables))
    return sorted(tuple(_text(solution[i]) for i in width) for solution in answers)


def described(store: Store, *classes: str) -> dict[str, Description]:
    """Everything of these classes of the ontology: resource -> local name of the property -> sorted values."""
    values = " ".join(f"kg:{name}" for name in classes)
    found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    asked = f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?class {{ {values} }} ?s a ?class ; ?p ?o }}"
    for subject, predicate, value in rows(store, asked):
        found[subject][local_name(predicate)].append(value)
    return {subject: dict(found[subject]) for subject in sorted(found)}


def first(description: Description, name: str) -> str:
    """Return the first value of a property, empty without one."""
    return description.get(name, [""])[0]


def local_name(iri: str) -> str:
    """Return what stands after the last ``#`` or ``/``.

    >>> local_name(KG + "attacks")
    'attacks'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _text(term: object) -> str:
    return term.value if isinstance(term, (NamedNode, Literal)) else ""
