"""The scorer: each rule on a small case, and agreement with the reference scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SettingsError
from kg.evaluate import score
from kg.evaluate.gold import Export, Gold, exported, read_gold, texts_of
from kg.evaluate.names import Aliases

TEXT = "Verrin said Dornland shelled Kesh. Dornland's army denied it. At least 12 people died."
ENTITIES = (
    {"name": "Salma Verrin", "type": "Person", "aliases": ["Verrin"]},
    {"name": "Dornland", "type": "State"},
    {"name": "Kesh", "type": "Settlement"},
)


def gold(**changed: Any) -> Gold:
    records: dict[str, Any] = {"entities": ENTITIES, "attributions": (), "relations": (), "casualties": (), **changed}
    return Gold("a.txt", text=TEXT, aliases=Aliases(records["entities"]), **records)


def entity(identity: str, name: str, type: str, *spans: tuple[int, int], **more: Any) -> dict[str, Any]:
    mentions = [{"article": "a.txt", "start": s, "end": e, "text": TEXT[s:e]} for s, e in spans]
    return {"id": identity, "name": name, "type": type, "mentions": mentions, **more}


def export(**changed: Any) -> Export:
    found = (
        entity("v", "Verrin", "Person", (0, 6)),
        entity("d", "Dornland", "State", (12, 20)),
        entity("k", "Kesh", "Settlement", (29, 33)),
    )
    return Export(**{"entities": found, "attributions": (), "relations": (), "casualties": (), **changed})


def relation(subject: str, name: str, object: str, **more: Any) -> dict[str, Any]:
    names = {"v": "Verrin", "d": "Dornland", "k": "Kesh"}
    return {
        "subject": subject, "subject_name": names[subject], "relation": name, "object": object,
        "object_name": names[object], "evidence": [{"article": "a.txt"}], "polarity": "positive", "modality": "actual",
        **more,
    }  # fmt: skip


def test_all_right() -> None:
    figures = score(export(), [gold()]).figures["entities"]
    assert (figures["p"], figures["r"], figures["type_accuracy"]) == (1.0, 1.0, 1.0)


def test_a_second_entity_for_the_same_is_a_split() -> None:
    twice = (*export().entities, entity("v2", "Salma Verrin", "Person", (0, 6)))
    figures = score(export(entities=twice), [gold()]).figures["entities"]
    assert (figures["splits"], figures["p"], figures["r"]) == (1, 0.75, 1.0)


def test_one_entity_for_two_is_a_merge() -> None:
    merged = (entity("x", "Verrin", "Person", (0, 6), (12, 20)),)
    figures = score(export(entities=merged), [gold()]).figures["entities"]
    assert (figures["merges"], figures["r"]) == (1, 0.333)


def test_words_must_stand_at_their_offsets() -> None:
    wrong = entity("v", "Nobody", "Person", (0, 6))
    wrong["mentions"][0]["text"] = "Dornland"
    figures = score(export(entities=(wrong,)), [gold()]).figures["entities"]
    assert (figures["false mentions"], figures["r"]) == (1, 0.0)


@pytest.mark.parametrize(("end", "right"), [(33, 1.0), (20, 0.0)], ids=["overlap", "too little"])
def test_attributions(end: int, right: float) -> None:
    wanted = {
        "speaker": ["Salma Verrin"], "content": TEXT[12:33], "start": 12, "end": 33, "direct": False,
        "kind": ["claim", "accusation"],
    }  # fmt: skip
    said = {
        "article": "a.txt", "speaker": "v", "speaker_name": "Verrin", "content": TEXT[12:end], "start": 12, "end": end,
        "kind": ["claim", "accusation"],
    }  # fmt: skip
    figures = score(export(attributions=(said,)), [gold(attributions=(wanted,))]).figures["attributions"]
    assert (figures["f1"], figures["kind_f1"]) == (right, right)


def test_a_leak_is_what_somebody_claims_and_the_graph_asserts() -> None:
    wanted = {"s": ["Dornland"], "p": "attacks", "o": ["Kesh"], "holder": ["Salma Verrin"]}
    kept = relation("d", "attacks", "k", holder="v", holder_name="Verrin", asserted=False)
    leaked = relation("d", "attacks", "k", holder="", holder_name="", asserted=True)
    assert score(export(relations=(kept,)), [gold(relations=(wanted,))]).figures["relations"]["leaks"] == 0
    figures = score(export(relations=(leaked,)), [gold(relations=(wanted,))]).figures["relations"]
    assert (figures["leaks"], figures["f1"], figures["holder_accuracy"]) == (1, 1.0, 0.0)


def test_symmetric_and_implied_relations() -> None:
    wanted = (
        {"s": ["Kesh"], "p": "controlledBy", "o": ["Dornland"]},
        {"s": ["Verrin"], "p": "meetsWith", "o": ["Dornland"]},
    )
    said = (relation("k", "occupiedBy", "d"), relation("d", "meetsWith", "v"))
    assert score(export(relations=said), [gold(relations=wanted)]).figures["relations"]["f1"] == 1.0


def test_optional_gold_is_neither_right_nor_wrong() -> None:
    wanted = {"s": ["Dornland"], "p": "attacks", "o": ["Kesh"], "optional": True}
    figures = score(export(relations=(relation("d", "attacks", "k"),)), [gold(relations=(wanted,))]).figures[
        "relations"
    ]
    assert (figures["p"], figures["r"]) == (0.0, 0.0)
    assert not score(export(), [gold(relations=(wanted,))]).notes


def test_casualties() -> None:
    wanted = {"kind": "killed", "count": 12}
    said = ({"article": "a.txt", "kind": "killed", "count": 12}, {"article": "a.txt", "kind": "wounded", "count": 3})
    figures = score(export(casualties=said), [gold(casualties=(wanted,))]).figures["casualties"]
    assert (figures["p"], figures["r"]) == (0.5, 1.0)


def test_no_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no gold here"):
        read_gold(tmp_path, {})
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match="not JSON"):
        read_gold(tmp_path, {})


SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "tools" / "score_gold.py").exists(), reason="the reference scorer is not here")
def test_it_agrees_with_the_reference(tmp_path: Path) -> None:
    from kg import open as open_graph
    from kg.pipeline import build

    spec = importlib.util.spec_from_file_location("reference", SHARED / "tools" / "score_gold.py")
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    texts = SHARED / "gold" / "open" / "texts"
    build(sorted(texts.glob("d0*.txt")), tmp_path / "out", view=False)
    opened = open_graph(tmp_path / "out")
    opened.export("jsonl", tmp_path / "records")
    small = tmp_path / "gold"
    small.mkdir()
    for path in (SHARED / "gold" / "open").glob("d0*.json"):
        (small / path.name).write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    theirs = reference.score(tmp_path / "records", small, texts, details=False)
    ours = score(exported(opened.store), read_gold(small, texts_of(opened.store))).figures
    for stage, figures in ours.items():
        for name, value in figures.items():
            assert theirs[stage].get(name.replace(" ", "_"), value) == value, (stage, name)
