"""Belief, contradictions and inference over several articles."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.assemble import assemble
from kg.graph.names import Names, kg
from kg.graph.rdf import article_triples, entity_triples
from kg.model import Article, Casualty, Relation
from kg.store.derive import derive
from kg.store.description import described, subjects
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads
from tests.article import (
    ARTICLE,
    CASUALTIES,
    ENTITIES,
    EXTRACTION,
    KELL,
    LINKS,
    NORLAND,
    RELATIONS,
    SENTENCES,
    SUDIA,
    VEY,
    filled,
    span,
)  # fmt: skip

NAMES = Names()
Told = tuple[Article, tuple[Relation, ...], tuple[Casualty, ...]]


def store_of(*told: Told) -> Store:
    store = Store()
    for article, relations, casualties in told:
        found = replace(EXTRACTION, article=article.name, relations=relations, casualties=casualties)
        links = tuple(replace(link, article=article.name) for link in LINKS)
        triples = article_triples(assemble(article, found, links), NAMES)
        store.load_graphs([(NAMES.graph(article.name), triples)])
    store.load_graphs([(NAMES.shared("entities"), entity_triples(ENTITIES.values(), NAMES))])
    store.bulk(ontology_quads(NAMES))
    derive(store, NAMES)
    return store


def told(
    name: str, *relations: Relation, source: str = "", date: str = "2031-05-06", casualty: Casualty | None = None
) -> Told:
    return replace(ARTICLE, name=name, source=source, date=date), relations, (casualty,) if casualty else ()


def kinds(store: Store) -> list[str]:
    found = (described(store, iri) for iri in subjects(store, "rdf:type", kg("Contradiction")))
    return sorted(each.one("kg:contradictionKind") for each in found)


def sources(store: Store, relation: str) -> tuple[float, int]:
    (proposition,) = subjects(store, "rdf:predicate", kg(relation))
    found = described(store, proposition)
    return float(found.one("kg:belief")), int(found.one("kg:independentSources"))


HELD = RELATIONS[3]
OTHER_WORDS = replace(HELD, evidence=SENTENCES[0])


def test_two_outlets_are_two_sources_and_one_outlet_is_one() -> None:
    assert sources(store_of(told("a", HELD, source="A"), told("b", OTHER_WORDS, source="B")), "controlledBy") == (
        0.96,
        2,
    )
    assert sources(store_of(told("a", HELD, source="A"), told("b", OTHER_WORDS, source="A")), "controlledBy") == (
        0.8,
        1,
    )


def test_a_copied_sentence_is_one_source() -> None:
    copied = replace(HELD, evidence=SENTENCES[0])
    assert sources(store_of(told("a", copied, source="A"), told("b", copied, source="B")), "controlledBy") == (0.8, 1)


def test_a_party_to_the_matter_is_believed_less() -> None:
    party = replace(HELD, holder=VEY, attribution=0)
    outsider = replace(HELD, holder=SUDIA, attribution=0)
    assert (
        sources(store_of(told("a", party)), "controlledBy")[0]
        < sources(store_of(told("a", outsider)), "controlledBy")[0]
    )


def test_a_denial_contradicts_and_both_are_kept() -> None:
    store = filled()
    assert kinds(store) == ["polarity"]
    assert len(list(subjects(store, "kg:contradicts"))) == 2
    (contested,) = subjects(store, "kg:contested")
    assert described(store, contested).local("rdf:predicate") == "attacks"


def test_two_that_control_one_place() -> None:
    norland = replace(HELD, since="")
    sudia = replace(norland, object=SUDIA, holder=VEY, attribution=0)
    assert kinds(store_of(told("a", norland, sudia))) == ["control"]


def test_control_that_changed_hands_is_no_contradiction() -> None:
    norland = replace(HELD, since="")
    sudia = replace(norland, object=SUDIA)
    assert kinds(store_of(told("a", norland, date="2016-01-01"), told("b", sudia, date="2031-05-06"))) == []


def test_each_says_that_the_other_did_it() -> None:
    one = Relation("violates", SUDIA, KELL, SENTENCES[0], span("attacked"), "p", holder=NORLAND)
    other = replace(one, subject=NORLAND, holder=SUDIA)
    assert kinds(store_of(told("a", one, other))) == ["agent"]


def test_two_counts_of_the_same_dead() -> None:
    twelve = replace(CASUALTIES[0], comparator="exactly")
    twenty = replace(twelve, count=20, holder=VEY, attribution=0)
    both = (replace(ARTICLE, name="a"), (), (twelve, twenty))
    assert kinds(store_of(both)) == ["number"]
    later = told("b", casualty=replace(twelve, count=20), date="2031-05-09")
    assert kinds(store_of(told("a", casualty=twelve), later)) == []


@pytest.mark.parametrize("modality", ["possible", "planned", "required", "conditional"])
def test_what_is_not_actual_neither_counts_nor_contradicts(modality: str) -> None:
    doubtful = replace(RELATIONS[1], modality=modality)
    store = store_of(told("a", doubtful, RELATIONS[2]))
    assert kinds(store) == []
    assert sources(store, "attacks") == (0.0, 0)


def plain(store: Store, *graph: str) -> set[tuple[str, str, str]]:
    quads = store.quads(graph=NAMES.shared(*graph)) if graph else store.quads()
    return {
        tuple(node.value.rsplit("/")[-1].rsplit("#")[-1] for node in quad.triple)  # type: ignore[misc,union-attr]
        for quad in quads
        if isinstance(quad.object, ox.NamedNode)
    }


def test_rules_infer_from_facts_only() -> None:
    occupied = replace(HELD, relation="occupiedBy")
    claimed = replace(HELD, relation="occupiedBy", object=SUDIA, holder=VEY, attribution=0)
    fights = Relation("fightsWith", NORLAND, SUDIA, SENTENCES[0], span("attacked"), "p")
    inferred = plain(store_of(told("a", occupied, claimed, fights)), "inferred")
    assert inferred == {
        ("kell-1", "controlledBy", "norland-1"),
        ("norland-1", "controls", "kell-1"),
        ("norland-1", "occupies", "kell-1"),
        ("sudia-1", "fightsWith", "norland-1"),
    }


def test_what_lies_in_a_part_lies_in_the_whole() -> None:
    inner = Relation("locatedIn", KELL, NORLAND, SENTENCES[3], span("controlled"), "p")
    outer = replace(inner, subject=NORLAND, object=SUDIA)
    assert ("kell-1", "locatedIn", "sudia-1") in plain(store_of(told("a", inner, outer)), "inferred")


def test_deriving_again_changes_nothing() -> None:
    store = filled()
    before = set(store.quads())
    derive(store)
    assert set(store.quads()) == before


def test_a_doubtful_reading_is_believed_less() -> None:
    doubtful = replace(HELD, confidence=0.5)
    assert sources(store_of(told("a", doubtful)), "controlledBy") == (0.4, 1)


def test_who_occupies_controls() -> None:
    norland = replace(HELD, since="")
    sudia = replace(norland, relation="occupiedBy", object=SUDIA, holder=VEY, attribution=0)
    assert kinds(store_of(told("a", norland, sudia))) == ["control"]


def test_a_place_can_be_captured_more_than_once() -> None:
    first = replace(HELD, relation="capturedBy", since="", on="1992")
    again = replace(first, object=SUDIA, on="", holder=VEY, attribution=0)
    assert kinds(store_of(told("a", first, again))) == []
    assert kinds(store_of(told("a", first, replace(again, on="1992-05")))) == ["agent"]
