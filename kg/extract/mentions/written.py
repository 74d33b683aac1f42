"""Titles, determiners and marks around names, which are no part of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
DETERMINERS = frozenset(_LISTS["determiners"])
RANKS = frozenset(_LISTS["ranks"])
PRODUCTS = frozenset(_LISTS["products"])
SHIPS = frozenset(_LISTS["ships"])
OF_A_TOWN = frozenset(_LISTS["of_a_town"])
PARTICLES = frozenset(_LISTS["particles"])
_MARKS = frozenset("\"'“”‘’«»()[]{},;:.!?-–—…*/|") | {"'s", "’s", "``", "''", "--"}


def is_mark(word: str) -> bool:
    """True for punctuation and the possessive ending, which no name begins or ends with."""
    return word in _MARKS or word.isspace()


def is_rank(word: str) -> bool:
    """True for words that stand before a person's name without being part of it.

    >>> is_rank("Gen."), is_rank("Prime"), is_rank("Ilham")
    (True, True, False)
    """
    return word.lower().rstrip(".") in RANKS
