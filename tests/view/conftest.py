"""A real headless Chromium for the tests of the explorer, and pages that record what they do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.view import explorer_page, view_data
from tests.view.corpus import Corpus
from tests.view.example import example

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass
class Watched:
    """An open page with every request, console error and fault since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def close(self) -> None:
        self.page.context.close()


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression holds (playwright's own way needs eval, which the page's policy forbids)."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {condition}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no Chromium is installed (looked for {', '.join(NAMES)})")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open a file in a fresh context: ``opened(path, hash="", **context)``."""
    made: list[Watched] = []

    def open_page(path: Path, hash: str = "", **context: object) -> Watched:
        settings = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **context}
        tab = browser.new_context(**settings).new_page()  # type: ignore[arg-type]
        watched = Watched(tab)
        tab.on("request", lambda request: watched.requests.append(request.url))
        tab.on("pageerror", lambda error: watched.errors.append(str(error)))
        tab.on("console", lambda said: watched.errors.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("dialog", lambda dialog: (watched.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.goto(path.as_uri() + hash)
        tab.wait_for_selector("html[data-ready]")
        made.append(watched)
        return watched

    yield open_page
    for watched in made:
        watched.close()


def written(corpus: Corpus, path: Path, **options: str) -> Path:
    store = corpus.store()
    path.write_text(explorer_page(view_data(store), store, **options), encoding="utf-8", newline="\n")  # type: ignore[arg-type]
    return path


@pytest.fixture(scope="session")
def example_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(example(), tmp_path_factory.mktemp("view") / "graph.html")
