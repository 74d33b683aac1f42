"""The words that report what somebody says, and what follows them (cues.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import SettingsError
from kg.model import KINDS

FRAMES = frozenset({"clause", "quotation", "order", "plan", "matter", "charge", "naming"})
_FIELDS = frozenset({"takes", "kinds", "hearer", "weak", "after", "about", "only", "medium", "example"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting word and its frames; the fields are those of cues.toml."""

    words: tuple[str, ...]
    takes: frozenset[str]
    kinds: tuple[str, ...] = ()
    hearer: str = ""
    weak: bool = False
    after: bool = False
    about: frozenset[str] = frozenset()
    only: str = ""
    medium: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by their first word, longest first, and the word lists that the rules share."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Cue]
    sources: tuple[Cue, ...]
    hearsay: frozenset[str]
    words: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Return the cues that ship with kg."""
    return read_lexicon(files(__package__).joinpath("cues.toml").read_text("utf-8"))


def read_lexicon(text: str) -> Lexicon:
    """Read cues in the form of cues.toml; raises `SettingsError` naming the entry that is wrong.

    >>> read_lexicon('[verbs]\\nsay = { takes = ["song"], example = "He said [x]." }')
    Traceback (most recent call last):
        ...
    kg.errors.SettingsError: cue 'say': unknown frame 'song' (one of charge, clause, matter, ...)
    """
    tables = tomllib.loads(text)
    verbs: dict[str, list[Cue]] = {}
    for name, entry in tables.get("verbs", {}).items():
        cue = _cue(name, entry)
        verbs.setdefault(cue.words[0], []).append(cue)
    return Lexicon(
        verbs={first: tuple(sorted(cues, key=lambda c: -len(c.words))) for first, cues in verbs.items()},
        nouns={name: _cue(name, {"takes": ["clause"]} | entry) for name, entry in tables.get("nouns", {}).items()},
        sources=tuple(_cue(name, {"takes": ["clause"]} | entry) for name, entry in tables.get("sources", {}).items()),
        hearsay=frozenset(tables.get("hearsay", {}).get("verbs", ())),
        words={name: frozenset(words) for name, words in tables.get("words", {}).items()},
    )


def _cue(name: str, entry: Mapping[str, Any]) -> Cue:
    for field in sorted(entry.keys() - _FIELDS):
        raise SettingsError(f"cue {name!r}: unknown field {field!r} (one of {', '.join(sorted(_FIELDS))})")
    for frame in sorted(set(entry["takes"]) - FRAMES):
        raise SettingsError(f"cue {name!r}: unknown frame {frame!r} (one of {', '.join(sorted(FRAMES))})")
    for kind in sorted(set(entry.get("kinds", ())) - set(KINDS)):
        raise SettingsError(f"cue {name!r}: unknown kind {kind!r} (one of {', '.join(KINDS)})")
    return Cue(
        words=tuple(name.split()),
        takes=frozenset(entry["takes"]),
        kinds=tuple(entry.get("kinds", ())),
        hearer=entry.get("hearer", ""),
        weak=entry.get("weak", False),
        after=entry.get("after", False),
        about=frozenset(entry.get("about", ())),
        only=entry.get("only", ""),
        medium=entry.get("medium", ""),
        example=entry.get("example", ""),
    )
