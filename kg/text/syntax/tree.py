"""One dependency tree of a Doc in Universal Dependencies, whatever the labels of its parser were."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Token

from kg.text.per_doc import PerDoc
from kg.text.syntax.clauses import repair_clauses
from kg.text.syntax.clearnlp import CLEARNLP_ONLY, to_universal
from kg.text.syntax.repairs import repair

_WORDS = range(1, 7)  # columns of the array below that hold words
_OLDER_NAMES = {
    "": "dep",
    "ROOT": "root",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "advcl:relcl": "acl:relcl",
}


class Tree:
    """Heads, roles and words of a Doc as plain lists, so that rules need no Token objects while they climb.

    ``role`` holds Universal Dependencies relations, ``kids`` the dependents of each token in text order. ``words`` are
    the tokens as written, from ``offsets`` to ``ends`` (exclusive) in the characters of ``text``; ``vocabulary`` are
    all that occur, in lower case. ``memo``, ``marked`` and ``kept`` (see `kg.text.syntax.once`) hold what functions
    have worked out for this Doc.
    """

    __slots__ = (
        "ends",
        "head",
        "kept",
        "kids",
        "lemma",
        "lower",
        "marked",
        "memo",
        "offsets",
        "pos",
        "role",
        "starts",
        "tag",
        "text",
        "vocabulary",
        "words",
    )

    def __init__(self, doc: Doc) -> None:
        rows = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, LOWER, ORTH, SENT_START, SPACY, IDX])
        strings = doc.vocab.strings
        known = {value: strings[value] for value in np.unique(rows[:, 1:7]).tolist()}
        columns: Iterator[list[str]] = ([known[value] for value in rows[:, column].tolist()] for column in _WORDS)
        roles, self.pos, self.tag, lemmas, self.lower, self.words = columns
        spaces = rows[:, 8].tolist()
        self.text = "".join([word + " " if space else word for word, space in zip(self.words, spaces, strict=True)])
        self.offsets: list[int] = rows[:, 9].tolist()
        self.ends: list[int] = [first + len(word) for first, word in zip(self.offsets, self.words, strict=True)]
        self.vocabulary = frozenset(self.lower)
        self.lemma = [lemma.lower() or lower for lemma, lower in zip(lemmas, self.lower, strict=True)]
        self.head: list[int] = (rows[:, 0].astype(np.int64) + np.arange(len(doc))).tolist()
        if CLEARNLP_ONLY.isdisjoint(roles):
            self.role = [_OLDER_NAMES.get(role, role) for role in roles]
        else:
            self.role, self.head = to_universal(roles, self.head, self.tag, self.lemma)
        repair_clauses(self.role, self.head, self.tag, self.lower)
        repair(self.role, self.head, self.tag, self.lower)
        self.kids: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head != index:
                self.kids[head].append(index)
        self.starts: list[int] = np.flatnonzero(rows[:, 7] == 1).tolist()
        self.memo: dict[tuple[str, int], tuple[int, ...]] = {}
        self.kept: dict[object, dict[int, Any]] = {}
        self.marked: dict[int, list[tuple[str, int, list[int]]]] = {}

    def kids_as(self, index: int, roles: frozenset[str]) -> list[int]:
        """Return the dependents of a token that have one of these roles."""
        role = self.role
        return [kid for kid in self.kids[index] if role[kid] in roles]

    def kid_as(self, index: int, role: str) -> int:
        """Return the first dependent with this role, -1 if there is none."""
        for kid in self.kids[index]:
            if self.role[kid] == role:
                return kid
        return -1

    def below(self, index: int) -> list[int]:
        """Return all that hangs on a token, directly or through others, in text order."""
        found = list(self.kids[index])
        for token in found:
            found.extend(self.kids[token])
        return sorted(found)

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the first token of a token's sentence, and the one after its last."""
        at = bisect_right(self.starts, index)
        start = self.starts[at - 1] if at else 0
        return start, self.starts[at] if at < len(self.starts) else len(self.head)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield each sentence as its first token and the one after its last."""
        return pairwise(sorted({0, *self.starts, len(self.head)}))

    def climb(self, index: int, role: str) -> int:
        """Return the token that is reached by following this role upwards."""
        while self.role[index] == role and self.head[index] != index:
            index = self.head[index]
        return index

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """Return the token and all that are coordinated with it, in text order."""
        found = [self.climb(index, "conj")]
        for member in found:
            found.extend(kid for kid in self.kids[member] if self.role[kid] == "conj")
        return tuple(sorted(found))


tree_of = PerDoc(Tree)
"""Return the tree of a Doc; it is made once and lives as long as the Doc."""


def tokens(doc: Doc, indices: tuple[int, ...] | list[int]) -> tuple[Token, ...]:
    """Return the tokens at these places."""
    return tuple([doc[index] for index in indices]) if indices else ()
