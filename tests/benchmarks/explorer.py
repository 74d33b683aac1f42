"""How fast the explorer is in a real Chromium, beside plain pyvis for the same data.

python -m tests.benchmarks.explorer [--nodes 20000] [--edges 40000] [--limit 60]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from pyvis.network import Network

from kg.view import explorer_page, view_data
from kg.view.records import ViewData
from tests.view.conftest import ARGUMENTS, NAMES
from tests.view.synthetic import synthetic

_FRAMES = """() => { window.frames_ = []; let last = performance.now(); window.recording = true;
  const tick = (now) => { frames_.push(now - last); last = now; if (recording) requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""
_SEARCH = """async (words) => { const field = document.getElementById('find'); field.focus(); const times = [];
  for (let n = 1; n <= words.length; n += 1) { const start = performance.now(); field.value = words.slice(0, n);
    field.dispatchEvent(new Event('input')); times.push(performance.now() - start); } return times; }"""


def main() -> None:
    """Build the page, open it, print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=40_000)
    parser.add_argument("--limit", type=int, default=60, help="seconds that plain pyvis may take to draw")
    asked = parser.parse_args()
    store = synthetic(asked.nodes, asked.edges).store()
    start = time.perf_counter()
    data = view_data(store)
    read = time.perf_counter()
    html = explorer_page(data, store)
    print(f"{asked.nodes} nodes, {asked.edges} edges, {len(store)} quads")
    print(f"view data            {read - start:8.2f} s\npage                 {time.perf_counter() - read:8.2f} s")
    path = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        target = Path(folder) / "explorer.html"
        target.write_text(html, encoding="utf-8", newline="\n")
        print(f"file                 {target.stat().st_size / 1e6:8.2f} MB")
        _explorer(browser, target)
        _plain(browser, data, Path(folder) / "plain.html", asked.limit)
        browser.close()


def _explorer(browser: Browser, target: Path) -> None:
    drawn = []
    for _ in range(3):
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tab.goto(target.as_uri())
        tab.wait_for_selector("html[data-ready]")
        tab.wait_for_timeout(500)
        drawn.append(tab.evaluate("performance.getEntriesByName('kg-drawn')[0].startTime"))
    print(f"first draw           {statistics.median(drawn):8.0f} ms (median of 3)")
    print(f"drag, p95 frame      {_p95(tab, _drag):8.1f} ms\nzoom, p95 frame      {_p95(tab, _zoom):8.1f} ms")
    print(f"search, slowest key  {max(tab.evaluate(_SEARCH, 'kara')):8.1f} ms (the first key builds the index)")


def _p95(tab: Page, act: object) -> float:
    tab.evaluate(_FRAMES)
    act(tab)  # type: ignore[operator]
    frames = sorted(tab.evaluate("() => { window.recording = false; return window.frames_; }")[2:])
    return float(frames[int(len(frames) * 0.95)])


def _drag(tab: Page) -> None:
    tab.mouse.move(700, 300)
    tab.mouse.down()
    for step in range(60):
        tab.mouse.move(700 + 3 * step, 300 + 2 * step)
    tab.mouse.up()


def _zoom(tab: Page) -> None:
    for step in range(40):
        tab.mouse.wheel(0, -60 if step < 20 else 60)
        tab.wait_for_timeout(16)


def _plain(browser: Browser, data: ViewData, target: Path, limit: int) -> None:
    plain = Network(directed=True, cdn_resources="in_line")
    plain.add_nodes(range(len(data.nodes)), label=[node.label for node in data.nodes])
    plain.edges = [{"from": edge.source, "to": edge.target, "label": edge.relation} for edge in data.edges]
    target.write_text(plain.generate_html(), encoding="utf-8")
    print(f"plain pyvis: file    {target.stat().st_size / 1e6:8.2f} MB")
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    start = time.perf_counter()
    try:
        tab.goto(target.as_uri(), wait_until="commit")
        tab.wait_for_selector("#loadingBar", state="hidden", timeout=limit * 1000)
        print(f"plain pyvis: draw    {time.perf_counter() - start:8.1f} s")
    except TooLong:
        print(f"plain pyvis: draw    nothing within {limit} s")


if __name__ == "__main__":
    main()
