"""What follows from all articles together: belief, contradictions and inference, in graphs of their own.

Works through the store proposition by proposition, so that memory does not grow with the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.assemble.belief import believed
from kg.assemble.contradictions import Opposition, opposed_in_number, opposed_in_polarity, opposed_rivals
from kg.assemble.identity import digest
from kg.assemble.interval import FIRST
from kg.graph.literals import decimal, text, truth, whole
from kg.graph.names import Names, kg, term
from kg.resources import ontology_folder
from kg.schema import RelationMeaning
from kg.store.description import subjects
from kg.store.embedded import Store
from kg.store.witnesses import Proposed, Witnesses

Fact = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
_TYPE = term("rdf:type")
_ROUNDS = 20


def derive(store: Store, names: Names | None = None) -> None:
    """Write the graphs anew that follow from what all articles say; the schema graph must be there.

    First what articles share (propositions, plain facts, offices), so that every triple stands in one graph only and
    the union of all graphs counts right; then belief and contradictions; then what the rules infer.
    """
    names = names or Names()
    share(store, names)
    derived = names.shared("derived")
    store.rebuild_graph(derived, (ox.Quad(*fact, derived) for fact in derived_facts(store, names)))
    infer(store, names)


def share(store: Store, names: Names) -> None:
    """Make the graphs of what several articles have in common, by the queries of ontology/shared."""
    for path in sorted((ontology_folder() / "shared").glob("*.rq")):
        graph = names.shared(path.stem)
        store.drop_graph(graph)
        triples = store.query(path.read_text(encoding="utf-8"))
        assert isinstance(triples, ox.QueryTriples)
        store.bulk(ox.Quad(each.subject, each.predicate, each.object, graph) for each in triples)


def infer(store: Store, names: Names) -> None:
    """Run the rules of ontology/rules over the plain facts until nothing new follows."""
    rules = [path.read_text(encoding="utf-8") for path in sorted((ontology_folder() / "rules").glob("*.rq"))]
    store.drop_graph(names.shared("inferred"))
    for _ in range(_ROUNDS):
        before = len(store)
        for rule in rules:
            store.update(rule)
        if len(store) == before:
            return


def derived_facts(store: Store, names: Names) -> Iterator[Fact]:
    """Yield belief, independent sources, contested propositions and contradictions."""
    witnesses = Witnesses(store, names.ontology)
    for proposition in subjects(store, "rdf:type", kg("Proposition")):
        yield from _belief(witnesses, witnesses.proposed(proposition), names)
    for meaning in names.ontology.relations.values():
        if meaning.rivals:
            yield from _rivals(witnesses, meaning, names)
    yield from _numbers(witnesses, names)


def _belief(witnesses: Witnesses, proposed: Proposed, names: Names) -> Iterator[Fact]:
    held = list(witnesses.assertions(proposed.iri))
    stands = [witnesses.stand(proposed, iri, assertion) for iri, assertion in held]
    sources = [witnesses.speaks(proposed, assertion) for _, assertion in held]
    belief = believed(
        (source for source, stand in zip(sources, stands, strict=True) if stand.affirms),
        (source for source, stand in zip(sources, stands, strict=True) if not stand.affirms),
    )
    node = ox.NamedNode(proposed.iri)
    if held:
        yield node, kg("belief"), decimal(belief.probability)
        yield node, kg("independentSources"), whole(belief.sources)
    oppositions = list(opposed_in_polarity(stands)) if len(held) > 1 else []
    if oppositions:
        yield node, kg("contested"), truth(True)
    yield from _contradictions(oppositions, names)


def _rivals(witnesses: Witnesses, meaning: RelationMeaning, names: Names) -> Iterator[Fact]:
    """Yield the contradictions among all that say of one place who controls it, or of one deed who did it."""
    by_subject = meaning.rivals == "objects"
    found: dict[str, list[Proposed]] = {}
    for relation in (meaning, *names.ontology.implying(meaning.name)):
        for iri in subjects(witnesses.store, "rdf:predicate", ox.NamedNode(relation.iri)):
            proposed = witnesses.proposed(iri)
            if kg("unspecified").value not in (proposed.subject, proposed.object):
                found.setdefault(proposed.subject if by_subject else proposed.object, []).append(proposed)
    for _, rivals in sorted(found.items()):
        if len(rivals) > 1:
            yield from _rivalry(witnesses, rivals, meaning, names)


def _rivalry(
    witnesses: Witnesses, rivals: Iterable[Proposed], meaning: RelationMeaning, names: Names
) -> Iterator[Fact]:
    stands = [
        witnesses.stand(proposed, iri, held, proposed.object if meaning.rivals == "objects" else proposed.subject)
        for proposed in rivals
        for iri, held in witnesses.assertions(proposed.iri)
    ]
    if meaning.rivals == "objects" and not meaning.state:
        stands = [stand for stand in stands if stand.when.first != FIRST]  # a place can be captured again and again
    about = {stand.assertion: ox.NamedNode(stand.proposition) for stand in stands}
    oppositions = sorted(set(opposed_rivals(stands, meaning.rivalry)))
    contested = {about[iri] for each in oppositions for iri in (each.first, each.second)}
    for node in sorted(contested, key=lambda node: node.value):
        yield node, kg("contested"), truth(True)
    yield from _contradictions(oppositions, names)


def _numbers(witnesses: Witnesses, names: Names) -> Iterator[Fact]:
    """Yield the contradictions among counts of the same people in the same place or event."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for iri in subjects(witnesses.store, "rdf:type", kg("CasualtyReport")):
        report = witnesses.description(iri)
        where = report.one("kg:place") or report.one("kg:event").casefold()
        counted = report.one("kg:count") and report.one("kg:stance") == kg("affirms").value
        if where and counted and report.one("kg:modality") == kg("actual").value:
            key = (report.one("kg:casualtyKind"), where, report.one("kg:who").casefold())
            alike.setdefault(key, []).append(iri)
    for _, reports in sorted(alike.items()):
        if len(reports) > 1:
            counts = [witnesses.count(iri, witnesses.description(iri)) for iri in reports]
            yield from _contradictions(opposed_in_number(counts), names)


def _contradictions(oppositions: Iterable[Opposition], names: Names) -> Iterator[Fact]:
    for opposition in oppositions:
        first, second = ox.NamedNode(opposition.first), ox.NamedNode(opposition.second)
        node = names.of("contradiction", digest("contradiction", opposition.kind, first.value, second.value))
        yield first, kg("contradicts"), second
        yield second, kg("contradicts"), first
        yield node, _TYPE, kg("Contradiction")
        yield node, kg("between"), first
        yield node, kg("between"), second
        yield node, kg("contradictionKind"), text(opposition.kind)
