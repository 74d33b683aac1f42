"""The words that coreference goes by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The content of `lexicon.toml`, arranged for look-up.

    ``anaphor`` maps a noun to the types of the things that it may follow up ("country" -> State), ``institutions`` a
    name of an institution to the one that it is compared by, ``given_names`` a name to ``m`` or ``f``; ``words`` are
    the named word lists, ``epithets`` map descriptions to the keys of the states that they fit.
    """

    kind_words: frozenset[str]
    forces: frozenset[str]
    force_modifiers: frozenset[str]
    government: frozenset[str]
    government_modifiers: frozenset[str]
    institutions: Mapping[str, str]
    anaphor: Mapping[str, frozenset[str]]
    given_names: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    listed: Mapping[str, frozenset[str]]
    epithets: Mapping[str, frozenset[str]]

    def is_a(self, word: str, *lists: str) -> bool:
        """Tell whether a word stands in one of the named lists.

        >>> lexicon().is_a("they", "plural", "neuter")
        True
        """
        return not self.listed.get(word, _NONE).isdisjoint(lists)


def _listed(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that is shipped."""
    data = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))
    anaphor: dict[str, set[str]] = {}
    for kind, nouns in data["anaphor"].items():
        for noun in nouns:
            anaphor.setdefault(noun, set()).add(kind)
    sets = ("kind_words", "forces", "force_modifiers", "government", "government_modifiers")
    return Lexicon(
        **{name: frozenset(data[name]) for name in sets},
        institutions={name: names[0] for names in data["institutions"] for name in names},
        anaphor={noun: frozenset(kinds) for noun, kinds in anaphor.items()},
        given_names={name: kind for kind, names in data["given_names"].items() for name in names},
        words={name: frozenset(words) for name, words in data["words"].items()},
        listed=_listed(data["words"]),
        epithets={name: frozenset(keys) for name, keys in data["epithets"].items()},
    )
