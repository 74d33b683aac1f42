"""Validate a graph: the SHACL shapes of the ontology, then the product's own promises; the report is plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.names import Names, term
from kg.resources import ontology_folder
from kg.store.embedded import Store
from kg.store.invariants import INVARIANTS, Problem

if TYPE_CHECKING:
    import rdflib

_BATCH = 40_000
_SHOWN = 5
_SHARED = ("schema", "inferred", "entities", "derived", "propositions", "facts", "offices", "provenance")
_POINTED = (
    "rdf:type", "rdfs:label", "rdf:subject", "rdf:predicate", "rdf:object", "kg:belief", "kg:independentSources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what is wrong with it."""

    quads: int
    graphs: int
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems

    @property
    def text(self) -> str:
        """The report in plain words: every rule that is broken, how often, and the first few places."""
        checked = f"{self.quads:,} quads in {self.graphs:,} graphs checked"
        if self.conforms:
            return f"The graph is sound: {checked}, every shape and every promise holds.\n"
        lines = [f"The graph is not sound: {len(self.problems):,} problems, {checked}."]
        by_rule: dict[str, list[str]] = defaultdict(list)
        for problem in self.problems:
            by_rule[problem.rule].append(problem.where)
        for rule, places in by_rule.items():
            lines.append(f"\n{rule} Not so in {len(places):,}:")
            lines += [f"  {place}" for place in places[:_SHOWN]]
            lines += [f"  … and {len(places) - _SHOWN:,} more"] if len(places) > _SHOWN else []
        return "\n".join(lines) + "\n"


def validate(store: Store, names: Names | None = None, shapes: Path | None = None) -> Report:
    """Check the graph against the shapes and the promises."""
    names = names or Names()
    graphs = list(store.graphs())
    problems = set(_shape_problems(store, names, shapes or ontology_folder() / "shapes.ttl"))
    for invariant in INVARIANTS:
        problems.update(invariant(store, names))
    return Report(len(store), len(graphs), tuple(sorted(problems)))


def _shape_problems(store: Store, names: Names, shapes: Path) -> Iterator[Problem]:
    """Run the shapes over a few articles at a time, with the shared graphs that they point into."""
    import rdflib

    rules = rdflib.Graph().parse(shapes)
    context = [quad.triple for quad in store.quads(graph=names.shared("schema"))]
    shared = {names.shared(name) for name in _SHARED}
    yield from _validated(context, rules)
    batch: list[ox.Triple] = []
    for graph in store.graphs():
        if graph in shared:
            continue
        batch += (quad.triple for quad in store.quads(graph=graph))
        if len(batch) >= _BATCH:
            yield from _validated([*context, *_with_pointed_to(store, batch)], rules)
            batch = []
    for name in ("entities", "offices", "facts"):
        batch += (quad.triple for quad in store.quads(graph=names.shared(name)))
    yield from _validated([*context, *_with_pointed_to(store, batch)], rules)
    derived = [quad.triple for quad in store.quads(graph=names.shared("derived"))]
    contradictions = {each.subject for each in derived if each.predicate == term("kg:contradictionKind")}
    yield from _validated([*context, *(each for each in derived if each.subject in contradictions)], rules)


def _with_pointed_to(store: Store, triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Add what the shapes want to know of that which the triples point to, wherever it is described."""
    yield from triples
    pointed = {each.object for each in triples if isinstance(each.object, ox.NamedNode)}
    for node in pointed:
        for name in _POINTED:
            yield from (quad.triple for quad in store.quads(node, term(name)))


def _validated(triples: Iterable[ox.Triple], rules: rdflib.Graph) -> Iterator[Problem]:
    import rdflib
    from pyshacl import validate as shacl
    from rdflib.namespace import SH

    data = rdflib.Graph()
    content = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    data.parse(data=content or b"", format="nt")
    _, report, _ = shacl(data, shacl_graph=rules, advanced=False, inplace=True, meta_shacl=False)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        message, node = report.value(result, SH.resultMessage), report.value(result, SH.focusNode)
        value = report.value(result, SH.value)
        yield Problem(str(message), f"{node}" + (f" ({value})" if value is not None and value != node else ""))
