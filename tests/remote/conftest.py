"""Servers that live for the whole run, and folders OUT with graphs to load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.remote import servers

ID = "https://w3id.org/conflict-kg/id"


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph") / "data") as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso") / "data") as url:
        yield url


def write_store(out: Path, graphs: int, triples: int) -> Path:
    """Make a folder OUT whose store holds so many graphs of so many triples, with words of all scripts."""
    words = (
        'straight "quotes"',
        "line\nbreak",
        "back\\slash",
        "Şuşa Şahbulaq",
        "Київ",
        "تعز",
        "汉字",
        "’curly’",
        "a\tb",
    )
    out.mkdir(parents=True)
    store = ox.Store(str(out / "store"))
    store.bulk_extend(
        ox.Quad(
            ox.NamedNode(f"{ID}/statement/{graph}-{number}"),
            ox.NamedNode("https://schema.org/text"),
            ox.Literal(f"{words[number % len(words)]} {graph} {number}"),
            ox.NamedNode(f"{ID}/article/{graph}#graph"),
        )
        for graph in range(graphs)
        for number in range(triples)
    )
    store.flush()
    return out


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_store(tmp_path / "out", graphs=3, triples=20)
