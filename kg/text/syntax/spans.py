"""Phrases and clauses as spans of the article."""

from __future__ import annotations

from kg.text.syntax.tree import Tree

_OUTSIDE_PHRASE = frozenset(
    {
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "cc:preconj",
        "punct",
        "parataxis",
        "case",
        "nsubj",
        "nsubj:pass",
        "cop",
        "aux",
        "aux:pass",
        "mark",
        "advcl",
        "ccomp",
        "csubj",
        "csubj:pass",
        "xcomp",
        "discourse",
        "vocative",
        "expl",
        "dep",
        "list",
        "orphan",
        "dislocated",
    }
)
_CORE = frozenset({"compound", "amod", "nummod", "nmod:poss", "nmod:desc", "flat", "goeswith", "compound:prt", "fixed"})
_OUTSIDE_CLAUSE = frozenset({"conj", "cc", "parataxis", "punct", "discourse", "vocative"})
_INNER = frozenset({"acl:relcl", "parataxis", "appos"})
_PREDICATE_ONLY = frozenset({"obl", "advmod", "obl:unmarked"})


def phrase(tree: Tree, index: int) -> tuple[int, int]:
    """Return first and last token of the noun phrase without relative clauses, appositions, brackets and conjuncts."""
    outside = _OUTSIDE_PHRASE
    if tree.kid_as(index, "cop") >= 0:
        outside = outside | _PREDICATE_ONLY
    kids = [kid for kid in tree.kids[index] if tree.role[kid] not in outside]
    return _stretch(tree, index, kids, _INNER)


def core_phrase(tree: Tree, index: int) -> tuple[int, int]:
    """Return first and last token of head and modifiers before it, names in full, without determiners."""
    kids = [kid for kid in tree.kids_as(index, _CORE) if tree.tag[kid] != "PRP$" and not _is_late(tree, index, kid)]
    return _stretch(tree, index, kids, _INNER)


def _is_late(tree: Tree, index: int, kid: int) -> bool:
    return kid > index and tree.role[kid] not in ("flat", "compound", "goeswith", "fixed", "nummod")


def clause(tree: Tree, index: int) -> tuple[int, int]:
    """Return first and last token of the clause without coordinated clauses and outer punctuation."""
    kids = [kid for kid in tree.kids[index] if tree.role[kid] not in _OUTSIDE_CLAUSE]
    first, last = index, index
    for kid in kids:
        left, right = edges(tree, kid)
        first, last = min(first, left), max(last, right)
    return first, last


def edges(tree: Tree, index: int) -> tuple[int, int]:
    """Return first and last token of the whole subtree."""
    key = ("edges", index)
    found = tree.memo.get(key)
    if found is None:
        first = last = index
        for kid in tree.kids[index]:
            left, right = edges(tree, kid)
            first, last = min(first, left), max(last, right)
        found = tree.memo[key] = (first, last)
    return found[0], found[1]


def _stretch(tree: Tree, index: int, kids: list[int], outside: frozenset[str]) -> tuple[int, int]:
    """Grow from the head outwards over its kept dependents as long as they adjoin; punctuation between is bridged."""
    first = last = index
    for kid in reversed([kid for kid in kids if kid < index]):
        left, right = _edges_without(tree, kid, outside)
        if right < first - 1 and not _is_bridge(tree, right + 1, first):
            break
        first = min(first, left)
    for kid in (kid for kid in kids if kid > index):
        left, right = _edges_without(tree, kid, outside)
        if left > last + 1 and not _is_bridge(tree, last + 1, left):
            break
        last = max(last, right)
    return first, last


def _edges_without(tree: Tree, index: int, outside: frozenset[str]) -> tuple[int, int]:
    first = last = index
    for kid in tree.kids[index]:
        if tree.role[kid] not in outside:
            left, right = _edges_without(tree, kid, outside)
            first, last = min(first, left), max(last, right)
    while last > index and tree.role[last] == "punct" and tree.lower[last] not in (")", "]"):
        last -= 1
    return first, last


def _is_bridge(tree: Tree, start: int, stop: int) -> bool:
    return all(tree.role[between] in ("punct", "case") for between in range(start, stop))
