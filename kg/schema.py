"""What relations and classes mean: the ontology, read once (`ontology/kg.ttl` is the only home of meaning)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import SettingsError
from kg.resources import ontology_folder

KG = "https://w3id.org/conflict-kg/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA_ORG = "https://schema.org/"


@dataclass(frozen=True, slots=True)
class RelationMeaning:
    """What one relation means: between what it holds, and what follows from it.

    ``domain`` and ``range`` are class names, any of which an argument may have (with its subclasses). ``implies`` are
    the relations that hold between the same two whenever this one does. ``state`` tells a state, which can end, from an
    event. ``inverse`` is the name of the same relation read backwards, empty if it has none. ``rivals`` says of which
    argument (``subjects``, ``objects`` or neither) there is one at a time only; ``rivalry`` names the contradiction.
    """

    name: str
    iri: str
    label: str
    comment: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    transitive: bool
    state: bool
    implies: tuple[str, ...]
    inverse: str
    plover: tuple[str, ...]
    rivals: str = ""
    rivalry: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """The classes and relations of the ontology.

    >>> schema().relations["occupiedBy"].implies
    ('controlledBy',)
    >>> schema().is_a("Government", "Actor"), schema().is_a("State", "Place"), schema().is_a("Settlement", "Actor")
    (True, True, False)
    """

    classes: frozenset[str]
    relations: dict[str, RelationMeaning]
    labels: dict[str, str]
    kinds: dict[str, str]
    class_iris: dict[str, str]
    _ancestors: dict[str, frozenset[str]] = field(repr=False)

    def is_a(self, type: str, ancestor: str) -> bool:
        """Tell whether one class is, or is a subclass of, another."""
        return type == ancestor or ancestor in self._ancestors.get(type, frozenset())

    def implying(self, relation: str) -> tuple[RelationMeaning, ...]:
        """Return the relations that imply this one.

        >>> [meaning.name for meaning in schema().implying("controlledBy")]
        ['occupiedBy']
        """
        return tuple(meaning for meaning in self.relations.values() if relation in meaning.implies)

    def accepts(self, relation: str, role: str, type: str) -> bool:
        """Tell whether a thing of this type may be the ``"subject"`` or ``"object"`` of the relation.

        >>> schema().accepts("controlledBy", "subject", "Settlement")
        True
        >>> schema().accepts("attacks", "subject", "Agreement")
        False
        """
        meaning = self.relations[relation]
        return any(self.is_a(type, name) for name in (meaning.domain if role == "subject" else meaning.range))


@cache
def schema(extra: tuple[Path, ...] = ()) -> Schema:
    """Return the ontology, with the users' own Turtle files added; read once per set of files."""
    return _read((ontology_folder() / "kg.ttl", *extra))


@cache
def _read(paths: tuple[Path, ...]) -> Schema:
    facts = _Facts(triple for path in paths for triple in _triples(path))
    classes = {_local(iri): iri for iri in facts.instances(OWL + "Class") if iri != KG + "Relation"}
    iris = sorted(facts.instances(KG + "Relation"))
    relations = {_local(iri): _meaning(facts, iri, frozenset(iris)) for iri in iris}
    _check(relations, classes)
    return Schema(
        classes=frozenset(classes),
        relations=relations,
        labels={_local(iri): label for iri, label in facts.labels()},
        kinds={_local(iri): _local(facts.values(iri, KG + "statedBy")[0]) for iri in facts.subjects(KG + "statedBy")},
        class_iris=classes,
        _ancestors={name: _ancestors(facts, iri) for name, iri in classes.items()},
    )


def _ancestors(facts: _Facts, iri: str) -> frozenset[str]:
    return frozenset(map(_local, facts.closure(iri, RDFS + "subClassOf")))


class _Facts:
    """Triples by subject and predicate."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._values: dict[tuple[str, str], list[str]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self._values[triple.subject.value, triple.predicate.value].append(triple.object.value)

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(self._values.get((subject, predicate), ()))

    def one(self, subject: str, predicate: str) -> str:
        return next(iter(self.values(subject, predicate)), "")

    def subjects(self, predicate: str) -> Iterator[str]:
        return (subject for subject, name in self._values if name == predicate)

    def instances(self, type: str) -> Iterator[str]:
        return (subject for subject in self.subjects(RDF_TYPE) if type in self.values(subject, RDF_TYPE))

    def labels(self) -> Iterator[tuple[str, str]]:
        return ((subject, self.one(subject, RDFS + "label")) for subject in self.subjects(RDFS + "label"))

    def closure(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return all that the predicate leads to, nearest first, without the subject itself."""
        found: dict[str, None] = {}
        waiting = list(self.values(subject, predicate))
        while waiting:
            node = waiting.pop(0)
            if node not in found and node != subject:
                found[node] = None
                waiting.extend(self.values(node, predicate))
        return tuple(found)


def _triples(path: Path) -> Iterator[ox.Triple]:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield quad.triple
    except (SyntaxError, OSError) as error:
        raise SettingsError(f"{path}: not a readable Turtle file: {error}") from error


def _meaning(facts: _Facts, iri: str, relations: frozenset[str]) -> RelationMeaning:
    types = facts.values(iri, RDF_TYPE)
    return RelationMeaning(
        name=_local(iri),
        iri=iri,
        label=facts.one(iri, RDFS + "label") or _local(iri),
        comment=facts.one(iri, RDFS + "comment"),
        domain=_types(facts, iri, "domain"),
        range=_types(facts, iri, "range"),
        symmetric=OWL + "SymmetricProperty" in types,
        transitive=OWL + "TransitiveProperty" in types,
        state=KG + "state" in facts.values(iri, KG + "temporal"),
        implies=tuple(_local(above) for above in facts.closure(iri, RDFS + "subPropertyOf") if above in relations),
        inverse=_local(facts.one(iri, OWL + "inverseOf")),
        plover=tuple(map(_local, facts.values(iri, KG + "plover"))),
        rivals=_local(facts.one(iri, KG + "rivals")),
        rivalry=facts.one(iri, KG + "rivalry"),
    )


def _types(facts: _Facts, iri: str, role: str) -> frozenset[str]:
    """Return the classes of a union (schema:domainIncludes), else the one class of rdfs:domain, else any entity."""
    names = facts.values(iri, f"{SCHEMA_ORG}{role}Includes") or facts.values(iri, RDFS + role)
    return frozenset(map(_local, names)) or frozenset({"Entity"})


def _check(relations: dict[str, RelationMeaning], classes: dict[str, str]) -> None:
    for meaning in relations.values():
        unknown = sorted((meaning.domain | meaning.range) - classes.keys())
        if unknown:
            fault = f"unknown class {unknown[0]} in its domain or range; declare it an owl:Class"
            raise SettingsError(f"{meaning.iri}: {fault}")


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
