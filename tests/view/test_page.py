"""The page as text: policy, islands, same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from kg.view import explorer_page, view_data, write_view
from kg.view.bundle import APP, bundle, module_order
from kg.view.columns import columns
from kg.view.embedded import embedded_rdf
from tests.view.example import example


@pytest.fixture(scope="module")
def html() -> str:
    store = example().store()
    return explorer_page(view_data(store), store)


def test_same_store_same_bytes(html: str) -> None:
    store = example().store()
    assert explorer_page(view_data(store), store) == html


def test_only_the_named_scripts_may_run(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    running = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(running) == 2
    for script in running:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in allowed
    assert "default-src 'none'" in allowed
    assert "connect-src 'none'" in allowed
    assert "unsafe-inline" not in allowed


def test_no_event_handler_no_inline_style_no_address_to_load(html: str) -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\s(on\w+|style|src)=", markup)
    assert re.findall(r"<(?:link|img|iframe|object|embed|base)\b", markup) == []


def test_islands_are_json_without_a_tag(html: str) -> None:
    for island in re.findall(r'<script type="application/json" id="[\w-]+">(.*?)</script>', html, re.DOTALL):
        assert "<" not in island
        json.loads(island)


def test_readers_without_scripts_get_a_table(html: str) -> None:
    table = re.search(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
    assert table
    assert "Ilham Aliyev" in table[1]
    assert "Armenia attacked the town of Terter" in table[1]


def test_the_rdf_gets_smaller_when_it_does_not_fit_and_says_so() -> None:
    store = example().store()
    whole = embedded_rdf(store, budget=10_000_000)
    part = embedded_rdf(store, budget=len(whole.data) - 1)
    none = embedded_rdf(store, budget=10)
    assert (whole.left_out, whole.quads) == ("", len(store))
    assert part.quads < whole.quads
    assert "texts" in part.left_out
    assert none.data == b""
    assert none.left_out


def test_modules_come_after_what_they_import(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nb();\n')
    (tmp_path / "b.js").write_text("export function b() {}\n")
    assert module_order("a.js", tmp_path) == ["b.js", "a.js"]
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport function b() {}\n')
    with pytest.raises(ValueError, match=r"a\.js > b\.js > a\.js"):
        module_order("a.js", tmp_path)


def test_every_module_is_in_the_bundle() -> None:
    assert sorted(module_order("main.js")) == sorted(path.name for path in APP.glob("*.js"))
    assert "import {" not in bundle()
    assert "innerHTML" not in bundle()


def test_columns_are_short_and_lose_nothing() -> None:
    rows = [{"a": "x", "b": n, "c": "one" if n % 2 else "two"} for n in range(10)]
    assert columns(rows, ("a", "b", "c")) == {
        "n": 10,
        "a": {"all": "x"},
        "b": list(range(10)),
        "c": {"of": ["one", "two"], "at": [1, 0] * 5},
    }


def test_write_view_reads_the_store_of_the_folder(tmp_path: Path) -> None:
    from pyoxigraph import Store

    stored = Store(str(tmp_path / "store"))
    stored.bulk_extend(example().quads)
    stored.flush()
    del stored
    target = write_view(tmp_path, tmp_path / "graph.html", focus="Turkey")
    assert '"focus":"Turkey"' in target.read_text(encoding="utf-8")
