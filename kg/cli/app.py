"""The application: its commands, and how faults reach the user."""

from __future__ import annotations

import os
import sys
import traceback

import typer

from kg.cli import (
    build,
    evaluate,
    export,
    load,
    query,
    remove,
    serve,
    show,
    validate,
    view,
)
from kg.errors import KgError

HELP = """\
News about conflict and diplomacy as an RDF knowledge graph that keeps who says what apart from what is.

\b
kg build seeds -o out          articles to a graph
kg view out                    explore it in one HTML file
kg query out who-says-what     ask it
kg export out --format trig    take it elsewhere
"""

app = typer.Typer(
    help=HELP,
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
_DEBUG = {"on": False}
INTERRUPTED = 130
"""What Typer exits with after Ctrl-C."""

app.command("build", short_help="articles to a graph")(build.build)
app.command("view", short_help="the explorer, one HTML file")(view.view)
app.command("show", short_help="one entity, or one edge, in the terminal")(show.show)
app.command("query", short_help="ask in SPARQL, or a named question")(query.query)
app.command("export", short_help="other file formats")(export.export)
app.command("load", short_help="into a triple store")(load.load)
app.command("serve", short_help="a SPARQL endpoint with the explorer")(serve.serve)
app.command("remove", short_help="retract one article")(remove.remove)
app.command("validate", short_help="check the graph")(validate.validate)
app.command("evaluate", short_help="score the graph against gold")(evaluate.evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit()


@app.callback()
def _options(
    debug: bool = typer.Option(False, "--debug", help="Print tracebacks of faults."),
    version: bool = typer.Option(False, "--version", help="Print the version.", callback=_version, is_eager=True),
) -> None:
    _DEBUG["on"] = debug


def main() -> None:
    """Run the command line; exit code 0, 1 for a fault told in one line, 2 for wrong usage, 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            _say("interrupted; nothing that was finished is lost")
        raise
    except KgError as error:
        _fail(str(error), error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        _fail(f"{name}{error.strerror or error}; nothing that was finished is lost", error)
    except Exception as error:
        _fail(f"{type(error).__name__}: {error} (a fault of kg; kg --debug … prints where)", error)


def _fail(line: str, error: Exception) -> None:
    if _DEBUG["on"]:
        traceback.print_exception(error)
    _say(line)
    sys.exit(1)


def _say(line: str) -> None:
    told = f"kg: {' '.join(line.split())}"
    typer.echo(told if os.environ.get("NO_COLOR") else typer.style(told, fg="red"), err=True)
