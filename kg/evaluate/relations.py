"""Relations, matched one to one on subject, relation and object; and leaks, the worst that can happen.

A leak is a gold relation that somebody only claims, denies, demands, plans or supposes, asserted as a plain triple
although the article does not say it in its own voice.
"""

from __future__ import annotations

from kg.evaluate.entities import Linked
from kg.evaluate.figures import Tally
from kg.evaluate.gold import Export, Gold, Record
from kg.evaluate.names import normal, office_words
from kg.schema import schema

TIMES = ("since", "until", "on")


class Predictions:
    """The relations that an export gives for one article, each counted once however often it is said."""

    def __init__(self, gold: Gold, export: Export, linked: Linked) -> None:
        self.gold = gold
        self.records: list[Record] = []
        self.names: list[dict[str, set[str]]] = []
        self.free: set[int] = set()
        seen = set()
        for record in export.relations:
            if not any(evidence["article"] == gold.article for evidence in record.get("evidence", [])):
                continue
            names = tuple(normal(record.get(f"{role}_name")) for role in ("subject", "object", "holder"))
            key = (
                names,
                *(record.get(field) for field in ("relation", "polarity", "modality")),
                bool(record.get("asserted")),
            )
            if key in seen:
                continue
            seen.add(key)
            self.free.add(len(self.records))
            self.records.append(record)
            self.names.append(
                {
                    role: {normal(record.get(f"{role}_name"))} | linked.get(record.get(role) or "", set())
                    for role in ("subject", "object", "holder")
                }
            )

    def saying(self, wanted: Record) -> list[int]:
        """Return the positions of the predictions that say what this gold relation says, whoever holds it."""
        return [position for position in range(len(self.records)) if self._says(wanted, position)]

    def _says(self, wanted: Record, position: int) -> bool:
        relation = self.records[position]["relation"]
        meaning = schema().relations.get(relation)
        if wanted["p"] != relation and (meaning is None or wanted["p"] not in meaning.implies):
            return False
        subjects, objects = (self.gold.aliases.accepted(wanted[role]) for role in ("s", "o"))
        names = self.names[position]
        same_office = wanted["p"] == "holdsOffice" and bool(office_words(objects) & office_words(names["object"]))
        if subjects & names["subject"] and (objects & names["object"] or "" in objects or same_office):
            return True
        symmetric = meaning is not None and meaning.symmetric
        return symmetric and bool(subjects & names["object"] and objects & names["subject"])

    def quality(self, wanted: Record, position: int) -> tuple[bool, bool, bool]:
        """Return whether holder, polarity and modality are right."""
        record, holders = self.records[position], self.gold.aliases.accepted(wanted.get("holder") or "")
        held = bool(holders & self.names[position]["holder"]) if record.get("holder_name") else "" in holders
        return (
            held,
            record.get("polarity", "positive") == wanted.get("polarity", "positive"),
            record.get("modality", "actual") == wanted.get("modality", "actual"),
        )


def count_relations(gold: Gold, export: Export, linked: Linked, tally: Tally) -> None:
    """Count the relations and the leaks of one article."""
    predictions = Predictions(gold, export, linked)
    own_voice = {i for wanted in gold.relations if not _guarded(wanted) for i in predictions.saying(wanted)}
    for wanted in sorted(gold.relations, key=lambda relation: bool(relation.get("optional"))):
        _count_leaks(wanted, predictions, own_voice, tally)
        _count_one(wanted, predictions, tally)
    tally["relation predicted"] += len(predictions.free)
    for position in sorted(predictions.free):
        record = predictions.records[position]
        tally.of_relation(record["relation"])["extra"] += 1
        tally.notes.append(
            f"{gold.article}: extra {record['subject_name']} {record['relation']} {record.get('object_name')}"
            f" (holder {record.get('holder_name') or 'article'})"
        )


def _guarded(wanted: Record) -> bool:
    holder = wanted.get("holder") or [""]
    own_voice = "" in (holder if isinstance(holder, list) else [holder])
    return not own_voice or wanted.get("polarity") == "negative" or wanted.get("modality", "actual") != "actual"


def _count_leaks(wanted: Record, predictions: Predictions, own_voice: set[int], tally: Tally) -> None:
    if not _guarded(wanted):
        return
    tally["guarded"] += 1
    if any(predictions.records[i].get("asserted") for i in predictions.saying(wanted) if i not in own_voice):
        tally["leaks"] += 1
        said = f"{wanted['s'][0]} {wanted['p']} {(wanted['o'] or [''])[0]}"
        tally.notes.append(f"{predictions.gold.article}: LEAK {said} asserted as fact")


def _count_one(wanted: Record, predictions: Predictions, tally: Tally) -> None:
    optional = bool(wanted.get("optional"))
    if not optional:
        tally["relation gold"] += 1
        tally.of_relation(wanted["p"])["gold"] += 1
    ranked = [position for position in predictions.saying(wanted) if position in predictions.free]
    ranked.sort(key=lambda position: (-sum(predictions.quality(wanted, position)), position))
    if not ranked:
        if not optional:
            said = f"{wanted['s'][0]} {wanted['p']} {(wanted['o'] or [''])[0]}"
            holder = wanted.get("holder") or "article"
            tally.notes.append(f"{predictions.gold.article}: missed {said} (holder {holder})")
        return
    best = ranked[0]
    predictions.free -= {best} | {i for i in ranked[1:] if all(predictions.quality(wanted, i))}
    if optional:
        return
    tally["relation right"] += 1
    tally["relation predicted"] += 1
    tally.of_relation(wanted["p"])["right"] += 1
    for name, right in zip(("holder", "polarity", "modality"), predictions.quality(wanted, best), strict=True):
        tally[f"{name} right"] += right
    for field in TIMES:
        if wanted.get(field):
            tally["time gold"] += 1
            tally["time right"] += str(predictions.records[best].get(field) or "").startswith(str(wanted[field]))
