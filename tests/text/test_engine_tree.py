"""The decoder of trees against every tree there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.text.engine.tree import best_tree, is_tree


def every_tree(size: int) -> list[np.ndarray]:  # type: ignore[type-arg]
    return [heads for heads in map(np.array, product(range(size), repeat=size)) if is_tree(heads)]


def total(arcs: np.ndarray, heads: np.ndarray) -> float:  # type: ignore[type-arg]
    return float(arcs[np.arange(len(arcs)), heads].sum())


@pytest.mark.parametrize(("size", "count"), [(1, 1), (2, 2), (3, 9), (4, 64)])
def test_there_are_n_to_the_n_minus_1_trees(size: int, count: int) -> None:
    assert len(every_tree(size)) == count


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_best_tree_is_the_best_of_all(size: int) -> None:
    trees = every_tree(size)
    random = np.random.default_rng(size)
    for _ in range(200):
        arcs = random.normal(size=(size, size)) * 4
        found = best_tree(arcs)
        assert is_tree(found)
        assert total(arcs, found) == pytest.approx(max(total(arcs, tree) for tree in trees))


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.floats(-100, 100, width=32))))
def test_any_scores_give_a_tree(arcs: np.ndarray) -> None:  # type: ignore[type-arg]
    assert is_tree(best_tree(arcs))


def test_long_cycles_are_broken() -> None:
    size = 299
    arcs = np.zeros((size, size))
    arcs[np.arange(size), (np.arange(size) + 1) % size] = 5
    assert is_tree(best_tree(arcs))
