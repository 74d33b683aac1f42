"""``kg view``: the explorer, one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.arguments import Out


def view(
    out: Out,
    target: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: OUT/graph.html.")] = None,
    focus: Annotated[str, typer.Option(metavar="ENTITY", help="Begin at this entity (its name).")] = "",
) -> None:
    """Write the interactive HTML file: graph, quotes, timeline, claims, SPARQL; it needs no server and no network.

    \b
    kg view out
    kg view out -o aliyev.html --focus "Ilham Aliyev"
    """
    from kg import open as open_graph

    path = open_graph(out).view(target or out / "graph.html", focus=focus or None)
    typer.echo(path)
