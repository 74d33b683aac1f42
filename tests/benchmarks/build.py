"""Speed of building, as shares of a baseline in the same run: ``python -m tests.benchmarks.build``.

The baseline is a bare ``nlp.pipe`` of the same engine over the same texts: the limit of the design. Times are
processor time where a share is printed, so that they hold on a busy machine: what is done in threads beside is counted,
though nobody waits for it where a processor is free; the clock tells what somebody waits for. Parse and extraction take
turns, so that both are slow when the machine is.
"""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

import kg.pipeline
from kg.extract import Extractor
from kg.model import Article
from kg.read import read_articles
from kg.store.embedded import Store
from kg.text import load, parse
from kg.text.parse import BATCH_SIZE
from kg.workers.settled import settled
from tests.benchmarks.generator import articles
from tests.benchmarks.growth import growth, once
from tests.benchmarks.shares import AFTERWARDS, EXTRACTION, beside, measured

Result = TypeVar("Result")
WORDS = 60_000
"""Words of a speed run over real articles."""


def main() -> None:
    """Run the benchmarks that are asked for and print a table each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=150, help="articles of the speed run")
    parser.add_argument("--texts", type=Path, help="a folder of real articles for the speed run")
    parser.add_argument("--memory", type=int, nargs="*", default=[], help="numbers of articles of the growth runs")
    parser.add_argument("--jobs", type=int, default=0, help="articles of the run with --jobs 2")
    given = parser.parse_args()
    shares(_read(given.texts) if given.texts else list(articles(given.articles)))
    start_up()
    if given.jobs:
        jobs(list(islice(cycle(_read(given.texts)), given.jobs)) if given.texts else list(articles(given.jobs)))
    for count in given.memory:
        growth(count)


def _read(folder: Path) -> list[Article]:
    """Return the articles of a folder often enough for a run of some seconds, each time under another name."""
    found = [article for article in read_articles([folder]) if isinstance(article, Article)]
    times = range(max(1, WORDS // sum(len(article.text.split()) for article in found)))
    return [dataclasses.replace(article, name=f"{time}-{article.name}") for time in times for article in found]


def shares(some: list[Article]) -> None:
    """Words per second of the parse, and each stage as a share of it."""
    nlp, extractor = load(), Extractor.load()
    warm = list(parse(nlp, some[:5]))
    for article, doc in warm:
        extractor.extract(article, doc)
    words, parsing, clock, extracting = 0, 0.0, 0.0, 0.0
    with measured(EXTRACTION) as spent, settled():
        for first in range(0, len(some), BATCH_SIZE):
            docs, seconds, waited = _timed(lambda block=some[first : first + BATCH_SIZE]: list(parse(nlp, block)))
            words, parsing, clock = words + sum(len(doc) for _, doc in docs), parsing + seconds, clock + waited
            _, seconds, _ = _timed(lambda docs=docs: [extractor.extract(article, doc) for article, doc in docs])
            extracting += seconds
    resolving = spent["coreference"]
    print(f"parse (nlp.pipe)      {words / parsing:8,.0f} words/s of processor time: the baseline")
    _print("extraction", spent, extracting, parsing)
    with tempfile.TemporaryDirectory() as name:
        _build(some[:1], Path(name))  # the engine is loaded
    with tempfile.TemporaryDirectory() as name, measured(AFTERWARDS) as spent, beside() as loading:
        _, building, waiting = _timed(lambda: _build(some, Path(name)))
        spent["store, beside"] = loading()
        triples = len(Store.reader(Path(name)))
    _print("everything after", spent, sum(spent.values()), parsing)
    print(f"coreference and link  {(resolving + spent['link']) / parsing:8.1%} of the parse (aim: at most 5%)")
    print(f"build                 {parsing / building:8.1%} of the speed of the parse")
    print(f"                      {clock / waiting:8.1%} of it by the clock")
    print(f"                      {triples / building:8,.0f} triples/s ({triples:,} triples)")


def _build(some: list[Article], out: Path) -> None:
    kg.pipeline.read_articles = lambda paths, date="": iter(some)  # type: ignore[assignment]
    kg.pipeline.build([], out, view=False)


def _print(name: str, spent: dict[str, float], whole: float, parsing: float) -> None:
    for stage, seconds in spent.items():
        print(f"  {stage:20}{seconds / parsing:8.1%} of the parse")
    print(f"{name:22}{whole / parsing:8.1%} of the parse")


def jobs(some: list[Article]) -> None:
    """Speed of one process on one processor, of one with threads beside, and of two processes."""
    figures = {}
    for name, number, alone in (("one", 1, True), ("threads", 1, False), ("two", 2, False)):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "source"
            source.mkdir()
            for place, article in enumerate(some):
                (source / f"{place}-{article.name}").write_text(article.text, encoding="utf-8")
            figures[name] = once(Path(folder), jobs=number, alone=alone)
    one, threads, two = figures["one"], figures["threads"], figures["two"]
    print(f"--jobs 1              {one['seconds']:8.1f} s on one processor ({len(some)} articles)")
    print(f"                      {one['seconds'] / threads['seconds']:8.2f} times as fast where there are two")
    print(
        f"--jobs 2              {one['seconds'] / two['seconds']:8.2f} times; {two['processor']:.1f} s of the writer's"
    )
    print(f"                      processor time, {two['workers']:.1f} s of the workers'")


def start_up() -> None:
    """Seconds until ``kg --help`` and a query have answered."""
    command = [sys.executable, "-m", "kg"]
    with tempfile.TemporaryDirectory() as folder:
        _build(list(articles(3)), Path(folder))
        asked = ["query", folder, "SELECT ?s { ?s kg:states ?o }"]
        for name, arguments in (("kg --help", ["--help"]), ("kg query", asked)):
            bare = _fastest([sys.executable, "-c", ""])
            print(f"{name:20}  {_fastest([*command, *arguments]):8.2f} s   (bare python: {bare:.2f} s)")


def _fastest(command: list[str]) -> float:
    """Seconds of the fastest of three runs."""
    found = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        found.append(time.perf_counter() - begun)
    return min(found)


def _timed(work: Callable[[], Result]) -> tuple[Result, float, float]:
    """Return a result with the seconds of processor time and those by the clock."""
    begun, clock = time.process_time(), time.perf_counter()
    return work(), time.process_time() - begun, time.perf_counter() - clock


if __name__ == "__main__":
    main()
