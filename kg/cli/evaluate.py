"""``kg evaluate``: the figures against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.arguments import Out


def evaluate(
    out: Out,
    gold: Annotated[
        Path, typer.Option(metavar="DIR", help="A folder of gold files (docs/gold.md).", show_default=False)
    ],
    details: Annotated[bool, typer.Option("--details", help="List every miss, extra and leak.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
) -> None:
    """Score the graph against hand-made gold: entities, attributions, relations, leaks, casualties.

    \b
    kg evaluate out --gold gold/ --details
    """
    from dataclasses import asdict

    from kg import open as open_graph
    from kg.evaluate import score
    from kg.evaluate.gold import exported, read_gold, texts_of

    store = open_graph(out).store
    scores = score(exported(store), read_gold(gold, texts_of(store)))
    if as_json:
        typer.echo(json.dumps(asdict(scores), ensure_ascii=False, indent=1))
        return
    for note in scores.notes if details else ():
        typer.echo(note)
    if details:
        for name, counts in scores.by_relation.items():
            typer.echo(f"  {name:22}" + "".join(f"{key:>7} {value:3}" for key, value in counts.items()))
    for stage, figures in scores.figures.items():
        typer.echo(f"{stage:13}" + "  ".join(f"{key} {value}" for key, value in figures.items()))
