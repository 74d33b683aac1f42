"""``kg validate``: is the graph what the ontology says it is."""

from __future__ import annotations

import typer

from kg.cli.arguments import Out


def validate(out: Out) -> None:
    """Check the graph against the SHACL shapes and the product's own promises, and report in plain words.

    \b
    kg validate out
    """
    from kg import open as open_graph

    report = open_graph(out).validate()
    typer.echo(report.text, nl=False)
    if not report.conforms:
        raise typer.Exit(1)
