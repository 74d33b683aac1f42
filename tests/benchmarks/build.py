"""Speed and memory of building, as shares of a baseline in the same run: ``python -m tests.benchmarks.build``.

The baseline is a bare ``nlp.pipe`` of the same engine over the same texts: the limit of the design.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kg.model import Article
from tests.benchmarks.generator import articles

Result = TypeVar("Result")
STAGES = {
    "mentions": ("find_mentions",),
    "attributions": ("draft_attributions", "attributions"),
    "coreference": ("resolve",),
    "relations": ("find_relations",),
    "casualties": ("find_casualties",),
}


def main() -> None:
    """Run the benchmarks that are asked for and print a table each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=150, help="articles of the speed run")
    parser.add_argument(
        "--memory", type=int, nargs="*", default=[], help="numbers of articles to take the peak memory at"
    )
    parser.add_argument("--jobs", action="store_true", help="speed-up of --jobs 2")
    given = parser.parse_args()
    shares(list(articles(given.articles)))
    start_up()
    if given.jobs:
        jobs(given.articles)
    for count in given.memory:
        peak(count)


def shares(some: list[Article]) -> None:
    """Words per second of the parse, and each stage as a share of it."""
    import kg.extract.extractor as stages
    from kg.extract import Extractor
    from kg.text import load, parse

    nlp, extractor = load(), Extractor.load()
    list(parse(nlp, some[:5]))
    docs, parsing = _timed(lambda: list(parse(nlp, some)))
    words = sum(len(doc) for _, doc in docs)
    print(f"parse (nlp.pipe)      {words / parsing:8,.0f} words/s   baseline")
    for article, doc in docs[:5]:
        extractor.extract(article, doc)
    spent: dict[str, float] = defaultdict(float)
    names = {function: stage for stage, functions in STAGES.items() for function in functions}
    with _measured(stages, names, spent):
        _, extracting = _timed(lambda: [extractor.extract(article, doc) for article, doc in docs])
    for stage in STAGES:
        print(f"  {stage:20}{spent[stage] / parsing:8.1%} of the parse")
    print(f"extraction            {extracting / parsing:8.1%} of the parse")
    with tempfile.TemporaryDirectory() as folder:
        whole = _build(some, Path(folder))
    print(f"build                 {parsing / whole['seconds']:8.1%} of the speed of the parse")
    print(f"                      {whole['triples'] / whole['seconds']:8,.0f} triples/s ({whole['triples']:,} triples)")


def jobs(count: int) -> None:
    """Speed of two processes against one."""
    with tempfile.TemporaryDirectory() as folder:
        one = _child(count, Path(folder) / "one", jobs=1)["seconds"]
        two = _child(count, Path(folder) / "two", jobs=2)["seconds"]
    print(f"--jobs 2              {one / two:8.2f} times --jobs 1 ({count} articles)")


def peak(count: int) -> None:
    """Peak memory of a build of so many articles, and of a rebuild after one changed."""
    with tempfile.TemporaryDirectory() as folder:
        first = _child(count, Path(folder), jobs=1)
        again = _child(count, Path(folder), jobs=1, changed=True)
    print(
        f"{count:6,} articles      {first['megabytes']:8,.0f} MB peak, {first['seconds']:.0f} s;"
        f" one changed: {again['seconds']:.1f} s, {again['megabytes']:,.0f} MB"
    )


def start_up() -> None:
    """Seconds until ``kg --help`` and a query have answered."""
    kg = [sys.executable, "-m", "kg"]
    with tempfile.TemporaryDirectory() as folder:
        _build(list(articles(3)), Path(folder))
        asked = ["query", folder, "SELECT ?s { ?s kg:states ?o }"]
        for name, command in (("kg --help", [*kg, "--help"]), ("kg query", [*kg, *asked])):
            print(f"{name:20}  {_run(command):8.2f} s   (bare python: {_run([sys.executable, '-c', '']):.2f} s)")


def _run(command: list[str]) -> float:
    """Seconds of the fastest of three runs."""
    return min(_timed(lambda: subprocess.run(command, check=True, capture_output=True))[1] for _ in range(3))


def _build(some: Iterable[Article], out: Path, jobs: int = 1) -> dict[str, float]:
    import kg.pipeline
    from kg.store.embedded import Store

    given = list(some)
    kg.pipeline.read_articles = lambda paths, date="": iter(given)  # type: ignore[assignment]
    _, seconds = _timed(lambda: kg.pipeline.build([], out, jobs=jobs, view=False))
    return {"seconds": seconds, "triples": len(Store.reader(out))}


def _child(count: int, out: Path, *, jobs: int, changed: bool = False) -> dict[str, float]:
    """Build in a process of its own, so that its peak memory is its own."""
    arguments = [str(count), str(out), str(jobs), str(int(changed))]
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.build_once", *arguments],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def build_once(count: int, out: Path, jobs: int, changed: bool) -> None:
    """Build once and print seconds, triples and the peak memory of this process in megabytes."""
    import kg.pipeline

    def given(paths: object, date: str = "") -> Iterator[Article]:
        for number, article in enumerate(articles(count)):
            if changed and number == 0:
                yield Article(article.name, article.text + " Talks failed.", date=article.date)
            else:
                yield article

    kg.pipeline.read_articles = given  # type: ignore[assignment]
    _, seconds = _timed(lambda: kg.pipeline.build([], out, jobs=jobs, view=False))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if os.uname().sysname == "Linux" else 1024**2)
    print(json.dumps({"seconds": seconds, "megabytes": used}))


@contextmanager
def _measured(module: object, names: dict[str, str], spent: dict[str, float]) -> Iterator[None]:
    """Add up the processor time of some functions of a module."""
    kept = {name: getattr(module, name) for name in names}

    def timed(name: str) -> Callable[..., object]:
        def call(*given: object) -> object:
            begun = time.process_time()
            try:
                return kept[name](*given)
            finally:
                spent[names[name]] += time.process_time() - begun

        return call

    for name in names:
        setattr(module, name, timed(name))
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(module, name, function)


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


if __name__ == "__main__":
    main()
