"""What a query answers, as values, as a table, or in the exchange formats of SPARQL."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from functools import cached_property

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.drawing import drawn, printable

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
FORMATS = ("table", "csv", "json", "turtle")
_WIDE, _LEAST = 160, 60


class Answer:
    """The rows of a SELECT, the yes or no of an ASK, the triples of a CONSTRUCT or DESCRIBE.

    Iterating gives one dictionary of plain strings a row. The first reading empties what the store streams.
    """

    def __init__(self, results: Results, prefixes: Mapping[str, str]) -> None:
        self._results = results
        self._prefixes = dict(prefixes)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        if isinstance(self._results, ox.QuerySolutions):
            return tuple(variable.value for variable in self._results.variables)
        return ("answer",) if isinstance(self._results, ox.QueryBoolean) else ("subject", "predicate", "object")

    def __iter__(self) -> Iterator[dict[str, str]]:
        for row in self.rows():
            yield dict(zip(self.columns, row, strict=True))

    def __bool__(self) -> bool:
        return bool(self._results) if isinstance(self._results, ox.QueryBoolean) else True

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows as strings: the words of a literal, an IRI in full, nothing where unbound."""
        yield from (tuple("" if term is None else _value(term) for term in row) for row in self.terms())

    def terms(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows as RDF terms."""
        try:
            if isinstance(self._results, ox.QuerySolutions):
                for solution in self._results:
                    yield tuple(solution[name] for name in self.columns)
            elif isinstance(self._results, ox.QueryBoolean):
                yield (ox.Literal("yes" if self._results else "no"),)
            else:
                for triple in self._results:
                    yield triple.subject, triple.predicate, triple.object
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error

    def render(self, format: str = "table") -> str:
        """Return the answer as a table, csv, json (SPARQL results, or JSON-LD for triples) or turtle (triples only)."""
        if format not in FORMATS:
            raise QueryError(f"no format is named {format!r}; there are {', '.join(FORMATS)}")
        if format == "table":
            return self._table()
        if isinstance(self._results, ox.QueryTriples):
            return self._triples(format)
        if format == "turtle":
            raise QueryError("turtle is for CONSTRUCT and DESCRIBE; this query gives rows: use table, csv or json")
        kind = ox.QueryResultsFormat.CSV if format == "csv" else ox.QueryResultsFormat.JSON
        if isinstance(self._results, ox.QueryBoolean) and format == "csv":
            return "true\n" if self._results else "false\n"
        written = self._results.serialize(format=kind)
        return (written or b"").decode().replace("\r\n", "\n").rstrip("\n") + "\n"

    def _triples(self, format: str) -> str:
        if format == "csv":
            return _csv(self.columns, self.rows())
        assert isinstance(self._results, ox.QueryTriples)
        kind = ox.RdfFormat.TURTLE if format == "turtle" else ox.RdfFormat.JSON_LD
        triples = sorted(set(self._results), key=str)
        return (ox.serialize(triples, format=kind, prefixes=self._prefixes) or b"").decode().rstrip("\n") + "\n"

    def _table(self) -> str:
        rows = [tuple(" ".join(printable(self._short(term)).split()) for term in row) for row in self.terms()]
        width = max(shutil.get_terminal_size((_WIDE, 24)).columns, _LEAST)
        return drawn(self.columns, rows, width)

    def _short(self, term: object) -> str:
        if term is None:
            return ""
        if isinstance(term, ox.NamedNode):
            return shortened(term.value, self._prefixes)
        return _value(term)


def shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return an IRI by the longest prefix that begins it, else in full.

    >>> shortened("https://schema.org/text", {"schema": "https://schema.org/"})
    'schema:text'
    """
    fitting = [(len(start), name) for name, start in prefixes.items() if iri.startswith(start)]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}"


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _csv(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    import csv

    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(sorted(set(rows)))
    return page.getvalue()
