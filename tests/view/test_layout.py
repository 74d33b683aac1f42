"""Places of the nodes."""

from __future__ import annotations

import math

from kg.view.layout import positions


def test_same_names_same_places_and_boxes_do_not_overlap() -> None:
    names = [f"node {number}" for number in range(60)]
    edges = [(0, number) for number in range(1, 20)] + [(1, number) for number in range(20, 60)]
    sizes = [(120.0, 60.0)] * 60
    first = positions(names, edges, sizes, core=60)
    assert first == positions(names, edges, sizes, core=60)
    overlapping = [
        (a, b)
        for a in range(60)
        for b in range(a)
        if abs(first[a][0] - first[b][0]) < 100 and abs(first[a][1] - first[b][1]) < 45
    ]
    assert not overlapping


def test_what_is_not_in_the_core_stands_around_its_neighbour() -> None:
    places = positions(["a", "b", "c", "d"], [(0, 1), (1, 2)], [(50.0, 50.0)] * 4, core=2)
    assert math.dist(places[2], places[1]) < 200
    assert len(set(places)) == 4


def test_no_node_no_place() -> None:
    assert positions([], [], [], core=400) == []
