"""``kg build``: articles to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files or folders (txt, md, html, jsonl, csv), or - .")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="The folder of the graph.")] = Path("out"),
    date: Annotated[str, typer.Option(help="Date of articles that give none (2020-10-21).")] = "",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to read articles with.")] = 1,
    cluster: Annotated[str, typer.Option(metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786).")] = "",
    model: Annotated[str, typer.Option(help="An installed spaCy pipeline instead of kg's own engine.")] = "",
    extra: Annotated[
        list[Path] | None, typer.Option(help="Your own gazetteer, pattern or ontology file (.toml, .csv, .ttl).")
    ] = None,
    no_view: Annotated[bool, typer.Option("--no-view", help="Leave out graph.html.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Read articles into the graph in OUT; run again, only what changed is read again.

    \b
    kg build seeds -o out
    kg build news.jsonl -o out --jobs 4
    cat article.txt | kg build - -o out --date 2024-05-01
    """
    from kg.cli.progress import progress
    from kg.pipeline import build as build_graph

    with progress(quiet) as told:
        report = build_graph(
            paths,
            out,
            date=date,
            jobs=jobs,
            cluster=cluster,
            model=model,
            extra=extra or (),
            view=not no_view,
            told=told,
        )
    for fault in report.faults:
        typer.secho(f"kg: {fault}", err=True)
    typer.echo(report.summary())
    if report.faults:
        raise typer.Exit(1)
