"""A page carries some of the articles of a large graph: what it shows of them is what the whole page would show."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.pipeline import build
from kg.store.embedded import Store as EmbeddedStore
from kg.view import explorer_page, view_data
from kg.view.part import chosen_articles, part
from kg.view.reading import Reading
from tests.build.test_incremental import TEXTS, write
from tests.view.example import example


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Store]:
    folder = tmp_path_factory.mktemp("part")
    for name, text in TEXTS.items():
        write(folder / "source", name, text)
    build([folder / "source"], folder / "out", view=False)
    return {"built": EmbeddedStore.reader(folder / "out").rdf, "example": example().store()}


@pytest.mark.parametrize("name", ["built", "example"])
def test_all_articles_as_a_part_are_the_whole(stores: dict[str, Store], name: str) -> None:
    whole = Reading.of(stores[name])
    articles, left_out = chosen_articles(stores[name], len(whole.articles))
    found = part(stores[name], articles)
    assert not left_out
    for field in (
        "statements", "speakers", "propositions", "assertions", "articles", "casualties", "contradictions",
        "mentions", "plain", "relations",
    ):  # fmt: skip
        assert getattr(found, field) == getattr(whole, field), field
    assert found.edges() == whole.edges()
    assert found.entities.items() <= whole.entities.items()
    ends = {end for source, target, *_ in found.edges() for end in (source, target)}
    assert ends <= {*found.entities, *found.statements} | {end for end in ends if end.endswith("-unspecified")}


def test_the_latest_articles_are_carried_those_of_the_focus_before(stores: dict[str, Store]) -> None:
    store = stores["example"]
    whole = view_data(store)
    (latest,) = view_data(store, most=1).articles
    assert latest.date == max(article.date for article in whole.articles)
    only_first = {node.iri for node in whole.nodes} - {node.iri for node in view_data(store, most=1).nodes}
    mentioned = {whole.nodes[place].iri for article in whole.articles for place in article.mentions[2::3]}
    focus = min(only_first & mentioned)
    (about,) = view_data(store, most=1, focus=focus).articles
    assert about.name != latest.name


def test_the_page_says_what_it_leaves_out(stores: dict[str, Store]) -> None:
    store = stores["example"]
    assert "<p>This page holds" not in explorer_page(view_data(store), store)
    data = view_data(store, most=1)
    assert "<p>This page holds 1 of 2 articles" in explorer_page(data, store)
    assert {one.article for one in (*data.assertions, *data.statements)} <= {0}
