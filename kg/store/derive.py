"""What follows from all articles together: what they share, belief, contradictions and inference.

Works unit by unit (`kg.store.held`), so that memory does not grow with the number of articles, and a change costs no
more than the units that it touches.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.graph.names import Names
from kg.graph.written import term
from kg.resources import ontology_folder
from kg.store.consequences import Consequences, Line
from kg.store.embedded import Store
from kg.store.held import Assertion, contribution, rivalries
from kg.store.ledger import Ledger
from kg.store.shared import Shared
from kg.store.triples import value, written
from kg.store.witnesses import Party, Witnesses

DERIVED = ("propositions", "facts", "offices", "derived")
"""The shared graphs that follow from the articles' graphs and the entities; ``inferred`` follows from the facts."""

_ROUNDS = 20
_TYPE, _AFFILIATED = term("rdf:type"), term("kg:affiliatedWith")


def derive(store: Store, names: Names | None = None) -> None:
    """Write the graphs anew that follow from what all articles say; entities and schema must be there.

    First what articles share (propositions, plain facts, offices), so that every triple stands in one graph only and
    the union of all graphs counts right, with belief and contradictions; then what the rules infer.
    """
    names = names or Names()
    ledger = Ledger(sqlite3.connect(""))
    ours, rivals = names.shared("").value, rivalries(names.ontology)
    for graph in store.graphs():
        if not graph.value.startswith(ours):
            ledger.replace_held(graph.value, contribution(written(store.quads(graph=graph)), rivals).rows, new=True)
    entities = names.shared("entities")
    for iri in {quad.subject.value for quad in store.quads(graph=entities) if isinstance(quad.subject, ox.NamedNode)}:
        found = party(written(store.quads(ox.NamedNode(iri), graph=entities)))
        ledger.set_party(iri, "", found)
    for name in DERIVED:
        store.drop_graph(names.shared(name))
    Shared(store, ledger, new=True).write(units(ledger, names))
    infer(store, names)
    ledger.db.close()


def units(ledger: Ledger, names: Names, only: Iterable[str] | None = None) -> Iterator[tuple[str, Iterator[Line]]]:
    """Yield what follows from every unit, or from some."""
    consequences = Consequences(Witnesses(ledger.party, names.ontology), names)
    if only is None:
        for unit, rows in groupby(ledger.units(), key=lambda row: row[0]):
            yield unit, consequences.lines(row for _, row in rows)
    else:
        for unit in sorted(only):
            yield unit, consequences.lines(ledger.unit(unit))


def units_about(ledger: Ledger, moved: set[str]) -> set[str]:
    """Return the units that depend on the class or belonging of entities, and of all that belong to them."""
    members: dict[str, list[str]] = defaultdict(list)
    for member, affiliated in ledger.members():
        members[affiliated].append(member)
    about, waiting = set(moved), sorted(moved)
    while waiting:
        for member in members[waiting.pop()]:
            if member not in about:
                about.add(member)
                waiting.append(member)
    return {
        unit
        for unit, row in ledger.units()
        if isinstance(row, Assertion) and not about.isdisjoint((row.holder, row.subject, row.object))
    }


def party(triples: Iterable[str]) -> Party:
    """Return an entity as far as it bears on belief, from what is said of it."""
    values: dict[str, list[str]] = {_TYPE: [], _AFFILIATED: []}
    for line in triples:
        _, predicate, rest = line.split(" ", 2)
        if predicate in values:
            values[predicate].append(value(rest))
    return Party(min(values[_TYPE], default=""), min(values[_AFFILIATED], default=""))


def infer(store: Store, names: Names) -> None:
    """Run the rules of ontology/rules over the plain facts until nothing new follows."""
    rules = [path.read_text(encoding="utf-8") for path in sorted((ontology_folder() / "rules").glob("*.rq"))]
    inferred = names.shared("inferred")
    store.drop_graph(inferred)
    before = 0
    for _ in range(_ROUNDS):
        for rule in rules:
            store.update(rule)
        if (after := store.size(inferred)) == before:
            return
        before = after
