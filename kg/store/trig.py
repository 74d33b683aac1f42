"""``graph.trig``: graphs that did not change are copied from the last one, byte by byte."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.store.blocks import CLOSING, Blocks
from kg.store.ledger import Ledger

_WRITTEN = "graph.trig"


class TrigFile:
    """The file that is there, as far as the ledger knows it, and the graphs that are new.

    The ledger says which bytes of which file are a graph; a file that is another one is not copied from.
    """

    def __init__(self, path: Path, ledger: Ledger, blocks: Blocks) -> None:
        self._path = path
        self._ledger = ledger
        self._blocks = blocks
        self._known = ledger.blocks() if path.is_file() and ledger.state(_WRITTEN) == _stamp(path) else {}
        self._added: dict[str, tuple[str, int, int]] = {}
        self._new = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115  closed by `close`

    def has(self, graph: str, mark: str) -> bool:
        """Tell whether a graph stands there as made from what the mark is the digest of."""
        return graph in self._known and self._known[graph][0] == mark

    def add(self, graph: str, mark: str, triples: Iterable[str]) -> None:
        """Take in a new or changed graph."""
        text = self._blocks.graph(graph, triples)
        self._added[graph] = mark, self._new.tell(), len(text)
        self._new.write(text)

    def write(self) -> None:
        """Write all graphs of the ledger, sorted; put the file in its place when it is whole."""
        shared = set(self._ledger.shared_graphs())
        unfinished = self._path.with_name(f"{self._path.name}.part")
        places: list[tuple[str, str, int, int]] = []
        with ExitStack() as files:
            out = files.enter_context(unfinished.open("wb"))
            old = files.enter_context(self._path.open("rb")) if self._known else self._new
            out.write(self._blocks.header)
            for graph in sorted({*self._ledger.marks(), *shared}):
                if graph in shared:
                    out.write(self._blocks.opening(graph))
                    out.writelines(self._ledger.bodies(graph))
                    out.write(CLOSING)
                else:
                    places.append(self._copied(graph, out, old))
        self._ledger.set_blocks(places)
        self._ledger.set_state(_WRITTEN, _stamp(unfinished))
        unfinished.replace(self._path)

    def close(self) -> None:
        """Give the room of the new graphs back."""
        self._new.close()

    def _copied(self, graph: str, out: BinaryIO, old: BinaryIO) -> tuple[str, str, int, int]:
        source = self._new if graph in self._added else old
        mark, start, length = (self._added if graph in self._added else self._known)[graph]
        source.seek(start)
        place = graph, mark, out.tell(), length
        out.write(source.read(length))
        return place


def _stamp(path: Path) -> str:
    """Return what tells this very file from one that somebody else wrote there."""
    found = path.stat()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
