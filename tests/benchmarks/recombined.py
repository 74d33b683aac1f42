"""Ten thousand analysed articles from a few hundred: the engine reads some once, the rest says the same of other names.

Every copy has its own persons and towns, as long letter by letter as those of the first, so that all offsets hold;
states and what the gazetteer knows stay, as the news comes back to them. Linking, assembly, RDF, derivation and files
then cost what they cost for as many articles that were read one by one.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kg.model import Article, Extraction
from kg.workers.analyst import stream
from tests.benchmarks.generator import FIRST, LAST, TOWNS, articles

READ = 300
"""Articles that the engine really reads."""

_NAME = re.compile("|".join(sorted((*FIRST, *LAST, *TOWNS), key=len, reverse=True)).encode())
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def recombined(count: int, kept: Path, *, read: int = READ) -> Iterator[tuple[Article, Extraction]]:
    """Yield so many articles with what is found in them; ``kept`` is a file that spares the next run the engine."""
    first = _read(kept, read)
    for number in range(count):
        yield renamed(first[number % len(first)], number // len(first), f"n{number:06}.txt")


def renamed(told: tuple[Article, Extraction], copy: int, name: str) -> tuple[Article, Extraction]:
    """Return the article and its analysis as another article about other persons and towns.

    Works on the encoded bytes: a name gives way to one of the same length, wherever it stands.
    """
    encoded = msgspec.msgpack.encode(told).replace(told[0].name.encode(), name.encode())
    if copy:
        encoded = _NAME.sub(lambda found: _invented(found[0].decode(), copy).encode(), encoded)
    return msgspec.msgpack.decode(encoded, type=tuple[Article, Extraction])


def _invented(name: str, copy: int) -> str:
    draw = random.Random(f"{name}-{copy}")
    letters = (draw.choice(_VOWELS if place % 2 else _CONSONANTS) for place in range(len(name)))
    return "".join(letters).capitalize()


def _read(kept: Path, read: int) -> list[tuple[Article, Extraction]]:
    kind = list[tuple[Article, Extraction]]
    if kept.is_file():
        found = msgspec.msgpack.decode(zlib.decompress(kept.read_bytes()), type=kind)
        if len(found) == read:
            return found
    outcomes = stream(tuple(articles(read)), "", ())
    found = [(article, said) for article, said in outcomes if isinstance(said, Extraction)]
    kept.write_bytes(zlib.compress(msgspec.msgpack.encode(found), 1))
    return found
