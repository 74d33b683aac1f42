"""The reference of the ontology as a page of Markdown, made from the ontology itself.

``python -m kg.store.reference > docs/ontology.md`` writes it; a test holds the page up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.names import term
from kg.graph.prefixes import PREFIXES
from kg.schema import KG, RelationMeaning, schema
from kg.store.description import Description, described, local_name, subjects
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads

_MATCHES = ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:closeMatch")


def reference() -> str:
    """Return the page: classes, relations, properties, values, PLOVER types, and alignments to other vocabularies."""
    store = Store()
    store.bulk(ontology_quads())
    return "\n".join(_lines(store)) + "\n"


def _lines(store: Store) -> Iterator[str]:
    yield "# The ontology\n"
    yield f"Namespace `{KG}`, prefix `kg:`. Made from `ontology/*.ttl` by `python -m kg.store.reference`.\n"
    yield from _classes(store)
    yield from _relations()
    yield from _properties(store, "Properties of statements, assertions and what they are about")
    yield from _values(store)
    yield from _plover(store)
    yield from _alignments(store)


def _classes(store: Store) -> Iterator[str]:
    yield "## Classes\n\n| class | is a | meaning |\n|---|---|---|"
    for iri in subjects(store, "rdf:type", term("owl:Class")):
        found = described(store, iri)
        above = ", ".join(_name(parent) for parent in found.all("rdfs:subClassOf") if parent.startswith(KG))
        yield _row(f"`{local_name(iri)}`", above, found.one("rdfs:comment"))
    yield ""


def _relations() -> Iterator[str]:
    yield "## Relations\n"
    yield "What propositions say. A state can end; an event stays true to have happened.\n"
    yield "| relation | from | to | kind | more | PLOVER | meaning |\n|---|---|---|---|---|---|---|"
    for meaning in schema().relations.values():
        yield _row(
            f"`{meaning.name}`",
            ", ".join(sorted(meaning.domain)),
            ", ".join(sorted(meaning.range)),
            "state" if meaning.state else "event",
            "; ".join(_notes(meaning)),
            ", ".join(sorted(meaning.plover)),
            meaning.comment,
        )
    yield ""


def _notes(meaning: RelationMeaning) -> Iterator[str]:
    if meaning.symmetric:
        yield "symmetric"
    if meaning.transitive:
        yield "transitive"
    if meaning.implies:
        yield f"implies {', '.join(meaning.implies)}"
    if meaning.inverse:
        yield f"inverse {meaning.inverse}"
    if meaning.rivals:
        yield f"one of its {meaning.rivals} at a time ({meaning.rivalry})"


def _properties(store: Store, title: str) -> Iterator[str]:
    relations = {meaning.iri for meaning in schema().relations.values()}
    yield f"## {title}\n\n| property | of | value | meaning |\n|---|---|---|---|"
    kinds = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
    found = {iri for kind in kinds for iri in subjects(store, "rdf:type", term(kind))}
    for iri in sorted(found - relations):
        each = described(store, iri)
        values = ", ".join(_name(value) for value in each.all("rdfs:range"))
        yield _row(f"`{local_name(iri)}`", local_name(each.one("rdfs:domain")), values, each.one("rdfs:comment"))
    yield ""


def _values(store: Store) -> Iterator[str]:
    yield "## Values\n\n| value | is a | meaning |\n|---|---|---|"
    for kind in ("Stance", "Modality", "StatementKind"):
        for iri in subjects(store, "rdf:type", ox.NamedNode(KG + kind)):
            yield _row(f"`{local_name(iri)}`", kind, described(store, iri).one("rdfs:comment"))
    yield ""


def _plover(store: Store) -> Iterator[str]:
    yield "## PLOVER types\n\n| type | close to CAMEO | meaning |\n|---|---|---|"
    for iri in subjects(store, "skos:inScheme", ox.NamedNode(PREFIXES["plover"].rstrip("#"))):
        found = described(store, iri)
        near = (described(store, match) for match in found.all("skos:closeMatch"))
        codes = ", ".join(f"{each.one('skos:notation')} {each.one('skos:prefLabel')}" for each in near)
        yield _row(f"`{found.one('skos:notation')}`", codes, found.one("skos:definition"))
    yield ""


def _alignments(store: Store) -> Iterator[str]:
    yield "## Alignments\n\n| term | how | other |\n|---|---|---|"
    terms = {iri for how in _MATCHES for iri in subjects(store, how) if iri.startswith(KG)}
    for iri in sorted(terms):
        yield from _matches(described(store, iri))


def _matches(found: Description) -> Iterator[str]:
    for how in _MATCHES:
        for other in found.all(how):
            if not other.startswith((KG, PREFIXES["rdf"])):
                yield _row(f"`{local_name(found.iri)}`", how, f"`{_name(other)}`")


def _name(iri: str) -> str:
    """Return an IRI by its prefix; terms of kg by their name alone."""
    if iri.startswith(KG):
        return iri.removeprefix(KG)
    fitting = (f"{prefix}:{iri[len(start) :]}" for prefix, start in PREFIXES.items() if iri.startswith(start))
    return next(fitting, iri)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    sys.stdout.write(reference())
