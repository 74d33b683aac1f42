"""The lexicon of titles: what names an office, a rank or a form of address."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """Words of `titles.toml`, in lower case.

    ``role`` maps a description ("top diplomat") to the offices it may stand for, ``equivalent`` a title to the form
    that titles are compared in, ``gender`` a word to ``m`` or ``f``. ``words`` are all that may stand in a title.
    """

    offices: frozenset[str]
    descriptions: frozenset[str]
    relational: frozenset[str]
    modifiers: frozenset[str]
    complements: frozenset[str]
    ended: frozenset[str]
    ranks: frozenset[str]
    words: frozenset[str]
    gender: Mapping[str, str]
    equivalent: Mapping[str, str]
    role: Mapping[str, tuple[str, ...]]

    def compared(self, title: str) -> str:
        """Return the form in which titles are compared.

        >>> title_lexicon().compared("Minister of Foreign Affairs")
        'foreign minister'
        """
        folded = title.casefold()
        return self.equivalent.get(folded, folded)


@cache
def title_lexicon() -> TitleLexicon:
    """Return the lexicon of titles that is shipped."""
    data = tomllib.loads((Path(__file__).parent / "titles.toml").read_text(encoding="utf-8"))
    gender = {word: kind for kind, words in data["gender"].items() for word in words}
    sets = {
        name: frozenset(data[name])
        for name in ("offices", "descriptions", "relational", "modifiers", "complements", "ended", "ranks")
    }
    roles = {role: tuple(offices) for role, offices in data["role"].items()}
    words = sets["offices"] | sets["modifiers"] | sets["ranks"] | gender.keys()
    return TitleLexicon(**sets, words=words, gender=gender, equivalent=data["equivalent"], role=roles)
