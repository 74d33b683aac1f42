"""How fast the embedded store loads beside a bare pyoxigraph store, and how long each named question takes.

python -m tests.benchmarks.store [--quads 1000000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.query import named_questions
from kg.store.embedded import Store
from tests.benchmarks.graph import filled


def main() -> None:
    """Make the graph, load its file both ways, ask everything; print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often each way of loading is measured")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "graph.nq"
        start = time.perf_counter()
        store = Store()
        filled(store, asked.quads)
        store.rdf.dump(str(file), format=ox.RdfFormat.N_QUADS)
        print(
            f"{len(store):,} quads in {len(list(store.graphs())):,} graphs, made in {_since(start):.0f} s", flush=True
        )
        del store
        _loading(folder, file, asked.rounds)
        _questions(folder / "kg")


def _loading(folder: Path, file: Path, rounds: int) -> None:
    """Load the same file into fresh stores, in turn, and print the rates as medians."""
    ways: dict[str, Callable[[Path], int]] = {
        "bare": lambda into: _bare(into, file),
        "load": lambda into: _kg_load(into, file),
        "bulk": lambda into: _kg_bulk(into, file),
    }
    rates: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(rounds):
        for way, load in ways.items():
            start = time.perf_counter()
            quads = load(folder / f"{way}-{number}")
            rates[way].append(quads / _since(start))
    bare = statistics.median(rates["bare"])
    for way, measured in rates.items():
        rate = statistics.median(measured)
        print(f"{way:<6}{rate:>12,.0f} quads/s {rate / bare:>6.0%} of bare", flush=True)
    with Store.written(folder / "kg") as store:
        store.load(file)
        store.finish()


def _bare(into: Path, file: Path) -> int:
    store = ox.Store(str(into))
    store.bulk_load(path=str(file))
    return len(store)


def _kg_load(into: Path, file: Path) -> int:
    with Store.written(into) as store:
        store.load(file)
        return len(store)


def _kg_bulk(into: Path, file: Path) -> int:
    """Load as a build does: quads that stand in memory as Python objects."""
    with Store.written(into) as store:
        store.bulk(ox.parse(path=str(file)))
        return len(store)


def _questions(folder: Path) -> None:
    """Ask every question; what needs an entity is asked about the one that is mentioned most."""
    store = Store.reader(folder)
    most = store.query(
        "SELECT ?e (COUNT(*) AS ?n) WHERE { ?w itsrdf:taIdentRef ?e } GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT 1"
    )
    assert isinstance(most, ox.QuerySolutions)
    busiest = next(most)["e"]
    assert isinstance(busiest, ox.NamedNode)
    for known in named_questions():
        query = known.bound({each.name: busiest for each in known.needs})
        start, busy = time.perf_counter(), time.process_time()
        answer = store.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        rows = sum(1 for _ in answer)
        busy = time.process_time() - busy
        print(f"{known.name:<20}{rows:>8} rows {_since(start):>8.2f} s ({busy:.2f} s of processor)", flush=True)


def _since(start: float) -> float:
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
