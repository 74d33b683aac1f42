"""Validation finds what is wrong and says it in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.graph.literals import decimal, text, whole
from kg.graph.names import Names, kg, term
from kg.model import Span
from kg.store.embedded import Store
from kg.store.validation import validate
from tests.article import ARTICLE, assembled, filled

NAMES = Names()
GRAPH = NAMES.graph(ARTICLE.name)
ENTITY = NAMES.entity
CLAIM = NAMES.of("assertion", next(each.id for each in assembled().assertions if each.holder))
SAID = NAMES.of("statement", assembled().statements[0].id)


def add(*triple: object, graph: ox.NamedNode = GRAPH) -> Callable[[Store], None]:
    return lambda store: store.bulk([ox.Quad(*triple, graph)])  # type: ignore[arg-type]


def remove(subject: ox.NamedNode, predicate: str) -> Callable[[Store], None]:
    def change(store: Store) -> None:
        for quad in list(store.quads(subject, term(predicate))):
            store.rdf.remove(quad)

    return change


FAULTS = {
    "a claim as a fact": (add(ENTITY("sudia-1"), kg("attacks"), ENTITY("kell-1")), "A plain triple stands beside"),
    "an inference from nothing": (
        add(ENTITY("sudia-1"), kg("controls"), ENTITY("kell-1"), graph=NAMES.shared("inferred")),
        "An inferred triple follows from facts",
    ),
    "a wrong offset": (
        add(NAMES.words(ARTICLE.name, Span(0, 7)), term("nif:anchorOf"), text("Sudia")),
        "exactly one wording",
    ),
    "a dangling entity": (add(CLAIM, kg("holder"), ENTITY("nobody-1")), "Whatever is pointed to is described"),
    "an unknown term": (add(ENTITY("sudia-1"), kg("haunts"), ENTITY("kell-1")), "Whatever is pointed to is described"),
    "a blank node": (add(ENTITY("sudia-1"), term("owl:sameAs"), ox.BlankNode()), "there is no blank node"),
    "no stance": (remove(CLAIM, "kg:stance"), "An assertion affirms or denies"),
    "no text": (remove(SAID, "schema:text"), "A statement has exactly one text"),
    "no name": (remove(ENTITY("kell-1"), "rdfs:label"), "An entity has exactly one name"),
    "too sure": (add(CLAIM, kg("confidence"), decimal(1.5)), "An assertion has a confidence from 0 to 1"),
    "a wrong count": (
        lambda store: [
            store.bulk([ox.Quad(quad.subject, kg("count"), whole(-3), GRAPH)])
            for quad in list(store.quads(None, kg("casualtyKind")))
        ],
        "A casualty report has at most one count, not negative",
    ),
}


def test_the_small_article_is_sound() -> None:
    report = validate(filled())
    assert report.conforms, report.text
    assert report.text.startswith("The graph is sound: ")


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_and_named(fault: str) -> None:
    change, words = FAULTS[fault]
    store = filled()
    change(store)
    report = validate(store)
    assert not report.conforms
    assert words in report.text


def test_a_shifted_text_is_found() -> None:
    store = filled()
    node = NAMES.article(ARTICLE.name)
    (held,) = store.quads(node, term("nif:isString"))
    store.rdf.remove(held)
    store.bulk([ox.Quad(node, term("nif:isString"), text(f" {ARTICLE.text}"), GRAPH)])
    assert "The words of a stretch stand at its offsets" in validate(store).text
