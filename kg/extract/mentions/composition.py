"""Words that names are composed with, and which compositions say the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.extract.gazetteer.source import slug

LIST = Path(__file__).with_name("composition.toml")


@dataclass(frozen=True, slots=True)
class Composition:
    """The words of ``composition.toml``.

    ``merged`` maps heads to the part of a key that they share, with the modifiers that add nothing to it.
    """

    merged: Mapping[str, tuple[str, frozenset[str]]]
    portfolios: Mapping[str, str]
    followers: frozenset[str]
    countings: frozenset[str]
    coalitions: frozenset[str]
    ships: frozenset[str]
    compass: frozenset[str]

    def part(self, words: Iterable[str]) -> str:
        """Return the last part of the key of a body, from its words without the owner.

        >>> words = composition()
        >>> words.part(["armed", "forces"]), words.part(["military"]), words.part(["air", "force"])
        ('forces', 'forces', 'air-force')
        >>> words.part(["ministry", "of", "foreign", "affairs"]), words.part(["mofa"])
        ('ministry-foreign', 'ministry-foreign')
        """
        lowered = [word.lower() for word in words]
        last = lowered[-1]
        if {"ministry", "mod", "mofa", "mfa"} & set(lowered):
            known = (self.portfolios.get(word, word) for word in lowered)
            return "-".join(["ministry", *sorted({slug(word) for word in known if word})])
        part, modifiers = self.merged.get(last, ("", frozenset[str]()))
        if part and modifiers.issuperset(lowered[:-1]):
            return part
        return slug(" ".join(lowered))


@cache
def composition() -> Composition:
    """Return the packaged words."""
    lists = tomllib.loads(LIST.read_text(encoding="utf-8"))
    merged = {
        head: (part, frozenset(lists[part]["modifiers"]))
        for part in ("forces", "government")
        for head in lists[part]["heads"]
    }
    words = {name: frozenset(values) for name, values in lists["words"].items()}
    return Composition(merged, lists["portfolios"], **words)
