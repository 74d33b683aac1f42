"""The word lists that all patterns share, from patterns/words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.resources import PACKAGE

PATTERN_FOLDER = PACKAGE / "extract" / "patterns"


@cache
def shared_paths() -> Mapping[str, tuple[str, ...]]:
    """Read the shared alternatives of paths, as written."""
    with (PATTERN_FOLDER / "words.toml").open("rb") as file:
        return {name: tuple(paths) for name, paths in tomllib.load(file)["paths"].items()}


@cache
def shared_words() -> Mapping[str, frozenset[str]]:
    """Read the shared lists; each is a name and its lemmas."""
    with (PATTERN_FOLDER / "words.toml").open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file)["words"].items()}
