"""What is worked out once for a tree, or for each of its words, and is kept with the tree."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from kg.text.syntax.tree import Tree

Made = TypeVar("Made")


def once(function: Callable[[Tree, int], Made]) -> Callable[[Tree, int], Made]:
    """Keep what a function says of a word: rules ask the same of the same word many times."""

    @wraps(function)
    def call(tree: Tree, index: int) -> Made:
        known = tree.kept.get(function)
        if known is None:
            known = tree.kept[function] = {}
        made: Made | None = known.get(index)
        if made is None:
            made = known[index] = function(tree, index)
        return made

    return call


def once_a_tree(function: Callable[[Tree], Made]) -> Callable[[Tree], Made]:
    """Keep what a function makes of a tree."""
    return lambda tree: _of_any_word(tree, function)


def _of_any_word(tree: Tree, function: Callable[[Tree], Made]) -> Made:
    known = tree.kept.setdefault(function, {})
    if not known:
        known[0] = function(tree)
    made: Made = known[0]
    return made
