"""View data from a store."""

from __future__ import annotations

import random

from pyoxigraph import Store

from kg.view import view_data
from kg.view.records import ViewData
from tests.view.example import FIRST, example


def labels(data: ViewData, *places: int) -> list[str]:
    return [data.nodes[place].label for place in places]


def edge(data: ViewData, subject: str, relation: str, target: str) -> int:
    for place, found in enumerate(data.edges):
        if [*labels(data, found.source), found.relation, *labels(data, found.target)] == [subject, relation, target]:
            return place
    raise AssertionError(f"no edge {subject} {relation} {target}")


def test_a_plain_triple_makes_a_fact_and_a_claim_none() -> None:
    data = view_data(example().store())
    assert data.edges[edge(data, "Russia", "mediates", "October truce")].kind == "fact"
    assert data.edges[edge(data, "Armenia", "attacks", "Terter")].kind == "claim"
    assert data.edges[edge(data, "Armenia", "fightsWith", "Azerbaijan")].kind == "claim", "it is over"


def test_one_edge_has_every_assertion_with_holder_stance_and_words() -> None:
    data = view_data(example().store())
    attack = edge(data, "Armenia", "attacks", "Terter")
    held = [one for one in data.assertions if one.edge == attack]
    assert {(*labels(data, one.holder), one.stance) for one in held} == {
        ("Ilham Aliyev", "affirms"),
        ("Nikol Pashinyan", "denies"),
    }
    assert data.edges[attack].contested
    for one in held:
        start, end = one.evidence
        assert data.articles[one.article].text[start:end].startswith("Armenia attacked")


def test_offsets_are_code_points_of_the_text() -> None:
    data = view_data(example().store())
    said = next(one for one in data.statements if "turning point" in one.text)
    start, end = said.spans
    assert FIRST[start:end] == said.text
    assert "\N{DOVE OF PEACE}" in said.text


def test_time_of_the_event_of_the_state_and_of_the_report() -> None:
    data = view_data(example().store())
    times = {
        data.edges[one.edge].relation: (one.begin, one.end, one.reported)
        for one in data.assertions
        if data.edges[one.edge].relation in ("mediates", "partOf") or one.begin == "1994"
    }
    assert times["mediates"] == ("2020-10-10", "2020-10-10", "2020-10-14")
    assert times["controlledBy"] == ("1994", "", "2020-10-14")
    assert times["partOf"] == ("2020-10-14", "2020-10-14", "2020-10-14")


def test_a_conclusion_is_marked_as_one() -> None:
    data = view_data(example().store())
    assert data.edges[edge(data, "Armenian forces", "memberOf", "Armenia")].kind == "inferred"
    both = [one for one in data.edges if one.relation == "alliedWith"]
    assert len(both) == 1, "the other direction of a symmetric fact is not drawn again"


def test_the_order_of_the_quads_does_not_matter() -> None:
    corpus = example()
    shuffled = list(corpus.quads)
    random.Random(4).shuffle(shuffled)
    store = Store()
    for quad in shuffled:
        store.add(quad)
    assert view_data(store) == view_data(corpus.store())


def test_an_empty_store_gives_an_empty_view() -> None:
    assert view_data(Store()) == ViewData()


def test_contradictions_name_both_sides() -> None:
    data = view_data(example().store())
    assert sorted(pair.kind for pair in data.contradictions) == ["control", "polarity"]
    for pair in data.contradictions:
        assert data.assertions[pair.first] != data.assertions[pair.second]
