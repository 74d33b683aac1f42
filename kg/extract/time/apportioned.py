"""Dates of which each belongs to one of several names: "recognised by Estvia in 2008 and by Norland in 2009"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.time.hanging import Dated, dated_in
from kg.text.syntax import Tree
from kg.text.syntax.once import once_a_tree


@once_a_tree
def apportioned(tree: Tree) -> dict[int, Dated]:
    """Return the names that stand right before a date of their own, in coordinations where two or more do."""
    beside = dict(_beside(tree))
    return {name: dated for name, dated in beside.items() if sum(one in beside for one in tree.conjuncts(name)) > 1}


def _beside(tree: Tree) -> Iterator[tuple[int, Dated]]:
    """Yield each name that is one of several, with the date that stands right behind it."""
    for dated in dated_in(tree):
        word = min(w for w in (dated.head, *tree.below(dated.head)) if tree.ends[w] > dated.expression.start)
        last = word - 1 - bool(dated.preposition)
        if last >= 0 and tree.pos[last] == "PROPN" and tree.sentence(last) == tree.sentence(word):
            name = last
            while tree.pos[tree.head[name]] == "PROPN" and len(tree.conjuncts(name)) == 1 and tree.head[name] != name:
                name = tree.head[name]
            if len(tree.conjuncts(name)) > 1:
                yield name, dated
