"""The words of casualties (lexicon.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.extract.nouns import noun_lexicon
from kg.model import CASUALTY_KINDS

_PEOPLE = frozenset({"Person", "Group", "ArmedForces", "ArmedGroup", "EthnicGroup"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Kinds by word, for each way of saying them; comparators by phrase.

    ``triggers`` are all words, in the lexicon's form, without which nothing is said.
    """

    undergoers: dict[str, str]
    doers: dict[str, str]
    states: dict[str, str]
    nouns: dict[str, str]
    tolls: dict[str, str]
    lives: dict[str, str]
    experiences: dict[str, str]
    people_only: frozenset[str]
    toll_links: frozenset[str]
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    triggers: frozenset[str]
    toll_heads: frozenset[str]
    people: frozenset[str]
    never: frozenset[str]
    fractions: frozenset[str]

    def is_people(self, lemma: str, form: str) -> bool:
        """Say whether a noun stands for people, by its lemma or its form in lower case."""
        if lemma in self.never or form in self.never:
            return False
        if lemma in self.people or form in self.people:
            return True
        known = noun_lexicon()
        found = known.common.get(form) or known.composed.get(form)
        return found is not None and found.type in _PEOPLE


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    ways = {
        way: {word: kind for kind in CASUALTY_KINDS for word in data[kind][way]}
        for way in ("undergoers", "doers", "states", "nouns", "tolls", "lives", "experiences")
    }
    comparators = data["comparators"]
    after = comparators.pop("after")
    return Lexicon(
        **ways,
        people_only=frozenset(data["people_only"]["verbs"]),
        toll_links=frozenset(data["toll"]["links"]),
        before=_longest_first({phrase: name for name, phrases in comparators.items() for phrase in phrases}),
        after=_longest_first(after),
        triggers=frozenset(entry.split(" ")[at] for table in ways.values() for entry in table for at in (0, -1)),
        toll_heads=frozenset(entry.partition(" of ")[0].split(" ")[-1] for entry in ways["tolls"]),
        people=frozenset(data["people"]["words"]),
        never=frozenset(data["people"]["never"]),
        fractions=frozenset(data["parts"]["fractions"]),
    )


def _longest_first(phrases: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])))
