"""``kg query``: ask the graph in SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.arguments import Out


def query(
    out: Out,
    question: Annotated[
        str, typer.Argument(metavar="SPARQL|NAME", help="SPARQL, or the name of a question; none lists the names.")
    ] = "",
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the SPARQL from a file.")] = None,
    format: Annotated[str, typer.Option(help="table, csv, json or turtle.")] = "table",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="A parameter of a named question.")
    ] = None,
) -> None:
    """Ask the graph in SPARQL 1.1; the prefixes of the ontology are declared already.

    \b
    kg query out                                               lists the named questions
    kg query out who-says-what --param who=Aliyev
    kg query out 'SELECT ?t ?p { ?t kg:controlledBy ?p }'
    kg query out --file question.rq --format csv
    """
    from kg import open as open_graph
    from kg.errors import QueryError
    from kg.query import named_questions

    params = dict(_pair(given) for given in param or ())
    if file is not None:
        try:
            question = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{file}: cannot be read ({error}); give a SPARQL file in UTF-8") from None
    if not question:
        for known in named_questions():
            parameters = "".join(f" [{name}=…]" for name in known.parameters)
            typer.echo(f"{known.name}{parameters}\n    {known.help}")
        return
    typer.echo(open_graph(out).query(question, params=params).render(format), nl=False)


def _pair(given: str) -> tuple[str, str]:
    name, mark, value = given.partition("=")
    if not mark or not name:
        raise typer.BadParameter(f"{given!r}: write it as name=value", param_hint="--param")
    return name, value
