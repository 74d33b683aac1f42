"""Ask a store: in SPARQL, or by the name of a question with values for its parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.query.find import find_entity
from kg.query.guard import check
from kg.query.question import Parameter, Question, question
from kg.store.embedded import Store, Term

_NAME = re.compile(r"[\w.-]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def ask(store: Store, text: str, params: Mapping[str, str] | None = None) -> Answer:
    """Answer SPARQL, or a named question.

    Values are RDF terms bound to variables, so that no value can change the query. For SPARQL of the asker's own,
    every parameter is a text bound to the variable of its name, which must be in the SELECT.
    """
    params = params or {}
    if _NAME.fullmatch(text.strip()):
        known = question(text.strip())
        return Answer(store.query(known.bound(_values(store, known, params))), store.prefixes)
    check(text)
    values: dict[str, Term] = {name: ox.Literal(value) for name, value in params.items()}
    return Answer(store.query(text, values), store.prefixes)


def _values(store: Store, known: Question, params: Mapping[str, str]) -> dict[str, Term]:
    for name in params:
        if name not in known.parameters:
            takes = ", ".join(known.parameters) or "none"
            raise QueryError(f"{known.name} has no parameter {name!r}; it takes {takes}")
    for missing in known.needs:
        if missing.name not in params:
            raise QueryError(f"{known.name} needs {missing.help}: --param {missing.name}=...")
    return {each.name: _term(store, each, params[each.name]) for each in known.takes if each.name in params}


def _term(store: Store, parameter: Parameter, value: str) -> Term:
    if parameter.kind == "entity":
        return find_entity(store, value)
    if parameter.kind == "number":
        if not _NUMBER.fullmatch(value):
            raise QueryError(f"{parameter.name}={value!r}: not a number")
        return ox.Literal(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    return ox.Literal(value)
