"""The command line as a user meets it: results on standard output, faults in one line, exit codes 0, 1 and 2."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"


def kg(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "out"
    done = kg("build", SEEDS, "-o", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_build_leaves_what_it_promises(out: Path) -> None:
    assert {path.name for path in out.iterdir()} >= {"graph.html", "graph.trig", "manifest.json", "store"}
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest["articles"]) == ["000_cb279a46b25812e8.txt", "002_07c8784b5517d306.txt"]
    again = kg("build", SEEDS, "-o", out)
    assert again.returncode == 0 and again.stdout.startswith("nothing changed: 2 articles")


def test_what_aliyev_the_media_and_the_un_said(out: Path) -> None:
    done = kg(
        "query", out, "SELECT ?name ?what { ?who kg:states/schema:text ?what ; rdfs:label ?name }", "--format", "csv"
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    said = {
        name: " ".join(row["what"] for row in rows if row["name"] == name) for name in {row["name"] for row in rows}
    }
    assert "Our pipelines in our territory are duly protected" in said["Ilham Aliyev"]
    assert any("media" in name.lower() and "mercenaries from Syria" in words for name, words in said.items())
    assert any("occupying forces withdraw" in words for words in said.values())


def test_who_controls_what(out: Path) -> None:
    query = "SELECT ?t ?p { ?a kg:controlledBy ?b . ?a rdfs:label ?t . ?b rdfs:label ?p }"
    rows = list(csv.DictReader(io.StringIO(kg("query", out, query, "--format", "csv").stdout)))
    assert {"t": "Nagorno-Karabakh", "p": "ethnic Armenian forces"} in rows
    named = list(csv.DictReader(io.StringIO(kg("query", out, "who-controls-what", "--format", "csv").stdout)))
    (row,) = [row for row in named if row["placeName"] == "Nagorno-Karabakh" and "ethnic" in row["actorName"]]
    assert row["since"] == "1994" and "under the control of" in row["quote"]


@pytest.mark.parametrize("relation", ["violates", "capturedBy", "withdrawsFrom", "negotiatesWith"])
def test_what_is_only_claimed_is_no_fact(out: Path, relation: str) -> None:
    facts = kg("query", out, f"SELECT ?s ?o {{ ?s kg:{relation} ?o }}", "--format", "csv").stdout.splitlines()
    assert facts == ["s,o"]


def test_ask_construct_and_formats(out: Path) -> None:
    assert "yes" in kg("query", out, "ASK { ?s kg:claims ?o }").stdout
    assert json.loads(kg("query", out, "ASK { ?s kg:claims ?o }", "--format", "json").stdout)["boolean"] is True
    assert "kg:claims" in kg("query", out, "CONSTRUCT WHERE { ?s kg:claims ?o }", "--format", "turtle").stdout


def test_named_questions_are_listed_and_answered(out: Path) -> None:
    listed = kg("query", out).stdout
    for name in ("who-says-what", "who-controls-what", "contested", "casualties", "timeline", "neighbours"):
        assert name in listed
    assert "Aliyev" in kg("query", out, "who-says-what", "--param", "who=Aliyev").stdout


@pytest.mark.parametrize("format", ["trig", "nq", "ttl", "jsonld", "jsonl", "csv", "graphml", "gexf", "rdf12", "neo4j"])
def test_exports(out: Path, tmp_path: Path, format: str) -> None:
    done = kg("export", out, "--format", format, "-o", tmp_path / "it")
    assert done.returncode == 0, done.stderr
    written = [Path(line) for line in done.stdout.splitlines()]
    assert written and all(path.is_file() and path.is_relative_to(tmp_path) for path in written)
    assert sum(path.stat().st_size for path in written) > 1000


def test_show(out: Path) -> None:
    done = kg("show", out, "Pashinian")
    assert done.returncode == 0 and "Prime Minister of Armenia" in done.stdout
    why = kg("show", out, "Nagorno-Karabakh", "--with", "Azerbaijan", "--why").stdout
    assert "part of Azerbaijan" in why and "read by part-of" in why and "occupied by" not in why
    assert not any(line.endswith(" ") for line in why.splitlines())


def test_view_and_validate(out: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert kg("view", out, "-o", page, "--focus", "Aliyev").returncode == 0
    assert (
        page.read_text(encoding="utf-8").startswith("<!doctype html>".upper())
        or "<html" in page.read_text("utf-8")[:200]
    )
    done = kg("validate", out)
    assert done.returncode == 0, done.stdout


def test_evaluate(out: Path, tmp_path: Path) -> None:
    gold = {
        "article": "000_cb279a46b25812e8.txt", "attributions": [], "casualties": [], "relations": [],
        "entities": [{"name": "Ilham Aliyev", "type": "Person", "aliases": ["Aliyev"]}],
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    done = kg("evaluate", out, "--gold", tmp_path, "--json")
    assert json.loads(done.stdout)["figures"]["entities"]["r"] == 1.0


def test_remove_and_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = kg("build", "-", "-o", out, "--date", "2024-05-06", "--no-view", stdin="Ruvania captured Kesh on Monday.")
    assert done.returncode == 0 and "1 new" in done.stdout
    assert "1 removed" in kg("remove", out, "stdin.txt").stdout
    assert kg("remove", out, "stdin.txt").returncode == 1
    (tmp_path / "other").mkdir()
    assert "holds no graph" in kg("remove", tmp_path / "other", "stdin.txt").stderr
    assert not list((tmp_path / "other").iterdir())


FAULTS = [
    (("query", "nowhere", "ASK {}"), "holds no graph; build one first"),
    (("build", "nowhere.txt", "-o", "{tmp}/o"), "no such file or folder"),
    (("query", "{out}", "SELECT nonsense"), "does not parse"),
    (("query", "{out}", "no-such-question"), "no question is named"),
    (("query", "{out}", "timeline"), "needs"),
    (("query", "{out}", "who-says-what", "--param", "who=Nobody Atall"), "Nobody Atall"),
    (("query", "{out}", "ASK {}", "--format", "pdf"), "no format is named"),
    (("query", "{out}", "--file", "nowhere.rq"), "cannot be read"),
    (("export", "{out}", "--format", "pdf"), "pdf"),
    (("show", "{out}", "Nobody Atall"), "Nobody Atall"),
    (("view", "{out}", "--focus", "Nobody Atall", "-o", "{tmp}/x.html"), "Nobody Atall"),
    (("evaluate", "{out}", "--gold", "{tmp}"), "no gold here"),
    (("load", "{out}", "--to", "http://127.0.0.1:9", "--store", "mystore"), "unknown; give one of"),
    (("build", "seeds", "-o", "{tmp}/o", "--model", "no_such_model"), "no_such_model"),
    (("build", "seeds", "-o", "{tmp}/o", "--extra", "nowhere.toml"), "nowhere.toml"),
    (("build", "seeds", "-o", "{tmp}/o", "--date", "someday"), "no date"),
]


@pytest.mark.parametrize(("arguments", "said"), FAULTS, ids=[" ".join(given[:3]) for given, _ in FAULTS])
def test_faults_are_one_line_and_exit_code_one(
    out: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    filled = [word.format(out=out, tmp=tmp_path) if "{out}" in word or "{tmp}" in word else word for word in arguments]
    done = kg(*[str(SEEDS) if word == "seeds" else word for word in filled])
    assert done.returncode == 1, done.stdout
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("kg: ") and said in line


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_one_line_and_exit_code_130(tmp_path: Path, jobs: str) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"text": "Ruvania captured Kesh on Monday, said Salma Verrin."}\n' * 4000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", articles, "-o", tmp_path / "out", "--jobs", jobs],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not (tmp_path / "out" / "corpus.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the command
    printed, said = process.communicate(timeout=60)
    assert (process.returncode, printed, said) == (130, "", "kg: interrupted; nothing that was finished is lost\n")


def test_debug_gives_the_traceback() -> None:
    assert "Traceback" in kg("--debug", "query", "nowhere", "ASK {}").stderr


@pytest.mark.parametrize("arguments", [("nonsense",), ("build",), ("query",), ("query", "o", "q", "--param", "x")])
def test_wrong_usage_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    assert kg(*arguments).returncode == 2


def test_help_and_version() -> None:
    assert "who says what" in " ".join(kg("--help").stdout.split())
    assert kg("--version").stdout.startswith("kg 0.")
