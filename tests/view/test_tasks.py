"""What a new user does, each task by mouse and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from playwright.sync_api import Page

from tests.view.conftest import Watched

pytestmark = pytest.mark.browser


class Mouse:
    """Clicks, and types only where one must."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def find(self, words: str, field: str = "#find") -> None:
        self.page.click(field)
        self.page.locator(field).press_sequentially(words)
        self.page.locator(f"{field}-options li").first.click()

    def tick(self, selector: str) -> None:
        self.page.locator(selector).first.check()

    def choose(self, selector: str, value: str) -> None:
        self.page.select_option(selector, value)

    def fill(self, selector: str, words: str) -> None:
        self.page.fill(selector, words)
        self.page.locator(selector).blur()


class Keyboard(Mouse):
    """Never touches the mouse: goes on with Tab until the control is reached."""

    def reach(self, selector: str) -> None:
        for key in ("Tab", "Shift+Tab"):
            for _ in range(160):
                if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                    return
                self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {selector}")

    def press(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Enter")

    def find(self, words: str, field: str = "#find") -> None:
        if field == "#find":
            self.page.keyboard.press("/")
        else:
            self.reach(field)
        self.page.keyboard.type(words)
        self.page.wait_for_selector(f"{field}-options li")
        self.page.keyboard.press("Enter")

    def tick(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Space")

    def choose(self, selector: str, value: str) -> None:
        self.reach(selector)
        wanted = self.page.locator(f"{selector} option[value='{value}']").inner_text()
        self.page.keyboard.type(wanted)
        self.page.keyboard.press("Enter")

    def fill(self, selector: str, words: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Tab")


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def user(request: pytest.FixtureRequest, opened: Callable[..., Watched], example_page: Path) -> Mouse:
    made: Mouse = request.param(opened(example_page).page)
    return made


def panel(user: Mouse) -> str:
    return user.page.inner_text("#panel")


def tab(user: Mouse, name: str) -> None:
    if isinstance(user, Keyboard):
        tabs = ["graph", "claims", "contradictions", "timeline", "statements", "articles", "sparql"]
        user.page.evaluate("document.activeElement.blur()")
        user.page.keyboard.press(str(tabs.index(name) + 1))
    else:
        user.press(f"#tab-{name}")


def test_find_aliyev(user: Mouse) -> None:
    user.find("aliy")
    assert user.page.inner_text("#panel h2") == "Ilham Aliyev"
    assert "President of Azerbaijan" in panel(user)


def test_accents_do_not_matter(user: Mouse) -> None:
    user.find("erdogan")
    assert user.page.inner_text("#panel h2") == "Recep Tayyip Erdoğan"


def test_read_what_aliyev_said_about_turkey(user: Mouse) -> None:
    user.find("aliyev")
    assert "Turkey is a brother country" in panel(user)
    item = user.page.locator("#panel .items li", has_text="brother").first
    brother = item.evaluate("li => 1 + [...li.parentNode.children].indexOf(li)")
    user.press(f"#panel .items li:nth-child({brother}) .words-link")
    user.page.wait_for_selector("#panel .quote mark")
    assert "Turkey is a brother country" in "".join(user.page.locator("#panel .quote mark").all_inner_texts())
    assert "told the Courier in an interview" in user.page.inner_text("#panel .quote")


def test_who_controls_karabakh_since_when_and_according_to_whom(user: Mouse) -> None:
    user.find("Nagorno")
    words = panel(user)
    assert "is controlled by" in words.lower() or "controlled by" in words.lower()
    assert "since 1994" in words
    assert "Armenian forces" in words
    assert "Nikol Pashinyan" in words


def test_find_a_contradiction(user: Mouse) -> None:
    tab(user, "contradictions")
    user.page.wait_for_selector(".contradiction .quote mark")
    sides = user.page.locator(".contradiction:has-text('polarity') .side").all_inner_texts()
    assert len(sides) == 2
    assert any("Ilham Aliyev" in side for side in sides)
    assert any("Nikol Pashinyan" in side and "denied" in side for side in sides)


def test_show_only_facts(user: Mouse) -> None:
    user.tick("#f-nature-fact")
    tab(user, "claims")
    kinds = user.page.locator("td.col-kind").all_inner_texts()
    assert kinds
    assert all("fact" in kind for kind in kinds)
    assert user.page.evaluate("location.hash").find("nature=fact") > 0


def test_only_2020(user: Mouse) -> None:
    user.fill("#time-from", "2020")
    user.fill("#time-until", "2020")
    tab(user, "claims")
    rows = user.page.locator("table.claims tbody tr").all_inner_texts()
    assert not any("2016" in row for row in rows)
    assert any("since 1994" in row for row in rows), "what holds since 1994 held in 2020"
    assert any("10 Oct 2020" in row for row in rows)


def test_path_from_turkey_to_armenia(user: Mouse) -> None:
    user.press("#path-tool")
    user.find("Turkey", "#path-0")
    user.find("Armenia", "#path-1")
    user.press("#path-go")
    assert user.page.inner_text("#panel h2") == "Turkey to Armenia"
    user.page.wait_for_selector("#panel .path .quote mark")
    assert user.page.locator("#panel .path > li").count() >= 2


def test_run_a_named_question(user: Mouse) -> None:
    tab(user, "sparql")
    user.choose("#question", "who-says-what")
    user.page.wait_for_selector(".answer table tbody tr")
    assert "Ilham Aliyev" in user.page.inner_text(".answer")


def test_run_a_named_question_about_a_place(user: Mouse) -> None:
    tab(user, "sparql")
    user.choose("#question", "territory")
    user.find("karab", "#parameter-place")
    user.page.wait_for_selector(".answer table tbody tr")
    answer = user.page.inner_text(".answer")
    assert "1994" in answer
    assert "Nikol Pashinyan" in answer


def test_export_turtle_that_rdflib_reads(user: Mouse, tmp_path: Path) -> None:
    user.press("#export")
    with user.page.expect_download() as download:
        user.press("#export-turtle")
    saved = tmp_path / "graph.ttl"
    download.value.save_as(saved)
    graph = rdflib.Graph().parse(saved, format="turtle")
    spoken = rdflib.URIRef("https://w3id.org/conflict-kg/ontology#states")
    assert len(list(graph.subject_objects(spoken))) == 9


def test_a_permalink_restores_the_view(user: Mouse, opened: Callable[..., Watched], example_page: Path) -> None:
    user.find("pashin")
    user.tick("#f-nature-claim")
    tab(user, "timeline")
    address = user.page.evaluate("location.hash")
    again = opened(example_page, address).page
    assert again.inner_text("#view h2") == "Timeline of Nikol Pashinyan"
    assert again.is_checked("#f-nature-claim")
    assert again.inner_text("#panel h2") == "Nikol Pashinyan"
