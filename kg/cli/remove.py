"""``kg remove``: retract one article."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import Out


def remove(
    out: Out,
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article's name, as kg query out articles lists it.")
    ],
) -> None:
    """Retract one article: the graph is then as if it had never been read.

    \b
    kg remove out 000_cb279a46b25812e8.txt
    """
    from kg.cli.progress import progress
    from kg.pipeline import remove as remove_article

    with progress(False) as told:
        typer.echo(remove_article(out, article, told=told).summary())
