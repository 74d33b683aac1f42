"""``manifest.json``: what a folder holds, what it was made with, and whether it has caught up with its corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.errors import StoreError
from kg.store.corpus import Corpus

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What the graph holds, and the files that show it."""

    counts: tuple[tuple[str, int], ...]
    files: tuple[str, ...]


def setting(engine: str, view: bool) -> str:
    """Return what a finished graph depends on besides its articles."""
    return f"{__version__} {engine} {'with' if view else 'without'} explorer"


def caught_up(out: Path, corpus: Corpus, wanted: str) -> bool:
    """True when the graph shows the corpus as it is, made with this very setting."""
    return not corpus.state("behind") and corpus.state("setting") == wanted and (out / FILE).is_file()


def write_manifest(out: Path, corpus: Corpus, counts: dict[str, int], engine: str) -> None:
    """Write it, all or nothing; the same graph is the same bytes."""
    manifest = {"version": __version__, "engine": engine, "counts": counts, "articles": dict(corpus.digests())}
    unfinished = out / f"{FILE}.part"
    unfinished.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(out / FILE)


def read_manifest(out: Path, *, view: bool) -> Written:
    """Return what a finished folder holds."""
    try:
        counts = json.loads((out / FILE).read_text(encoding="utf-8"))["counts"]
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"{out / FILE}: damaged ({error}); remove it and build again") from None
    files = ("graph.trig", "graph.html") if view else ("graph.trig",)
    return Written(tuple(counts.items()), tuple(str(out / name) for name in files))
