"""From the kept extractions to the graph: link, assemble, store, derive, write; only what differs is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from kg import __version__
from kg.assemble import assemble
from kg.extract.gazetteer import Gazetteer
from kg.graph.names import Names
from kg.graph.rdf import article_triples, entity_triples, run_triples
from kg.link import Links, Told, linked, told
from kg.manifest import setting, write_manifest
from kg.model.run import Run
from kg.resources import UserFiles
from kg.store.blocks import Blocks
from kg.store.corpus import Corpus
from kg.store.embedded import Store
from kg.store.following import Following, Piece
from kg.store.ledger import Ledger
from kg.store.ontology import ontology_quads
from kg.store.trig import TrigFile
from kg.store.triples import written
from kg.view import write_page
from kg.workers.fingerprint import code_fingerprint

Progress = Callable[[str, int, int], None]


def refresh(
    out: Path, corpus: Corpus, *, engine: str, extra: tuple[Path, ...] = (), view: bool = True, told: Progress
) -> None:
    """Make the store, the files and the explorer follow the corpus."""
    own = UserFiles.told_apart(extra)
    run = Run(version=__version__, settings=engine)
    with ExitStack() as open:
        store, ledger = open.enter_context(Store.written(out)), open.enter_context(Ledger.opened(out))
        names = Names(extra=own.meanings)
        following = Following(store, ledger, names, made_by=f"{code_fingerprint()} {engine}")
        links = linked(_told(corpus, ledger), Gazetteer.load(own.names))
        open.callback(links.close)
        file = TrigFile(out / "graph.trig", ledger, Blocks(store.prefixes))
        open.callback(file.close)
        following.write(_graphs(corpus, links, names, run), file, total=len(corpus) + 2, told=told)
        told("derive", 0, 0)
        following.derive(_entities(links, names))
        store.finish(compact=following.new)
        told("trig", 0, 0)
        file.write()
        if view:
            told("explorer", 0, 0)
            write_page(store.rdf, out / "graph.html")
        store.wait()
        write_manifest(out, corpus, ledger.counts(), engine)
        following.finish()
    corpus.finished(engine=engine, setting=setting(engine, view))


def _told(corpus: Corpus, ledger: Ledger) -> Iterator[Told]:
    """Yield what linking needs of every article; what an article told before is kept."""
    decode, encode = msgspec.msgpack.Decoder(Told).decode, msgspec.msgpack.encode
    for name, content in corpus.contents():
        body = ledger.kept(name, content)
        if body is None:
            body = encode(told(*corpus.chains(name)))
            ledger.keep(name, content, body)
        yield decode(body)
    ledger.forget_kept(name for name, _ in corpus.digests())


def _graphs(corpus: Corpus, links: Links, names: Names, run: Run) -> Iterator[Piece]:
    """Yield every graph that the store should hold, but for the entities and what is derived."""
    ontology = tuple(written(ontology_quads(names)))
    yield Piece(names.shared("schema").value, _digest(*ontology), lambda: ontology)
    encode = msgspec.msgpack.encode
    made_by = encode(run).hex()

    def triples_of(name: str) -> Callable[[], Iterable[str]]:
        def triples() -> Iterable[str]:
            article, extraction = corpus.entry(name)
            return article_triples(assemble(article, extraction, links.of(name)), names, run)

        return triples

    for name, content in corpus.contents():
        mark = _digest(content, encode(links.of(name)).hex(), made_by)
        yield Piece(names.graph(name).value, mark, triples_of(name))
    yield Piece(names.shared("provenance").value, _digest(made_by), lambda: run_triples(run, names))


def _entities(links: Links, names: Names) -> Iterator[Piece]:
    """Yield every entity."""

    def triples_of(identity: str) -> Callable[[], Iterable[str]]:
        return lambda: entity_triples(filter(None, (links.entity(identity),)), names)

    for identity, mark in links.marks():
        yield Piece(names.entity(identity).value, mark, triples_of(identity))


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
