"""From the kept extractions to the graph: link, assemble, store, derive, write; only what differs is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec
import pyoxigraph as ox

from kg import __version__
from kg.assemble import assemble
from kg.extract.gazetteer import Gazetteer
from kg.graph.names import Names
from kg.graph.rdf import article_triples, entity_triples, run_triples
from kg.link import Links, link
from kg.manifest import setting, write_manifest
from kg.model import Article, Extraction
from kg.model.run import Run
from kg.query import Answer
from kg.store.corpus import Corpus
from kg.store.derive import derive
from kg.store.dump import write_trig
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads
from kg.view import write_page

AT_ONCE = 200
"""Articles that are loaded together into a store that is being made."""

Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class _Graph:
    """One named graph that should be in the store: its mark tells whether it is there already."""

    iri: ox.NamedNode
    mark: str
    triples: Callable[[], Iterable[str]]


def refresh(
    out: Path, corpus: Corpus, *, engine: str, extra: tuple[Path, ...] = (), view: bool = True, told: Told
) -> None:
    """Make the store, the files and the explorer follow the corpus."""
    links = link(corpus, Gazetteer.load(path for path in extra if path.suffix not in (".ttl", ".toml")))
    run = Run(version=__version__, settings=engine)
    with Store.written(out) as store:
        names = Names(extra=tuple(path for path in extra if path.suffix == ".ttl"))
        wanted = _graphs(corpus, links, names, run)
        _write(store, corpus, wanted, total=len(corpus) + 2, told=told)
        told("derive", 0, 0)
        derive(store, names)
        store.finish()
        told("trig", 0, 0)
        write_trig(store, out / "graph.trig")
        if view:
            told("explorer", 0, 0)
            write_page(store.rdf, out / "graph.html")
        write_manifest(out, corpus, _counts(store), engine)
    links.close()
    corpus.finished(engine=engine, setting=setting(engine, view))


def _graphs(corpus: Corpus, links: Links, names: Names, run: Run) -> Iterator[_Graph]:
    """Yield every graph that the store should hold, but for what is derived from them."""
    ontology = [f"{quad.triple} .\n" for quad in ontology_quads(names)]
    yield _Graph(names.shared("schema"), _digest(*ontology), lambda: ontology)
    encode = msgspec.msgpack.encode

    def triples_of(article: Article, extraction: Extraction) -> Callable[[], Iterable[str]]:
        return lambda: article_triples(assemble(article, extraction, links.of(article.name)), names, run)

    for article, extraction in corpus:
        own = tuple(links.of(article.name))
        mark = _digest(article.digest, encode((own, extraction, run)).hex())
        yield _Graph(names.graph(article.name), mark, triples_of(article, extraction))
    yield _Graph(names.shared("provenance"), _digest(encode(run).hex()), lambda: run_triples(run, names))
    mark = _digest(*(encode(entity).hex() for entity in links.entities()))
    yield _Graph(names.shared("entities"), mark, lambda: entity_triples(links.entities(), names))


def _write(store: Store, corpus: Corpus, wanted: Iterator[_Graph], *, total: int, told: Told) -> None:
    """Load a store that is being made in bulk; in one that is there replace what differs, each graph at once."""
    known = corpus.fingerprints()
    fresh = len(store) == 0
    seen: set[str] = set()
    done = 0
    while some := tuple(islice(wanted, AT_ONCE)):
        behind = [graph for graph in some if fresh or known.get(graph.iri.value) != graph.mark]
        if fresh:
            store.load_graphs((graph.iri, graph.triples()) for graph in behind)
        else:
            for graph in behind:
                store.replace_graph(graph.iri, graph.triples())
        corpus.set_fingerprints((graph.iri.value, graph.mark) for graph in behind)
        seen.update(graph.iri.value for graph in some)
        done += len(some)
        told("graph", done, total)
    gone = sorted(set(known) - seen)
    for iri in gone:
        store.drop_graph(ox.NamedNode(iri))
    corpus.forget_graphs(gone)


def _counts(store: Store) -> dict[str, int]:
    """Count what a user cares about."""
    questions = {
        "entities": f"SELECT (COUNT(*) AS ?n) {{ GRAPH {Names().shared('entities')} {{ ?e rdfs:label ?name }} }}",
        "statements": "SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }",
        "claims": "SELECT (COUNT(*) AS ?n) { ?s a kg:Claim }",
        "facts": "SELECT (COUNT(*) AS ?n) { ?s a kg:FactAssertion }",
        "casualty reports": "SELECT (COUNT(*) AS ?n) { ?s a kg:CasualtyReport }",
    }
    return {name: _number(store, question) for name, question in questions.items()}


def _number(store: Store, question: str) -> int:
    (row,) = Answer(store.query(question), store.prefixes).rows()
    return int(row[0])


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
