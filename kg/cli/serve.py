"""``kg serve``: a read-only SPARQL endpoint with the explorer."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import Out


def serve(
    out: Out,
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8000,
    host: Annotated[
        str, typer.Option(help="Address to listen on; only this machine unless you say otherwise.")
    ] = "127.0.0.1",
    seconds: Annotated[float, typer.Option(help="A query is stopped after so long.", min=0.1)] = 10.0,
    rows: Annotated[int, typer.Option(help="A result is cut, and marked so, after so many rows.", min=1)] = 100_000,
    workers: Annotated[int, typer.Option(help="Queries answered at the same time.", min=1)] = 2,
) -> None:
    """Serve the graph: SPARQL 1.1 endpoint (read-only), query editor, explorer, resource pages.

    \b
    kg serve out
    kg serve out --port 9000
    """
    from kg.errors import SettingsError

    try:
        from kg.serve import run
    except ImportError as error:
        raise SettingsError(f"kg serve needs {error.name}; install it: pip install 'kg[serve]'") from None
    run(out, host=host, port=port, seconds=seconds, rows=rows, workers=workers)
