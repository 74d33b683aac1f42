"""What a predicate takes besides its arguments: the clauses that complete it, and what its object becomes."""

from __future__ import annotations

from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import SUBJECTS, is_finite, is_verb

_RESULTS = frozenset({"xcomp", "advmod", "obj", "obl:unmarked"})
_INSERTED = frozenset({"appos", "obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj", "advcl"})


def complements(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the heads of clausal complements, coordinated ones included.

    A quotation that the parser made the main clause, with "he said" in parenthesis, is the complement of "said".
    """
    found: list[int] = []
    for kid in tree.kids[index]:
        name = tree.role[kid]
        extraposed = name in ("csubj", "csubj:pass") and kid > index
        if name in ("ccomp", "xcomp") or (name == "parataxis" and not _is_set_off(tree, kid)) or extraposed:
            found.append(kid)
            found.extend(other for other in tree.kids[kid] if tree.role[other] == "conj")
    is_parenthetic = tree.role[index] == "parataxis" and bool(tree.kids_as(index, SUBJECTS))
    if not found and is_parenthetic and tree.kid_as(index, "obj") < 0:
        found.append(_said_around(tree, tree.head[index]))
    return tuple(sorted(found))


def _is_set_off(tree: Tree, index: int) -> bool:
    """Say whether a semicolon parts a clause from what stands before: "they announced a truce; it did not hold"."""
    return any(kid < index and tree.lower[kid] == ";" for kid in tree.kids[index])


def _said_around(tree: Tree, index: int) -> int:
    """In "a drone hit a block, among them a school, officials said", all was said, not just the last noun."""
    outer = index
    while tree.role[outer] in _INSERTED and not is_finite(tree, outer):
        outer = tree.head[outer]
    return outer if is_verb(tree, outer) and tree.role[outer] == "root" else index


def results(tree: Tree, index: int) -> list[int]:
    """Return the adjectives and nouns that say what the object becomes: "shot dead", "took them hostage"."""
    return [kid for kid in tree.kids[index] if kid > index and tree.role[kid] in _RESULTS and not is_verb(tree, kid)]
