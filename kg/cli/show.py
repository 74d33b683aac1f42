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
) -> None:
    """Show who it is, what it says, what is said of it, with the quoted words.

    \b
    kg show out Aliyev
    kg show out Nagorno-Karabakh --why
    """
    from rich.console import Console

    from kg import open as open_graph

    Console(soft_wrap=False).print(open_graph(out).dossier(entity, why=why))
