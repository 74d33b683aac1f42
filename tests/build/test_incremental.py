"""Any sequence of additions, changes and removals gives the graph of a clean build, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.pipeline import build, remove
from kg.store.lock import locked

TEXTS = {
    "a": "President Salma Verrin of Ruvania said on Monday that Dornland had shelled Kesh. Dornland denied it.",
    "b": "Verrin met Prime Minister Oto Halvar of Dornland in Geneva. Halvar said: “We will leave Kesh.”",
    "c": "Ruvania's army captured Kesh. At least 12 civilians were killed, the United Nations said.",
    "d": "Halvar rejected the ceasefire that Switzerland had brokered.",
}


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def graph(out: Path) -> bytes:
    return (out / "graph.trig").read_bytes()


def clean(tmp_path: Path, texts: dict[str, str]) -> bytes:
    """The graph of a clean build of these articles."""
    folder = tmp_path / f"clean{len(list(tmp_path.iterdir()))}"
    for name, text in texts.items():
        write(folder, name, text)
    build([folder], folder / ".out", view=False)
    return graph(folder / ".out")


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    assert clean(tmp_path, TEXTS) == clean(tmp_path, dict(reversed(TEXTS.items())))


def test_add_change_remove(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    for name in "ab":
        write(source, name, TEXTS[name])
    first = build([source], out, view=False)
    assert (first.new, first.articles) == (2, 2)
    again = build([source], out, view=False)
    assert (again.unchanged, again.new, again.changed) == (2, 0, 0)
    assert "nothing changed" in again.summary()

    write(source, "c", TEXTS["c"])
    assert build([source], out, view=False).new == 1
    assert graph(out) == clean(tmp_path, {name: TEXTS[name] for name in "abc"})

    write(source, "a", TEXTS["d"])
    assert build([source], out, view=False).changed == 1
    assert graph(out) == clean(tmp_path, {"a": TEXTS["d"], "b": TEXTS["b"], "c": TEXTS["c"]})

    assert remove(out, "b.txt", view=False).removed == 1
    assert graph(out) == clean(tmp_path, {"a": TEXTS["d"], "c": TEXTS["c"]})


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from([*TEXTS, None])), min_size=1, max_size=5))
def test_any_sequence(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]) -> None:
    tmp_path = tmp_path_factory.mktemp("steps")
    out, there = tmp_path / "out", dict[str, str]()
    for name, text in steps:
        if text is not None:
            there[name] = TEXTS[text]
            build([write(tmp_path / "source", name, TEXTS[text])], out, view=False)
        elif there.pop(name, None) is not None:
            remove(out, f"{name}.txt", view=False)
    if there:
        assert graph(out) == clean(tmp_path, there)


def test_removing_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        remove(tmp_path / "none", "a.txt")
    build([write(tmp_path, "a", TEXTS["a"])], tmp_path / "out", view=False)
    with pytest.raises(StoreError, match=r"has no article 'b\.txt'; it has a\.txt"):
        remove(tmp_path / "out", "b.txt")


def test_bad_input_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    write(tmp_path / "source", "a", TEXTS["a"])
    write(tmp_path / "source", "b", "")
    report = build([tmp_path / "source"], tmp_path / "out", view=False)
    assert report.articles == 1 and "empty" in str(report.faults[0])


def test_two_builds_into_one_folder_refuse_each_other(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(StoreError, match="another kg build"):
        build([write(tmp_path, "a", TEXTS["a"])], tmp_path, view=False)


def test_a_build_of_nothing_is_an_empty_graph(tmp_path: Path) -> None:
    report = build([tmp_path / "missing.txt"], tmp_path / "out", view=False)
    assert report.articles == 0 and len(report.faults) == 1
