"""CSV: flat tables for spreadsheets and data frames, and tables for Neo4j's bulk import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.schema import schema
from kg.store.embedded import Store
from kg.store.records import Record, records_of

_MORE = " | "


def write_csv(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write one table for each kind of record; several values of a cell stand with bars between them."""
    return tuple(
        _table(folder / f"{name}.csv", (_flat(record) for record in records_of(store, name)), _COLUMNS[name])
        for name in _COLUMNS
    )


_COLUMNS = {
    "entities": [
        "id", "name", "type", "aliases", "same_as", "lat", "lon", "unnamed", "mentions",
    ],
    "attributions": [
        "id", "article", "speaker", "speaker_name", "cue", "content", "start", "end", "direct", "kind",
        "addressee", "medium", "date",
    ],
    "relations": [
        "id", "subject", "subject_name", "relation", "object", "object_name", "holder", "holder_name",
        "polarity", "modality", "asserted", "since", "until", "on", "belief", "evidence", "articles",
    ],
    "casualties": [
        "id", "article", "kind", "count", "comparator", "who", "holder_name", "place", "event", "date",
        "polarity", "modality", "start", "end",
    ],
}  # fmt: skip


def write_neo4j(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write the node and relationship tables that ``neo4j-admin database import full`` reads.

    A fact is a relationship of its relation's type. What is only claimed, denied or planned is one of type ``CLAIM``,
    with the relation as a property, so that no query for facts finds it.
    """
    entities = (_neo4j_entity(record) for record in records_of(store, "entities"))
    statements = (_neo4j_statement(record) for record in records_of(store, "attributions"))
    says = (
        {":START_ID": record["speaker"], ":END_ID": record["id"], ":TYPE": "SAYS"}
        for record in records_of(store, "attributions")
        if record["speaker"]
    )
    relations = (_neo4j_relation(record) for record in records_of(store, "relations") if record["object"])
    return (
        _table(folder / "entities.csv", entities, _ENTITY),
        _table(folder / "statements.csv", statements, _STATEMENT),
        _table(folder / "says.csv", says, [":START_ID", ":END_ID", ":TYPE"]),
        _table(folder / "relations.csv", relations, _RELATION),
    )


_ENTITY = ["id:ID", "name", "aliases:string[]", "latitude:double", "longitude:double", "unnamed:boolean", ":LABEL"]
_STATEMENT = ["id:ID", "text", "cue", "direct:boolean", "kind:string[]", "date", "article", ":LABEL"]
_RELATION = [
    ":START_ID", ":END_ID", ":TYPE", "id", "relation", "holder", "polarity", "modality", "asserted:boolean",
    "since", "until", "on", "belief:double", "quote", "article",
]  # fmt: skip


def _flat(record: Record) -> dict[str, Any]:
    """Return a record with one value in every cell."""
    flat = {name: _cell(value) for name, value in record.items()}
    if "mentions" in record:
        flat["mentions"] = len(record["mentions"])
    if "evidence" in record:
        flat["evidence"] = _MORE.join(each["quote"] for each in record["evidence"])
        flat["articles"] = _MORE.join(sorted({each["article"] for each in record["evidence"]}))
    return flat


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _MORE.join(map(str, value))
    return "" if value is None else value


def _neo4j_entity(record: Record) -> dict[str, Any]:
    labels = [record["type"], *sorted(name for name in schema().classes if _above(record["type"], name))]
    return {
        "id:ID": record["id"],
        "name": record["name"],
        "aliases:string[]": _array(record["aliases"]),
        "latitude:double": _cell(record["lat"]),
        "longitude:double": _cell(record["lon"]),
        "unnamed:boolean": _cell(record["unnamed"]),
        ":LABEL": ";".join(labels),
    }


def _above(type: str, name: str) -> bool:
    return name != type and schema().is_a(type, name)


def _neo4j_statement(record: Record) -> dict[str, Any]:
    return {
        "id:ID": record["id"],
        "text": record["content"],
        "cue": record["cue"],
        "direct:boolean": _cell(record["direct"]),
        "kind:string[]": _array(record["kind"]),
        "date": record["date"],
        "article": record["article"],
        ":LABEL": "Statement",
    }


def _neo4j_relation(record: Record) -> dict[str, Any]:
    first = record["evidence"][0]
    return {
        ":START_ID": record["subject"],
        ":END_ID": record["object"],
        ":TYPE": record["relation"] if record["asserted"] else "CLAIM",
        "id": record["id"],
        "relation": record["relation"],
        "holder": record["holder_name"],
        **{name: record[name] for name in ("polarity", "modality", "since", "until", "on")},
        "asserted:boolean": _cell(record["asserted"]),
        "belief:double": _cell(record["belief"]),
        "quote": first["quote"],
        "article": first["article"],
    }


def _array(values: Iterable[str]) -> str:
    """Return values as Neo4j's array, whose separator may not stand in a value."""
    return ";".join(value.replace(";", ",") for value in values)


def _table(path: Path, rows: Iterator[dict[str, Any]], columns: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
