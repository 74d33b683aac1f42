"""The application: its commands, and how faults reach the user."""

from __future__ import annotations

import os
import sys
import traceback

import click
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

app.command("build")(build.build)
app.command("query")(query.query)
app.command("view")(view.view)
app.command("export")(export.export)
app.command("show")(show.show)
app.command("validate")(validate.validate)
app.command("evaluate")(evaluate.evaluate)
app.command("remove")(remove.remove)
app.command("load")(load.load)
app.command("serve")(serve.serve)


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
    """Run the command line; exit code 0, 1 for a fault told in one line, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except KgError as error:
        _fail(str(error), error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        _fail(f"{name}{error.strerror or error}; nothing that was finished is lost", error)
    except Exception as error:
        if isinstance(error, click.ClickException):
            raise
        _fail(f"{type(error).__name__}: {error} (a fault of kg; kg --debug … prints where)", error)


def _fail(line: str, error: Exception) -> None:
    if _DEBUG["on"]:
        traceback.print_exception(error)
    typer.secho(f"kg: {' '.join(line.split())}", err=True, fg="red" if sys.stderr.isatty() else None)
    sys.exit(1)
