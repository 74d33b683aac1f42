"""JSON lines: entities, attributions, relations and casualties, one object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox

from kg.assemble.identity import digest
from kg.graph.names import kg
from kg.model import KINDS
from kg.schema import schema
from kg.store.description import Description, described, local_name, subjects, value
from kg.store.embedded import Store

Record = dict[str, Any]


def write_jsonl(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write the four files into a folder, each sorted by the ids of its records."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, records in RECORDS.items():
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as lines:
            for record in records(_Reading(store)):
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        written.append(path)
    return tuple(written)


def records_of(store: Store, name: str) -> Iterator[Record]:
    """Yield the records of one of the four kinds: entities, attributions, relations, casualties."""
    return RECORDS[name](_Reading(store))


class _Reading:
    """Descriptions of the store's resources; articles, entities and words come up again and again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.of = lru_cache(maxsize=4096)(lambda iri: described(store, iri))
        self.label = lru_cache(maxsize=65536)(lambda iri: value(store, iri, "rdfs:label"))

    def name(self, entity: str) -> str:
        return self.label(entity) if entity else ""

    def article(self, found: Description, property: str = "prov:wasDerivedFrom") -> str:
        return self.of(found.one(property)).one("kg:fileName")

    def spans(self, found: Description, property: str = "kg:evidence") -> list[tuple[int, int]]:
        """Return the offsets of all words that a property points to."""
        return sorted(map(self.span, found.all(property)))

    def span(self, words: str) -> tuple[int, int]:
        found = self.of(words)
        return int(found.one("nif:beginIndex")), int(found.one("nif:endIndex"))

    def entities(self) -> Iterator[str]:
        """Yield the IRIs of all entities, whatever their class."""
        names = sorted(name for name in schema().classes if schema().is_a(name, "Entity"))
        unspecified = kg("unspecified").value
        found = {
            iri
            for name in names
            for iri in subjects(self.store, "rdf:type", ox.NamedNode(schema().class_iris[name]))
            if iri != unspecified
        }
        yield from sorted(found)


def _entities(reading: _Reading) -> Iterator[Record]:
    for iri in reading.entities():
        found = reading.of(iri)
        mentions = (reading.of(words) for words in subjects(reading.store, "itsrdf:taIdentRef", ox.NamedNode(iri)))
        yield {
            "id": identity(iri),
            "name": found.one("rdfs:label"),
            "type": type_of(found),
            "aliases": list(found.all("skos:altLabel")),
            "mentions": sorted((_mention(reading, words) for words in mentions), key=lambda each: tuple(each.values())),
            "same_as": list(found.all("owl:sameAs")),
            "lat": _number(found.one("geo:lat")),
            "lon": _number(found.one("geo:long")),
            "unnamed": found.one("kg:unnamed") == "true",
        }


def _mention(reading: _Reading, words: Description) -> Record:
    start, end = reading.span(words.iri)
    article = reading.article(words, "nif:referenceContext")
    return {"article": article, "start": start, "end": end, "text": words.one("nif:anchorOf")}


def _attributions(reading: _Reading) -> Iterator[Record]:
    for iri in subjects(reading.store, "rdf:type", kg("Statement")):
        found, spans = reading.of(iri), reading.spans(reading.of(iri))
        speaker = found.one("schema:spokenByCharacter")
        addressee = found.one("kg:addressee")
        kinds = {local_name(kind) for kind in found.all("kg:kind")}
        yield {
            "id": identity(iri),
            "article": reading.article(found),
            "speaker": identity(speaker),
            "speaker_name": reading.name(speaker),
            "cue": found.one("kg:cue"),
            "content": found.one("schema:text"),
            "start": spans[0][0],
            "end": spans[-1][1],
            "spans": spans,
            "direct": found.one("kg:direct") == "true",
            "kind": [kind for kind in KINDS if kind in kinds],
            "addressee": identity(addressee),
            "medium": found.one("kg:medium"),
            "date": found.one("kg:saidOn"),
        }


def _relations(reading: _Reading) -> Iterator[Record]:
    """Merge what one holder says of one proposition in one way, in however many passages and articles."""
    for iri in subjects(reading.store, "rdf:type", kg("Proposition")):
        proposed = reading.of(iri)
        subject, thing = proposed.one("rdf:subject"), _specified(proposed.one("rdf:object"))
        alike: dict[tuple[str, ...], list[Description]] = {}
        for assertion in subjects(reading.store, "kg:proposition", ox.NamedNode(iri)):
            found = reading.of(assertion)
            alike.setdefault((*_stand(found), str(is_plain(found))), []).append(found)
        for key, held in sorted(alike.items()):
            holder, _, stance, modality, plain = key
            yield {
                "id": digest("relation", identity(iri), identity(holder), *key[1:]),
                "subject": identity(subject),
                "subject_name": reading.name(subject),
                "relation": proposed.local("rdf:predicate"),
                "object": identity(thing),
                "object_name": reading.name(thing),
                "holder": identity(holder),
                "holder_name": reading.name(holder),
                "polarity": "positive" if stance == "affirms" else "negative",
                "modality": modality,
                "asserted": plain == "True",
                **{when: _first(held, f"kg:{when}") for when in ("since", "until", "on")},
                "belief": _number(proposed.one("kg:belief")),
                "evidence": _evidence(reading, held),
            }


def _stand(found: Description) -> tuple[str, str, str, str]:
    voice = "article" if kg("FactAssertion").value in found.all("rdf:type") else "reported"
    return found.one("kg:holder"), voice, found.local("kg:stance"), found.local("kg:modality")


def _evidence(reading: _Reading, held: list[Description]) -> list[Record]:
    rows = []
    for found in held:
        for words in found.all("kg:evidence"):
            start, end = reading.span(words)
            quote = reading.of(words).one("nif:anchorOf")
            article, pattern = reading.article(found), found.one("kg:pattern")
            rows.append({"article": article, "start": start, "end": end, "quote": quote, "pattern": pattern})
    return sorted(rows, key=lambda row: tuple(row.values()))


def _casualties(reading: _Reading) -> Iterator[Record]:
    for iri in subjects(reading.store, "rdf:type", kg("CasualtyReport")):
        found = reading.of(iri)
        (start, end), *_ = reading.spans(found)
        count = found.one("kg:count")
        yield {
            "id": identity(iri),
            "article": reading.article(found),
            "kind": found.one("kg:casualtyKind"),
            "count": int(count) if count else None,
            "comparator": found.one("kg:comparator"),
            "who": found.one("kg:who"),
            "holder_name": reading.name(found.one("kg:holder")),
            "place": reading.name(found.one("kg:place")),
            "event": found.one("kg:event"),
            "date": found.one("kg:on"),
            "polarity": "positive" if found.local("kg:stance") == "affirms" else "negative",
            "modality": found.local("kg:modality"),
            "start": start,
            "end": end,
        }


RECORDS: dict[str, Callable[[_Reading], Iterator[Record]]] = {
    "entities": _entities,
    "attributions": _attributions,
    "relations": _relations,
    "casualties": _casualties,
}


def is_plain(assertion: Description) -> bool:
    """Tell whether the plain triple stands beside an assertion (docs/rdf-model.md)."""
    fact = kg("FactAssertion").value in assertion.all("rdf:type") and assertion.one("kg:asserted") == "true"
    actual = assertion.local("kg:stance") == "affirms" and assertion.local("kg:modality") == "actual"
    return (
        fact and actual and not (assertion.one("kg:holder") or assertion.one("kg:saidIn") or assertion.one("kg:ended"))
    )


def type_of(entity: Description) -> str:
    """Return the most special class of an entity that the ontology knows."""
    names = [local_name(iri) for iri in entity.all("rdf:type") if local_name(iri) in schema().classes]
    return max(names, key=lambda name: (sum(schema().is_a(name, other) for other in names), name), default="Entity")


def identity(iri: str) -> str:
    """Return the id that an IRI was minted from; empty for none.

    >>> identity("https://w3id.org/conflict-kg/id/entity/kell-1")
    'kell-1'
    """
    return unquote(local_name(iri))


def _specified(iri: str) -> str:
    return "" if iri == kg("unspecified").value else iri


def _first(held: list[Description], curie: str) -> str:
    return next((value for found in held if (value := found.one(curie))), "")


def _number(value: str) -> float | None:
    return float(value) if value else None
