"""The page in a real browser: the first picture, the graph, the exports, access for everybody."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from playwright.sync_api import Page

from tests.view.conftest import Watched, until

pytestmark = pytest.mark.browser
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
VIEWS = ("graph", "claims", "contradictions", "timeline", "statements", "articles", "sparql")


def place_of(page: Page, name: str) -> tuple[float, float]:
    """Where a node stands on the screen."""
    node = page.evaluate("name => kgExplorer.model.nodes.find((node) => node.label === name).index", name)
    at = page.evaluate(
        "node => { const { network } = kgExplorer.graph; return network.canvasToDOM(network.getPosition(node)); }", node
    )
    box = page.locator(".canvas").bounding_box()
    assert box
    return box["x"] + at["x"], box["y"] + at["y"]


def test_opens_without_a_request_and_without_an_error(opened: Callable[..., Watched], example_page: Path) -> None:
    watched = opened(example_page)
    assert watched.requests == [example_page.as_uri()]
    assert watched.errors == []
    assert watched.page.inner_text(".graph-note").startswith("24 nodes and 44 edges shown of 27")
    painted = watched.page.evaluate(
        "() => { const c = document.querySelector('canvas');"
        " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n += 1; return n; }"
    )
    assert painted > 5000


def test_click_on_an_actor_shows_its_quoted_statements(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page).page
    page.mouse.click(*place_of(page, "Ilham Aliyev"))
    page.wait_for_selector("#panel h2:has-text('Ilham Aliyev')")
    page.click("#panel .words-link:has-text('Terter')")
    page.wait_for_selector("#panel .quote mark")
    assert page.inner_text("#panel .quote mark") == "Armenia attacked the town of Terter"
    assert "Aliyev said that Armenia attacked" in page.inner_text("#panel .quote")


def test_double_click_collapses_and_expands(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page).page
    shown = "kgExplorer.graph.shown.size"
    before = page.evaluate(shown)
    page.mouse.dblclick(*place_of(page, "Nikol Pashinyan"))
    until(page, f"{shown} < {before}")
    page.mouse.dblclick(*place_of(page, "Nikol Pashinyan"))
    until(page, f"{shown} === {before}")


def test_names_come_back_after_a_zoom(opened: Callable[..., Watched], example_page: Path) -> None:
    watched = opened(example_page)
    labels = "kgExplorer.graph.labels"
    watched.page.mouse.move(700, 300)
    watched.page.mouse.wheel(0, -60)
    until(watched.page, f"!{labels}.zooming && !{labels}.moving")
    assert watched.page.evaluate("Object.hasOwn(kgExplorer.graph.network.canvas.getContext(), 'fillText')") is False
    assert watched.errors == []


def test_the_legend_hides_and_shows_a_type(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page).page
    page.click("#legend-Statement")
    assert page.inner_text(".graph-note").startswith("15 nodes")
    assert page.get_attribute("#legend-Statement", "aria-pressed") == "false"
    page.click("#legend-Statement")
    assert page.inner_text(".graph-note").startswith("24 nodes and 44 edges shown of 27")


def test_parallel_edges_lie_apart(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page).page
    bows = page.evaluate(
        "() => { const { edges, nodes } = kgExplorer.model;"
        " const find = (name) => nodes.find((n) => n.label === name).index;"
        " const [a, b] = [find('Nagorno-Karabakh'), find('Armenian forces')];"
        " return edges.filter((e) => [a, b].includes(e.from) && [a, b].includes(e.to))"
        ".map((e) => kgExplorer.graph.edges.get(e.index).smooth); }"
    )
    assert len(bows) == 2
    assert all(bow["roundness"] > 0.05 for bow in bows)


def test_arrow_keys_walk_the_graph(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page).page
    page.focus(".canvas")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#panel h2")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#panel h2") != first
    until(page, "document.getElementById('live').textContent.includes('edge')")


def test_hide_pin_and_steps(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page).page
    page.fill("#find", "Turkey")
    page.keyboard.press("Enter")
    page.click("#panel button:has-text('Pin')")
    assert page.get_attribute("#panel button:has-text('Release')", "aria-pressed") == "true"
    page.click("#panel button:has-text('Only 1 step')")
    one = page.evaluate("kgExplorer.graph.shown.size")
    page.click("#panel button:has-text('Only 2 steps')")
    assert page.evaluate("kgExplorer.graph.shown.size") > one
    page.click("#panel button:has-text('Hide')")
    assert not page.evaluate("[...kgExplorer.graph.shown].some((n) => kgExplorer.model.nodes[n].label === 'Turkey')")
    page.click("button:has-text('Reset')")
    assert page.inner_text(".graph-note").startswith("24 nodes and 44 edges shown of 27")


def test_exports_can_be_read(opened: Callable[..., Watched], example_page: Path, tmp_path: Path) -> None:
    page = opened(example_page).page
    saved = {}
    for name in ("trig", "csv", "graphml", "png", "svg"):
        page.click("#export")
        with page.expect_download() as download:
            page.click(f"#export-{name}")
        saved[name] = tmp_path / f"saved.{name}"
        download.value.save_as(saved[name])
    rows = list(csv.DictReader(io.StringIO(saved["csv"].read_text(encoding="utf-8-sig"))))
    quotes = {row["quote"] for row in rows}
    assert "Armenia attacked the town of Terter" in quotes
    assert networkx.read_graphml(saved["graphml"]).number_of_nodes() == 24
    assert ElementTree.parse(saved["svg"]).getroot().tag.endswith("svg")
    assert saved["png"].read_bytes().startswith(b"\x89PNG")
    assert saved["trig"].read_text().count("graph/derived") >= 1


def test_the_table_sorts_and_finds(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page, "#view=claims").page
    page.click("#sort-subject")
    first = page.locator("td.col-subject").all_inner_texts()
    assert first == sorted(first)
    page.click("#sort-subject")
    assert page.get_attribute("th:has(#sort-subject)", "aria-sort") == "descending"
    page.fill("#claims-find", "terter attacks")
    until(page, "document.querySelectorAll('table.claims tbody tr').length === 2")


def test_a_query_that_is_wrong_says_why(opened: Callable[..., Watched], example_page: Path) -> None:
    watched = opened(example_page, "#view=sparql")
    watched.page.fill("#query", "SELECT ?x WHERE { ?x }")
    watched.page.click("#run")
    until(watched.page, "document.querySelector('#view [role=status]').textContent.includes('error')")
    assert watched.errors == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(opened: Callable[..., Watched], example_page: Path, view: str, scheme: str) -> None:
    page = opened(example_page, f"#view={view}", color_scheme=scheme).page
    page.fill("#find", "aliyev")
    page.keyboard.press("Enter")
    page.wait_for_timeout(250)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    serious = [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert serious == []


def test_fits_a_narrow_screen(opened: Callable[..., Watched], example_page: Path) -> None:
    page = opened(example_page, viewport={"width": 390, "height": 800}).page
    for view in VIEWS:
        page.click(f"#tab-{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
    page.click("#toggle-filters")
    assert page.is_visible("#legend-Person")


def test_without_scripts_there_is_a_table(browser: object, example_page: Path) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(example_page.as_uri())
    assert "Armenia attacked the town of Terter" in page.inner_text(".noscript table")
    context.close()
