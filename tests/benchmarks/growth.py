"""How a build grows: peak memory and time of many articles, and of a rebuild after one of them changed.

python -m tests.benchmarks.growth 1000 10000 [--view]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.model import Article
from kg.read import read_articles
from kg.store.corpus import Corpus
from kg.workers.fingerprint import fingerprint
from tests.benchmarks.recombined import recombined


def main() -> None:
    """Print a line for every number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--view", action="store_true", help="with graph.html")
    given = parser.parse_args()
    for count in given.counts:
        growth(count, view=given.view)


def growth(count: int, *, view: bool = False) -> None:
    """Print what so many articles cost that were read before, and then one that changed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(count, folder)
        first = once(folder, view=view)
        changed = folder / "source" / f"n{count // 2:06}.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + " Talks failed.", encoding="utf-8")
        again = once(folder, view=view)
    print(
        f"{count:6,} articles      {first['megabytes']:6,.0f} MB peak, {first['processor']:.0f} s of processor;"
        f" one changed: {again['seconds']:.1f} s ({again['processor']:.1f} s of processor),"
        f" {again['megabytes']:,.0f} MB",
        flush=True,
    )


def prepare(count: int, folder: Path) -> None:
    """Write articles and keep their analyses, as if a build had read them and been ended before it linked."""
    source = folder / "source"
    source.mkdir(parents=True)
    (folder / "out").mkdir()
    engine = fingerprint()
    with Corpus.opened(folder / "out", safe=False) as corpus:
        for article, extraction in recombined(count, Path(tempfile.gettempdir()) / "kg-recombined"):
            path = source / article.name
            path.write_text(article.text, encoding="utf-8")
            meta = {"title": article.title, "date": article.date, "source": article.source}
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
            (read,) = read_articles([path])
            assert isinstance(read, Article) and read.text == article.text
            corpus.put(read, extraction, engine=engine)


def once(folder: Path, *, jobs: int = 1, view: bool = False, alone: bool = False) -> dict[str, float]:
    """Build in a process of its own, ``alone`` on one processor, and return its figures."""
    command = [sys.executable, "-m", "tests.benchmarks.build_once", str(folder), str(jobs), str(int(view))]
    own = {"preexec_fn": lambda: os.sched_setaffinity(0, {0})} if alone else {}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2], **own)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
