"""Which entity a name means: by IRI, label, alias, or a part of the name."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.names import term
from kg.store.embedded import Store


def find_entity(store: Store, name: str) -> ox.NamedNode:
    """Return the entity that a name means; of several that fit equally well, the one that is mentioned most.

    The IRI or id is best, then the label, then an alias, then whole words of either.
    """
    if node := _by_identity(store, name):
        return node
    wanted = _plain(name)
    ranked: dict[str, int] = {}
    for iri, label, is_label in _names(store):
        fit = _fit(wanted, _plain(label), is_label)
        if fit and fit > ranked.get(iri, 0):
            ranked[iri] = fit
    if not ranked:
        raise QueryError(f"no entity is called {name!r}{_hint(store, wanted)}")
    best = max(ranked.values())
    equal = [ox.NamedNode(iri) for iri, fit in ranked.items() if fit == best]
    return min(equal, key=lambda node: (-_mentions(store, node), node.value))


def _by_identity(store: Store, name: str) -> ox.NamedNode | None:
    """Return the resource with this IRI or id, if the graph knows it."""
    for iri in (name.strip("<>"), store.prefixes["entity"] + name):
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            continue
        if next(store.quads(node, term("rdfs:label")), None):
            return node
    return None


def _names(store: Store) -> Iterator[tuple[str, str, bool]]:
    """Yield the labels and aliases of all entities, and which are labels."""
    for predicate in ("rdfs:label", "skos:altLabel"):
        for quad in store.quads(None, term(predicate)):
            node, name = quad.subject, quad.object
            if not (isinstance(node, ox.NamedNode) and isinstance(name, ox.Literal)):
                continue
            if node.value.startswith(store.prefixes["entity"]):
                yield node.value, name.value, predicate == "rdfs:label"


def _fit(wanted: str, label: str, is_label: bool) -> int:
    if wanted == label:
        return 4 if is_label else 3
    if f" {wanted} " in f" {label} ":
        return 2 if is_label else 1
    return 0


def _plain(name: str) -> str:
    """Fold case, marks and punctuation."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = (letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def _mentions(store: Store, node: ox.NamedNode) -> int:
    return sum(1 for _ in store.quads(None, term("itsrdf:taIdentRef"), node))


def _hint(store: Store, wanted: str) -> str:
    known = {_plain(label): label for _, label, _ in _names(store)}
    near = difflib.get_close_matches(wanted, known, n=3)
    if near:
        return f"; did you mean {' or '.join(known[name] for name in near)}?"
    return "; kg query OUT entities lists all"
