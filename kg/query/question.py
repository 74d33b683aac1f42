"""Named questions: a `.rq` file each, with one line of help and the parameters it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError, SettingsError

_FOLDER = Path(__file__).with_name("named")
_PARAMETER = re.compile(r"# (needs|optional) (\w+) (entity|text|number): (.+)")


@dataclass(frozen=True, slots=True, order=True)
class Parameter:
    """A variable of the query that the asker may give a value: the name of an entity, a text or a number."""

    name: str
    kind: str
    help: str
    required: bool


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """A query that has a name.

    >>> question("territory").needs[0].name
    'place'
    """

    name: str
    help: str
    sparql: str
    takes: tuple[Parameter, ...] = ()

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of all parameters."""
        return tuple(parameter.name for parameter in self.takes)

    def bound(self, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
        """Return the query with values for its variables, which any SPARQL 1.1 store can answer.

        A value is written as an RDF term, escaped by the serialiser, into a VALUES clause: no value ends its term.

        >>> print(Question("q", "", "SELECT ?s WHERE { ?s ?p ?o }").bound({"o": ox.Literal('" } #')}))
        SELECT ?s WHERE { VALUES ?o { "\\" } #" } ?s ?p ?o }
        """
        clauses = "".join(f" VALUES ?{name} {{ {value} }}" for name, value in sorted(values.items()))
        return self.sparql.replace("WHERE {", f"WHERE {{{clauses}", 1)

    @property
    def needs(self) -> tuple[Parameter, ...]:
        """The parameters that must be given."""
        return tuple(parameter for parameter in self.takes if parameter.required)


@cache
def named_questions() -> tuple[Question, ...]:
    """Return all named questions, sorted by name."""
    return tuple(read_question(path) for path in sorted(_FOLDER.glob("*.rq")))


def question(name: str) -> Question:
    """Return one named question."""
    for known in named_questions():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in named_questions())
    raise QueryError(f"no question is named {name!r}; there are {names}")


def read_question(path: Path) -> Question:
    """Read a `.rq` file: a comment of help, ``# needs`` and ``# optional`` parameters, and the query."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    takes = tuple(
        Parameter(match[2], match[3], match[4], match[1] == "needs")
        for line in comments
        if (match := _PARAMETER.fullmatch(line))
    )
    help = " ".join(line.removeprefix("#").strip() for line in comments if not _PARAMETER.fullmatch(line))
    if not help:
        raise SettingsError(f"{path}: a question begins with a comment that says what it answers")
    return Question(path.stem, help, "\n".join(lines[len(comments) :]).strip() + "\n", takes)
