"""``kg export``: the graph in a file format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.arguments import Out


def export(
    out: Out,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="trig, nq, ttl, jsonld, rdf12, jsonl, csv, graphml, gexf or neo4j.",
            show_default=False,
        ),
    ],
    target: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="PATH", help="File or folder; default: beside the graph.")
    ] = None,
) -> None:
    """Write the whole graph in a format that other tools read.

    \b
    kg export out --format nq -o graph.nq
    kg export out --format jsonl -o records/          four files, one JSON object a line
    kg export out --format graphml -o graph.graphml   for Gephi, Cytoscape, yEd
    """
    from kg import open as open_graph

    for path in open_graph(out).export(format, target):
        typer.echo(path)
