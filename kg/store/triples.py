"""Lines of N-Triples taken apart: what graphs are handed on as, in order and in its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.written import term

_TYPE = term("rdf:type")[1:-1]
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_MEANS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def value(term: str) -> str:
    """Return the IRI, or the words of the literal, that a term is; what follows it in its line may follow.

    >>> value("<https://example.org/a>"), value('"a \\\\"b\\\\""@en')
    ('https://example.org/a', 'a "b"')
    """
    if term[0] == "<":
        return term[1 : term.index(">")]
    found = _LITERAL.match(term)
    assert found is not None, term
    return _ESCAPE.sub(_meant, found[1]) if "\\" in found[1] else found[1]


def order(line: str) -> tuple[str, bool, str, str]:
    """Return what the lines of one graph are sorted by: subject, predicate (types first), object."""
    subject, predicate, rest = line.split(" ", 2)
    return subject[1:-1], predicate[1:-1] != _TYPE, predicate[1:-1], rest


def written(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield quads as lines of N-Triples, without their graphs."""
    return (f"{quad.triple} .\n" for quad in quads)


def _meant(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _MEANS.get(found[3], found[3])
