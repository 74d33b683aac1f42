"""``kg load``: the graph into a triple store."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import Out


def load(
    out: Out,
    to: Annotated[str, typer.Option(metavar="URL", help="Where the store answers.", show_default=False)],
    store: Annotated[
        str,
        typer.Option(
            help="oxigraph, virtuoso, fuseki, graphdb, rdf4j, blazegraph, qlever, stardog, neptune or sparql.",
            show_default=False,
        ),
    ],
    user: Annotated[str, typer.Option(help="User name, where the store asks for one.")] = "",
    password_env: Annotated[
        str, typer.Option(metavar="NAME", help="Environment variable that holds the password.")
    ] = "KG_STORE_PASSWORD",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be sent, send nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Load the graph into a triple store, one named graph per article; counted afterwards, safe to repeat.

    \b
    kg load out --to http://localhost:7878 --store oxigraph
    KG_STORE_PASSWORD=… kg load out --to http://localhost:8890 --store virtuoso --user dba
    """
    from kg.cli.progress import progress
    from kg.store.remote import load_graph

    with progress(quiet) as told:
        report = load_graph(out, to, store=store, user=user, password_env=password_env, dry_run=dry_run, told=told)
    typer.echo(report.summary())
