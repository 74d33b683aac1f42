"""The picture of the README, from a real page: ``python -m tests.view.picture OUT docs/explorer.png ["a name"]``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.view.conftest import ARGUMENTS, NAMES


def picture(out: Path, target: Path, entity: str) -> None:
    """Open the explorer of a graph, choose an entity as a reader would, and take the picture."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, NAMES)))
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.goto((out / "graph.html").resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        node = page.evaluate(
            "name => { const { nodes } = kgExplorer.model; return nodes.find((node) => node.label === name).key; }",
            entity,
        )
        page.evaluate("key => kgExplorer.select(`node.${key}`)", node)
        page.wait_for_timeout(800)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    picture(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "Ilham Aliyev")
