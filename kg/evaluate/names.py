"""When two names are the same name: case, articles, possessives and common abbreviations do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ABBREVIATIONS = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bU\. ?S\.( ?A\.)?|\bUSA?\b", "United States"),
        (r"\bU\. ?K\.|\bUK\b", "United Kingdom"),
        (r"\bU\. ?N\.|\bUN\b", "United Nations"),
    )
)
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_ARTICLE = re.compile(r"\b(the|a|an)\b")
_LINKING = frozenset({"of", "for", "and", "in", "to"})


def normal(name: str | None) -> str:
    """Return the name as it is compared.

    >>> normal("The U.N. Security Council's")
    'united nations security council'
    """
    text = (name or "").replace("’", "'")
    for pattern, full in _ABBREVIATIONS:
        text = pattern.sub(full, text)
    text = _ARTICLE.sub(" ", _POSSESSIVE.sub("", text.casefold()))
    return " ".join(re.sub(r"[^\w\s]", " ", text).split())


def office_words(names: Iterable[str]) -> set[frozenset[str]]:
    """Offices compare as sets of words: "U.S. Defense Secretary" is "Defense Secretary of the United States"."""
    return {frozenset(name.split()) - _LINKING for name in names}


class Aliases:
    """What each name of a gold article may be called there."""

    def __init__(self, entities: Iterable[Mapping[str, object]]) -> None:
        self._of: dict[str, set[str]] = {}
        for entity in entities:
            names = called(entity)
            for name in names:
                self._of.setdefault(name, set()).update(names)

    def accepted(self, names: list[str] | str | None) -> set[str]:
        """Return every wording that counts as one of these names."""
        out: set[str] = set()
        for name in [names] if isinstance(names, str) else (names or []):
            out |= {normal(name)} | self._of.get(normal(name), set())
        return out


def called(entity: Mapping[str, object]) -> set[str]:
    """Return the name and aliases of a gold entity, as they are compared."""
    aliases = entity.get("aliases") or []
    assert isinstance(aliases, list)
    return {normal(str(entity["name"])), *(normal(alias) for alias in aliases)}
