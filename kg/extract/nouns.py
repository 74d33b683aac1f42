"""The noun lexicon: what a noun says about the thing that its phrase stands for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_MANS = frozenset({"human", "shaman", "talisman", "ottoman", "german", "roman"})
LEXICON = Path(__file__).with_name("nouns.toml")


@dataclass(frozen=True, slots=True)
class Noun:
    """One form of a noun: the kind it belongs to, the type of its phrases, and its number."""

    kind: str
    type: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class NounLexicon:
    """Forms of nouns in lower case, of one to four words, with what they say.

    >>> lexicon = noun_lexicon()
    >>> lexicon.common["ministers"]
    Noun(kind='office', type='Group', plural=True)
    >>> lexicon.proper["airport"].type, lexicon.composed["troops"].type
    ('Facility', 'ArmedForces')
    """

    common: Mapping[str, Noun]
    proper: Mapping[str, Noun]
    composed: Mapping[str, Noun]
    extends: Mapping[str, Noun]


@cache
def noun_lexicon(path: Path = LEXICON) -> NounLexicon:
    """Return the lexicon of a file; where a form stands under two kinds, the first section wins."""
    sections: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    irregular: dict[str, str] = sections.pop("plurals", {})
    common: dict[str, Noun] = {}
    proper: dict[str, Noun] = {}
    composed: dict[str, Noun] = {}
    extends: dict[str, Noun] = {}
    for kind, section in sections.items():
        one = Noun(kind, section["type"])
        many = Noun(kind, section.get("plural", section["type"]), plural=True)
        _enter(common, section.get("nouns", ()), one, many, irregular)
        _enter(composed, section.get("composed", ()), one, many, irregular)
        for form in section.get("proper", ()):
            proper.setdefault(form, one)
        for form in section.get("extends", ()):
            extends.setdefault(form, one)
    return NounLexicon(common, proper, composed, extends)


def plural_of(noun: str) -> str:
    """Return the regular plural of a noun; people in "-man" are "-men".

    >>> plural_of("country"), plural_of("clash"), plural_of("army"), plural_of("border guard"), plural_of("tribesman")
    ('countries', 'clashes', 'armies', 'border guards', 'tribesmen')
    """
    if noun.endswith("man") and noun not in _MANS:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _enter(forms: dict[str, Noun], nouns: Iterable[str], one: Noun, many: Noun, irregular: Mapping[str, str]) -> None:
    for noun in nouns:
        forms.setdefault(noun, one)
        forms.setdefault(irregular.get(noun, plural_of(noun)), many)
