"""The graph of an article: equal to the golden one, whatever the text, with no triple that is only claimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as some
from rdflib.compare import graph_diff, isomorphic, to_isomorphic

from kg.assemble import assemble
from kg.graph import written
from kg.graph.literals import text, truth
from kg.graph.names import Names, kg
from kg.graph.rdf import article_triples, entity_triples
from kg.model import Article, Chain, Entity, Extraction, Link, Mention, Relation, Span
from kg.schema import schema
from kg.store.derive import derive
from kg.store.embedded import Store
from tests.article import ARTICLE, ENTITIES, EXTRACTION, LINKS, RUN, assembled, filled

GOLDEN = Path(__file__).with_name("kell.ttl")
MEANINGS = tuple(schema().relations.values())
hostile = some.text(some.characters(), min_size=1, max_size=60)


def as_rdflib(lines: Iterable[str]) -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(lines), format="nt")


def triples(lines: Iterable[str]) -> list[ox.Triple]:
    """Read lines back, one triple each, with every check of the parser."""
    read = [list(ox.parse(input=line, format=ox.RdfFormat.N_TRIPLES)) for line in lines]
    assert all(len(found) == 1 for found in read)
    return [found[0].triple for found in read]


def test_it_is_the_golden_graph() -> None:
    found, golden = as_rdflib(article_triples(assembled(), run=RUN)), rdflib.Graph().parse(GOLDEN)
    if not isomorphic(found, golden):
        _, missing, extra = graph_diff(to_isomorphic(golden), to_isomorphic(found))
        raise AssertionError("\n".join(["missing:", *map(str, sorted(missing)), "extra:", *map(str, sorted(extra))]))


def test_each_triple_stands_once() -> None:
    lines = list(article_triples(assembled(), run=RUN))
    assert len(lines) == len(set(lines)) == len(set(triples(lines)))


def plain(store: Store) -> set[tuple[str, str]]:
    """Return relation and object of the plain triples."""
    quads = store.quads(graph=Names().shared("facts"))
    return {(quad.predicate.value.rsplit("#")[-1], quad.object.value.rsplit("/")[-1]) for quad in quads}


def test_only_own_voice_actual_affirmations_are_plain_triples() -> None:
    assert {relation for relation, _ in plain(filled())} == {"holdsOffice", "controlledBy"}
    meanings = {meaning.iri for meaning in MEANINGS}
    assert not [triple for triple in triples(article_triples(assembled())) if triple.predicate.value in meanings]


def test_a_wrong_gate_upstream_does_not_leak() -> None:
    """Even assertions that were marked as own voice and asserted by mistake stay guarded by what else they say."""
    assembly = assembled()
    doubtful = tuple(replace(each, own_voice=True) for each in assembly.assertions if each.holder)
    store, graph = Store(), Names().graph(ARTICLE.name)
    store.load_graphs([(graph, article_triples(replace(assembly, assertions=doubtful)))])
    nodes = {quad.subject for quad in store.quads(None, kg("stance"))}
    store.bulk(ox.Quad(node, kg("asserted"), truth(True), graph) for node in nodes)  # type: ignore[arg-type]
    derive(store, Names())
    assert nodes and plain(store) == set()


def test_a_base_of_the_users_own() -> None:
    names = Names("https://example.org/news/")
    lines = [*article_triples(assembled(), names, RUN), *entity_triples(ENTITIES.values(), names)]
    assert not [line for line in lines if "w3id.org/conflict-kg/id/" in line]


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
    lines = [*article_triples(assembly, run=RUN), *entity_triples([entity])]
    found = triples(lines)
    for format in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD):
        assert {quad.triple for quad in ox.parse(ox.serialize(found, format=format), format=format)} == set(found)
    assert isomorphic(as_rdflib(lines), as_rdflib(lines))
    assert {each.object.value for each in found if each.predicate.value.endswith("isString")} == {text(body).value}
    assert not [each for each in found if isinstance(each.subject, ox.BlankNode)]


escapes = some.text("\\\\\"'<>{}.^@#u0041U\n\r\t\b\f\x00\x7f\x85\u2028é", max_size=30)


@settings(max_examples=200, deadline=None)
@given(body=hostile | escapes, identity=some.text(max_size=30) | escapes)
def test_what_is_written_is_what_the_store_holds(body: str, identity: str) -> None:
    """In a load, in an update and to pyoxigraph's own serialiser, lines of ours mean these very terms."""
    node, graph = Names().of("statement", identity), ox.NamedNode("https://example.org/g")
    quad = ox.Quad(node, node, text(body), graph)
    written_lines = list(written.lines([(written.iri(node), written.iri(node), written.text(body))]))
    assert "".join(written_lines).encode() == ox.serialize([quad.triple], format=ox.RdfFormat.N_TRIPLES)
    loaded, updated = Store(), Store()
    loaded.load_graphs([(graph, written_lines)])
    updated.replace_graph(graph, written_lines)
    assert list(loaded.quads()) == list(updated.quads()) == [quad]


@given(some.text(max_size=80), some.text(max_size=80))
def test_names_of_articles_never_collide_and_never_break_an_iri(one: str, other: str) -> None:
    names = Names()
    assert (names.article(one) == names.article(other)) is (one == other)
    assert set(names.article(one).value.removeprefix(names.base)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/")


def test_an_unchanged_article_gives_the_same_lines_in_the_same_order() -> None:
    again = assemble(ARTICLE, EXTRACTION, LINKS[::-1])
    assert list(article_triples(again, run=RUN)) == list(article_triples(assembled(), run=RUN))


def test_a_relation_of_the_users_own_has_its_own_iri(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix my: <https://example.org/my#> . @prefix kg: <https://w3id.org/conflict-kg/ontology#> ."
        " my:blockades a kg:Relation .",
        encoding="utf-8",
    )
    words = Span(0, 7)
    found = replace(EXTRACTION, relations=(Relation("blockades", 2, 3, words, words, "p"),))
    lines = article_triples(assemble(ARTICLE, found, LINKS), Names(extra=(own,)))
    assert ox.NamedNode("https://example.org/my#blockades") in {triple.object for triple in triples(lines)}
