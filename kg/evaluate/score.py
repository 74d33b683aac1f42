"""The figures of an export against gold, all together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.attributions import count_attributions
from kg.evaluate.entities import count_entities
from kg.evaluate.figures import Tally, precision_recall, share
from kg.evaluate.gold import Export, Gold
from kg.evaluate.relations import count_relations


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by stage, figures by relation, and a line on each miss, extra and leak."""

    articles: int
    figures: dict[str, dict[str, Any]]
    by_relation: dict[str, dict[str, int]]
    notes: tuple[str, ...] = field(repr=False)


def score(export: Export, gold: Iterable[Gold]) -> Scores:
    """Score an export against gold articles; articles without gold do not count."""
    tally = Tally()
    articles = 0
    for article in gold:
        linked = count_entities(article, export, tally)
        count_attributions(article, export, linked, tally)
        count_relations(article, export, linked, tally)
        _count_casualties(article, export, tally)
        articles += 1
    by_relation = {
        name: {"gold": counts["gold"], "found": counts["right"], "extra": counts["extra"]}
        for name, counts in sorted(tally.relations.items())
    }
    return Scores(articles, _figures(tally), by_relation, tuple(tally.notes))


def _figures(t: Tally) -> dict[str, dict[str, Any]]:
    """Every figure under its stage."""
    return {
        "entities": precision_recall(
            t["entity right"], t["entity predicted"], t["entity gold"], right_of_gold=t["entity found"]
        )
        | {"type_accuracy": share(t["typed right"], t["typed"])}
        | {name: t[name] for name in ("splits", "merges", "false mentions")},
        "attributions": precision_recall(t["attribution right"], t["attribution predicted"], t["attribution gold"])
        | {
            "content_f1": precision_recall(t["content right"], t["attribution predicted"], t["attribution gold"])["f1"],
            "speaker_accuracy": share(t["attribution right"], t["content right"]),
            "direct_recall": share(t["direct right"], t["direct gold"]),
            "indirect_recall": share(t["indirect right"], t["indirect gold"]),
            "kind_f1": precision_recall(t["kind right"], t["kind predicted"], t["kind gold"])["f1"],
        },
        "relations": precision_recall(t["relation right"], t["relation predicted"], t["relation gold"])
        | {
            f"{name}_accuracy": share(t[f"{name} right"], t["relation right"])
            for name in ("holder", "polarity", "modality")
        }
        | {"time_accuracy": share(t["time right"], t["time gold"]), "leaks": t["leaks"], "guarded_gold": t["guarded"]},
        "casualties": precision_recall(t["casualty right"], t["casualty predicted"], t["casualty gold"]),
    }


def _count_casualties(gold: Gold, export: Export, tally: Tally) -> None:
    """Count casualties by kind and count."""
    mine = [c for c in export.casualties if c["article"] == gold.article and c.get("count") is not None]
    left = [(casualty["kind"], int(casualty["count"])) for casualty in mine]
    tally["casualty predicted"] += len(left)
    for wanted in gold.casualties:
        optional, key = bool(wanted.get("optional")), (wanted["kind"], int(wanted["count"]))
        tally["casualty gold"] += not optional
        if key in left:
            left.remove(key)
            tally["casualty right"] += not optional
            tally["casualty predicted"] -= optional
        elif not optional:
            tally.notes.append(f"{gold.article}: missed casualties {key[0]} {key[1]}")
    tally.notes += [f"{gold.article}: extra casualties {kind} {count}" for kind, count in left]
