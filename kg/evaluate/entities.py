"""Entities: one prediction per gold entity is right, a second one is a split, one for two gold entities a merge."""

from __future__ import annotations

from kg.evaluate.figures import Tally
from kg.evaluate.gold import NAMED, Export, Gold, Record, types
from kg.evaluate.names import called, normal

Linked = dict[str, set[str]]
"""Id of a predicted entity -> the names of the one gold entity it stands for."""


def count_entities(gold: Gold, export: Export, tally: Tally) -> Linked:
    """Count the named entities of one article, and return what each prediction stands for."""
    known = [(called(entity), entity) for entity in gold.entities]
    linked: Linked = {}
    hit: set[int] = set()
    for entity, names in sorted(_found(gold, export, tally), key=lambda found: -len(found[1])):
        counted = entity["type"] in NAMED and not entity.get("unnamed")
        matches = [index for index, (accepted, _) in enumerate(known) if accepted & names]
        matches.sort(key=lambda index: normal(entity["name"]) not in known[index][0])
        linked[entity["id"]] = known[matches[0]][0] if matches else names
        if counted:
            tally["entity predicted"] += 1
            _count_one(gold, entity, [known[index][1] for index in matches], matches, hit, tally)
    for index, (_, entity) in enumerate(known):
        if types(entity) & NAMED and not entity.get("unnamed") and not entity.get("optional"):
            tally["entity gold"] += 1
            tally["entity found"] += index in hit
            if index not in hit:
                tally.notes.append(f"{gold.article}: missed entity {entity['name']}")
    return linked


def _found(gold: Gold, export: Export, tally: Tally) -> list[tuple[Record, set[str]]]:
    found = []
    for entity in export.entities:
        mentions = [mention for mention in entity.get("mentions", []) if mention["article"] == gold.article]
        if gold.text is not None:
            true = [m for m in mentions if gold.text[m["start"] : m["end"]] == m["text"]]
            tally["false mentions"] += len(mentions) - len(true)
            mentions = true
        if mentions:
            found.append((entity, {normal(entity["name"]), *(normal(mention["text"]) for mention in mentions)}))
    return found


def _count_one(
    gold: Gold, entity: Record, matched: list[Record], matches: list[int], hit: set[int], tally: Tally
) -> None:
    if not matches:
        tally.notes.append(f"{gold.article}: extra entity {entity['name']} ({entity['type']})")
        return
    tally["merges"] += len(matches) > 1
    tally["typed"] += 1
    tally["typed right"] += entity["type"] in types(matched[0])
    if matches[0] in hit:
        tally["splits"] += 1
        tally.notes.append(f"{gold.article}: split entity {entity['name']} is also another entity of the export")
        return
    hit.add(matches[0])
    tally["entity right"] += 1
