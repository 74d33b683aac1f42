"""Triples a second on the way from an analysis to the store, beside a bare pyoxigraph that loads the same quads.

python -m tests.benchmarks.triples [--articles 200] [--rounds 3]

Processor time, threads of the store included, of invented analyses; no language model is needed.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.assemble import assemble
from kg.graph.names import Names
from kg.graph.rdf import article_triples
from kg.store.embedded import Store
from tests.benchmarks.graph import RUN, Analysis, analyses, entities

Graph = tuple[ox.NamedNode, list[str]]


def main() -> None:
    """Measure each way, the fastest of some rounds; print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is measured")
    asked = parser.parse_args()
    given = list(islice(analyses(entities(500)), asked.articles))
    graphs = _graphs(given)
    triples = sum(len(lines) for _, lines in graphs)
    quads = "".join(f"{line[:-2]}{graph} .\n" for graph, lines in graphs for line in lines).encode()
    print(f"{len(given):,} articles, {triples:,} triples")
    ways: dict[str, Callable[[Path], object]] = {
        "assembly and RDF": lambda _: _graphs(given),
        "load": lambda folder: Store.writer(folder).load_graphs(graphs),
        "bare pyoxigraph": lambda folder: ox.Store(str(folder)).bulk_load(input=quads, format=ox.RdfFormat.N_QUADS),
    }
    for name, way in ways.items():
        print(f"{name:20}{triples / min(_seconds(way) for _ in range(asked.rounds)):>12,.0f} triples/s", flush=True)


def _graphs(given: list[Analysis]) -> list[Graph]:
    names = Names()
    return [(names.graph(each[0].name), list(article_triples(assemble(*each), names, RUN))) for each in given]


def _seconds(way: Callable[[Path], object]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        way(Path(folder))
        return time.process_time() - begun


if __name__ == "__main__":
    main()
