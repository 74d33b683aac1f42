"""What was loaded where: a load that broke off goes on, and graphs that are gone here are dropped there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FOLDER = "loads"


class Ledger:
    """Graph IRI -> digest of what a remote store was seen to hold in full, kept in OUT/loads."""

    def __init__(self, out: Path, store: str, url: str) -> None:
        name = hashlib.sha256(f"{store} {url.rstrip('/')}".encode()).hexdigest()[:16]
        self._path = out / FOLDER / f"{name}.json"
        self._head = {"store": store, "url": url.rstrip("/")}
        self.graphs: dict[str, str] = {}
        if self._path.is_file():
            try:
                self.graphs = dict(json.loads(self._path.read_text(encoding="utf-8"))["graphs"])
            except (ValueError, KeyError, TypeError):
                self.graphs = {}  # a torn file: everything is loaded again, which changes nothing

    def write(self) -> None:
        """Keep it, all or nothing."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".part")
        record = self._head | {"graphs": dict(sorted(self.graphs.items()))}
        draft.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        draft.replace(self._path)
