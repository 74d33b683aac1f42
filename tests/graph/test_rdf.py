"""The graph of an article: equal to the golden one, whatever the text, with no triple that is only claimed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as some
from rdflib.compare import graph_diff, isomorphic, to_isomorphic

from kg.assemble import assemble
from kg.graph.literals import text, truth
from kg.graph.names import Names, kg
from kg.graph.rdf import article_quads, entity_quads
from kg.model import Article, Chain, Entity, Extraction, Link, Mention, Relation, Span
from kg.schema import schema
from kg.store.derive import share
from kg.store.embedded import Store
from tests.article import ARTICLE, ENTITIES, EXTRACTION, LINKS, RUN, assembled, filled

GOLDEN = Path(__file__).with_name("kell.ttl")
MEANINGS = tuple(schema().relations.values())
hostile = some.text(some.characters(), min_size=1, max_size=60)


def as_rdflib(quads: list[ox.Quad]) -> rdflib.Graph:
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=lines, format="nt")


def test_it_is_the_golden_graph() -> None:
    found, golden = as_rdflib(list(article_quads(assembled(), run=RUN))), rdflib.Graph().parse(GOLDEN)
    if not isomorphic(found, golden):
        _, missing, extra = graph_diff(to_isomorphic(golden), to_isomorphic(found))
        raise AssertionError("\n".join(["missing:", *map(str, sorted(missing)), "extra:", *map(str, sorted(extra))]))


def test_each_quad_stands_once_in_the_graph_of_the_article() -> None:
    quads = list(article_quads(assembled(), run=RUN))
    assert len(quads) == len(set(quads))
    assert {quad.graph_name for quad in quads} == {Names().graph(ARTICLE.name)}


def plain(store: Store) -> set[tuple[str, str]]:
    """Return relation and object of the plain triples."""
    quads = store.quads(graph=Names().shared("facts"))
    return {(quad.predicate.value.rsplit("#")[-1], quad.object.value.rsplit("/")[-1]) for quad in quads}


def test_only_own_voice_actual_affirmations_are_plain_triples() -> None:
    assert {relation for relation, _ in plain(filled())} == {"holdsOffice", "controlledBy"}
    assert not [quad for quad in article_quads(assembled()) if quad.predicate.value in {m.iri for m in MEANINGS}]


def test_a_wrong_gate_upstream_does_not_leak() -> None:
    """Even assertions that were marked as own voice and asserted by mistake stay guarded by what else they say."""
    assembly = assembled()
    doubtful = tuple(replace(each, own_voice=True) for each in assembly.assertions if each.holder)
    store, graph = Store(), Names().graph(ARTICLE.name)
    store.bulk(article_quads(replace(assembly, assertions=doubtful)))
    nodes = {quad.subject for quad in store.quads(None, kg("stance"))}
    store.bulk(ox.Quad(node, kg("asserted"), truth(True), graph) for node in nodes)  # type: ignore[arg-type]
    share(store, Names())
    assert nodes and plain(store) == set()


def test_a_base_of_the_users_own() -> None:
    names = Names("https://example.org/news/")
    quads = [*article_quads(assembled(), names, RUN), *entity_quads(ENTITIES.values(), names)]
    assert not [quad for quad in quads if "w3id.org/conflict-kg/id/" in str(quad)]


@settings(max_examples=80, deadline=None)
@given(body=hostile, name=hostile, title=hostile, label=hostile, key=hostile)
def test_hostile_text_stays_text(body: str, name: str, title: str, label: str, key: str) -> None:
    """Whatever the text holds, RDF round trips give it back, and every node has an IRI that parses."""
    words = Span(0, len(body))
    mention = Mention(words, "name", "State", label, 0)
    article = Article(name, body, title=title, source=title, url=title)
    extraction = Extraction(
        name,
        (words,),
        (Chain(label, "State", (mention,)),),
        relations=(Relation("holdsOffice", 0, -1, words, words, key, object_text=label or "x"),),
    )
    entity = Entity("a-1", label, "State", (key,), key=key)
    assembly = assemble(article, extraction, [Link(name, 0, "a-1", title, 0.5)])
    quads = [*article_quads(assembly, run=RUN), *entity_quads([entity])]
    for format in (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD):
        assert set(ox.parse(ox.serialize(quads, format=format), format=format)) == set(quads)
    assert isomorphic(as_rdflib(quads), as_rdflib(quads))
    texts = {quad.object.value for quad in quads if quad.predicate.value.endswith("isString")}
    assert texts == {text(body).value}
    assert not [quad for quad in quads if isinstance(quad.subject, ox.BlankNode)]


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_hostile_text_cannot_break_out_of_an_update(body: str) -> None:
    node, graph = ox.NamedNode("https://example.org/x"), ox.NamedNode("https://example.org/g")
    store = Store()
    quad = ox.Quad(node, node, text(body), graph)
    store.replace_graph(graph, [quad])
    assert list(store.quads()) == [quad]


@given(some.text(max_size=80), some.text(max_size=80))
def test_names_of_articles_never_collide_and_never_break_an_iri(one: str, other: str) -> None:
    names = Names()
    assert (names.article(one) == names.article(other)) is (one == other)
    assert set(names.article(one).value.removeprefix(names.base)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/")


def test_an_unchanged_article_gives_the_same_quads_in_the_same_order() -> None:
    again = assemble(ARTICLE, EXTRACTION, LINKS[::-1])
    assert list(article_quads(again, run=RUN)) == list(article_quads(assembled(), run=RUN))


def test_a_relation_of_the_users_own_has_its_own_iri(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix my: <https://example.org/my#> . @prefix kg: <https://w3id.org/conflict-kg/ontology#> ."
        " my:blockades a kg:Relation .",
        encoding="utf-8",
    )
    words = Span(0, 7)
    found = replace(EXTRACTION, relations=(Relation("blockades", 2, 3, words, words, "p"),))
    quads = list(article_quads(assemble(ARTICLE, found, LINKS), Names(extra=(own,))))
    assert ox.NamedNode("https://example.org/my#blockades") in {quad.object for quad in quads}
