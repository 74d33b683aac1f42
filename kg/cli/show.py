"""``kg show``: a dossier in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import Out


def show(
    out: Out,
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, an alias, or an IRI.")],
    why: Annotated[
        bool, typer.Option("--why", help="For every relation the sentence, the pattern, the decision.")
    ] = False,
    other: Annotated[str, typer.Option("--with", metavar="ENTITY", help="Only what relates it to this one.")] = "",
) -> None:
    """Show who it is, what it says, what is said of it, with the quoted words.

    \b
    kg show out Aliyev
    kg show out Nagorno-Karabakh --with Azerbaijan --why
    """
    from rich.console import Console

    from kg import open as open_graph

    console = Console()
    with console.capture() as shown:
        console.print(open_graph(out).dossier(entity, other=other, why=why))
    typer.echo("\n".join(line.rstrip() for line in shown.get().splitlines()))
