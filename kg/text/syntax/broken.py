"""A parse that is being repaired, with who has what as it stood before the repairs."""

from __future__ import annotations

from collections.abc import Callable

from kg.text.syntax.parsed import Columns

FINITE = frozenset({"VBD", "VBZ"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OPENERS = frozenset({"since", "until", "till", "after", "before"})


class Broken(Columns):
    """Columns, and sets of words by what hung on them before the repairs."""

    def __init__(self, role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
        super().__init__(role, head, tag, lower)
        above: dict[str, set[int]] = {}
        for index, name in enumerate(role):
            above.setdefault(name, set()).add(head[index])
        nothing: set[int] = set()
        subjects = above.get("nsubj", nothing) | above.get("nsubj:pass", nothing)
        marked = {head[index] for index, name in enumerate(role) if name == "mark" and lower[index] == "that"}
        self.with_object = above.get("obj", nothing)
        self.with_helper = above.get("aux", nothing)
        self.with_copula = above.get("cop", nothing)
        self.with_particle = above.get("compound:prt", nothing)
        self.with_preposition = above.get("case", nothing)
        self.with_subject = subjects | self.with_helper
        self.subjectless = marked - subjects
        self.governing = self.with_object | above.get("ccomp", nothing) | above.get("xcomp", nothing)
        self.after_subject = {head[index] for index, name in enumerate(role) if name == "nsubj" and index < head[index]}
        self.openers = {
            head[index]: index for index, name in enumerate(role) if name == "case" and lower[index] in _OPENERS
        }

    def kids(self, index: int) -> list[int]:
        """Return what hangs on a word now (a root on itself), in the order of the text."""
        return [kid for kid, above in enumerate(self.head) if above == index]

    def has_case(self, noun: int, start: int) -> bool:
        """Say whether a noun has a preposition at or behind a place."""
        return any(self.head[kid] == noun and self.role[kid] == "case" for kid in range(start, noun))


Repair = Callable[[Broken, int], bool]
"""Mends what is wrong with a word; true where it applied, so that no other is tried."""
