"""Gold: what careful readers found in an article; and the records of an export beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.evaluate.names import Aliases
from kg.query import Answer
from kg.store.embedded import Store
from kg.store.records import records_of

Record = Mapping[str, Any]
NAMED = frozenset(
    {
        "Person", "State", "Territory", "Settlement", "Facility", "Organization", "Government", "ArmedForces",
        "ArmedGroup", "IntergovernmentalOrganization", "MediaOutlet", "PoliticalParty", "Company", "EthnicGroup",
    }
)  # fmt: skip
"""Types whose entities are counted; unnamed groups, agreements, conflicts and offices are not."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One article of the gold standard."""

    article: str
    entities: tuple[Record, ...]
    attributions: tuple[Record, ...]
    relations: tuple[Record, ...]
    casualties: tuple[Record, ...]
    text: str | None
    aliases: Aliases = field(repr=False)


@dataclass(frozen=True, slots=True)
class Export:
    """The records that ``kg export --format jsonl`` writes."""

    entities: tuple[Record, ...]
    attributions: tuple[Record, ...]
    relations: tuple[Record, ...]
    casualties: tuple[Record, ...]


def read_gold(folder: Path, texts: Mapping[str, str]) -> tuple[Gold, ...]:
    """Return the gold articles of a folder; ``texts`` are the articles, by name."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise SettingsError(f"{path}: not JSON ({error}); a gold file is one object") from None
        if not isinstance(record, dict) or not {"article", "entities", "relations"} <= set(record):
            continue
        found.append(
            Gold(
                article=record["article"],
                entities=tuple(record["entities"]),
                attributions=tuple(record.get("attributions", ())),
                relations=tuple(record["relations"]),
                casualties=tuple(record.get("casualties", ())),
                text=texts.get(record["article"]),
                aliases=Aliases(record["entities"]),
            )
        )
    if not found:
        raise SettingsError(f"{folder}: no gold here; give a folder of <article>.json files (docs/gold.md)")
    return tuple(found)


def exported(store: Store) -> Export:
    """Return the records of a graph."""
    names = ("entities", "attributions", "relations", "casualties")
    return Export(*(tuple(records_of(store, name)) for name in names))


def texts_of(store: Store) -> dict[str, str]:
    """Return the texts of the articles of a graph, by name."""
    found = store.query("SELECT ?name ?text { ?a a kg:Article ; kg:fileName ?name ; nif:isString ?text }")
    return {row["name"]: row["text"] for row in Answer(found, store.prefixes)}


def types(entity: Record) -> set[str]:
    """Return the accepted types of a gold entity."""
    return {entity["type"]} if isinstance(entity["type"], str) else set(entity["type"])
