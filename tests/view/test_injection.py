"""No word of an article runs as a script, and none breaks the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.view.conftest import Watched, written
from tests.view.hostile import PAYLOADS, hostile

pytestmark = pytest.mark.browser
TABS = ("claims", "contradictions", "timeline", "statements", "articles", "sparql", "graph")


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 20


@pytest.mark.parametrize("payload", PAYLOADS, ids=[f"{number:02}" for number in range(len(PAYLOADS))])
def test_payload_is_shown_and_does_not_run(payload: str, tmp_path: Path, opened: Callable[..., Watched]) -> None:
    watched = opened(written(hostile(payload), tmp_path / "graph.html", title=payload, focus=payload))
    tab = watched.page
    for name in TABS:
        tab.click(f"#tab-{name}")
    tab.fill("#find", payload[:6])
    for _ in range(3):
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Escape")
    tab.click("#tab-claims")
    assert tab.locator("table.claims tbody tr").count() >= 3
    for row in range(3):
        tab.locator("table.claims tbody tr").nth(row).locator("button").click()
        tab.wait_for_selector("#panel .quote p")
    tab.click("#tab-articles")
    tab.wait_for_selector(".article-text p")
    assert " ".join(payload.split()) in " ".join(tab.inner_text(".article-text").split())
    assert tab.evaluate("window.ran") is None
    assert tab.locator("a[href^='javascript' i], a[href^='data' i], iframe, #view img").count() == 0
    assert watched.errors == []
    assert [address for address in watched.requests if not address.startswith(("file:", "blob:"))] == []
