"""Attributions, matched one to one: the words must overlap by 0.6 (intersection over union), the speaker be right."""

from __future__ import annotations

from kg.evaluate.entities import Linked
from kg.evaluate.figures import Tally
from kg.evaluate.gold import Export, Gold, Record
from kg.evaluate.names import normal

OVERLAP = 0.6


def count_attributions(gold: Gold, export: Export, linked: Linked, tally: Tally) -> None:
    """Count the attributions of one article."""
    mine = [record for record in export.attributions if record["article"] == gold.article]
    matched = _matched(gold, mine, linked)
    for index, wanted in enumerate(gold.attributions):
        kind, optional = ("direct" if wanted["direct"] else "indirect"), bool(wanted.get("optional"))
        if not optional:
            tally["attribution gold"] += 1
            tally[f"{kind} gold"] += 1
        if index not in matched:
            if not optional:
                tally.notes.append(
                    f"{gold.article}: missed {kind} attribution of {wanted['speaker'][0]}: “{wanted['content'][:70]}”"
                )
            continue
        right, position = matched[index]
        if optional:
            tally["attribution predicted"] -= 1
            continue
        tally["content right"] += 1
        tally["attribution right"] += right
        tally[f"{kind} right"] += right
        _count_kinds(wanted, mine[position], tally)
        if not right:
            tally.notes.append(
                f"{gold.article}: speaker {mine[position].get('speaker_name')!r} for {wanted['speaker']}"
                f" in “{wanted['content'][:60]}”"
            )
    tally["attribution predicted"] += len(mine)
    used = {position for _, position in matched.values()}
    tally.notes += [
        f"{gold.article}: extra attribution {record.get('speaker_name')}: “{record['content'][:70]}”"
        for position, record in enumerate(mine)
        if position not in used
    ]


def _matched(gold: Gold, mine: list[Record], linked: Linked) -> dict[int, tuple[bool, int]]:
    """Gold index -> whether the speaker is right, and the position of the prediction; best pairs first."""
    pairs = []
    for index, wanted in enumerate(gold.attributions):
        characters = _characters(wanted, gold.text)
        for position, record in enumerate(mine):
            overlap = _overlap(characters, _characters(record, gold.text))
            if overlap >= OVERLAP:
                names = {normal(record.get("speaker_name")), *linked.get(record.get("speaker") or "", ())}
                right = bool(gold.aliases.accepted(wanted["speaker"]) & names)
                pairs.append((right, overlap, index, position))
    matched: dict[int, tuple[bool, int]] = {}
    used: set[int] = set()
    for right, _, index, position in sorted(pairs, reverse=True):
        if index not in matched and position not in used:
            matched[index] = (right, position)
            used.add(position)
    return matched


def _count_kinds(wanted: Record, record: Record, tally: Tally) -> None:
    gold_kinds, kinds = set(wanted["kind"]) - {"claim"}, set(record.get("kind") or ()) - {"claim"}
    tally["kind right"] += len(gold_kinds & kinds)
    tally["kind predicted"] += len(kinds)
    tally["kind gold"] += len(gold_kinds)


def _characters(record: Record, text: str | None) -> set[int]:
    """Offsets of the letters and digits of the reported words."""
    spans = record.get("spans") or [[record["start"], record["end"]]]
    return {i for start, end in spans for i in range(start, end) if text is None or i >= len(text) or text[i].isalnum()}


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
