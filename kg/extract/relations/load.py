"""Patterns from TOML files, packaged and the user's own; everything is checked before anything is used."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as File
from typing import Any, cast

from kg.errors import SettingsError
from kg.extract.relations.path import Words, expand, paths
from kg.extract.relations.pattern import KINDS, Example, Expected, Pattern
from kg.extract.relations.words import PATTERN_FOLDER, shared_paths, shared_words
from kg.model import MODALITIES, POLARITIES
from kg.schema import Schema

PATHS = ("subject", "object", "reciprocal", "where", "unless", "predicate")
KEYS = {*KINDS, *PATHS, "name", "relation", "preposition", "subject_types", "object_types", "named", "objectless"} | {
    *("polarity", "modality", "ended", "presupposed", "positive", "negative")
}
MARKS = {*POLARITIES, *MODALITIES, "ended"}


def packaged_files() -> list[File]:
    """Return the pattern files that come with kg, in the order of their names."""
    return [file for file in sorted(PATTERN_FOLDER.glob("*.toml")) if file.name != "words.toml"]


def read_patterns(files: Iterable[File], schema: Schema) -> Iterator[Pattern]:
    """Yield the patterns of these files; SettingsError names file, entry, fault and remedy."""
    names: dict[str, str] = {}
    for file in files:
        for pattern in _read(file, schema):
            if pattern.name in names:
                raise SettingsError(
                    f"{file}: pattern {pattern.name!r}: {names[pattern.name]} has one of that name; rename it"
                )
            names[pattern.name] = file.name
            yield pattern


def _read(file: File, schema: Schema) -> Iterator[Pattern]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as TOML: {error}") from error
    lists = dict(shared_words())
    for name, words in content.get("words", {}).items():
        lists[name] = frozenset(words)
    for number, entry in enumerate(content.get("pattern", []), 1):
        label = f"{file}: pattern {entry.get('name') or f'number {number}'!r}"
        try:
            yield _pattern(entry, lists, schema, file.name)
        except (ValueError, TypeError, KeyError) as error:
            raise SettingsError(f"{label}: {error}") from error


def _pattern(entry: Mapping[str, Any], lists: Mapping[str, Words], schema: Schema, source: str) -> Pattern:
    _check_entry(entry, schema)
    kind = next(kind for kind in KINDS if kind in entry)
    ways = {key: tuple(paths(entry.get(key, ()), lists, shared_paths())) for key in PATHS}
    return Pattern(
        name=entry["name"],
        relation=entry["relation"],
        kind=kind,
        words=expand(entry[kind], lists),
        preposition=expand(entry.get("preposition", ()), lists),
        subject_types=tuple(entry.get("subject_types", ())),
        object_types=tuple(entry.get("object_types", ())),
        named=frozenset(entry.get("named", ())),
        objectless=entry.get("objectless", False),
        presupposed=entry.get("presupposed", False),
        polarity=entry.get("polarity", "positive"),
        modality=entry.get("modality", "actual"),
        ended=entry.get("ended", False),
        source=source,
        positive=tuple(_example(example) for example in entry["positive"]),
        negative=tuple(_example(example) for example in entry.get("negative", ())),
        **ways,
    )


def _check_entry(entry: Mapping[str, Any], schema: Schema) -> None:
    _refuse(not entry.get("name"), "it has no name; give it one")
    unknown = sorted(set(entry) - KEYS)
    _refuse(unknown, f"unknown key {unknown and unknown[0]!r}; known are {', '.join(sorted(KEYS))}")
    relation = entry.get("relation")
    _refuse(relation not in schema.relations, f"unknown relation {relation!r}; declare it in the ontology")
    triggers = [kind for kind in KINDS if kind in entry]
    _refuse(len(triggers) != 1, f"it needs exactly one trigger: {', '.join(KINDS)}")
    complete = "reciprocal" in entry or ("subject" in entry and ("object" in entry or entry.get("objectless")))
    _refuse(not complete, "it needs subject and object, or reciprocal")
    _refuse(not entry.get("positive"), "it has no positive example; add a sentence and what it yields")
    for role in ("subject_types", "object_types"):
        strange = sorted(set(entry.get(role, ())) - schema.classes)
        _refuse(strange, f"unknown class {strange and strange[0]!r} in {role}; declare it in the ontology")
    _refuse(set(entry.get("named", ())) - {"subject", "object"}, "named lists roles: subject, object")
    _refuse(entry.get("polarity", "positive") not in POLARITIES, f"polarity must be one of {', '.join(POLARITIES)}")
    _refuse(entry.get("modality", "actual") not in MODALITIES, f"modality must be one of {', '.join(MODALITIES)}")


def _refuse(fault: object, message: str) -> None:
    if fault:
        raise ValueError(message)


def _example(written: str | Mapping[str, Any]) -> Example:
    if isinstance(written, str):
        return Example(written)
    yields = cast("list[list[str]]", written["yields"])
    return Example(written["text"], tuple(_expected(row) for row in yields))


def _expected(row: list[str]) -> Expected:
    _refuse(len(row) < 3, f"{row}: an example yields subject, relation, object and marks such as 'negative'")
    strange = sorted(set(row[3:]) - MARKS)
    _refuse(strange, f"unknown mark {strange and strange[0]!r}; known are {', '.join(sorted(MARKS))}")
    return Expected(row[0], row[1], row[2], frozenset(row[3:]))
