"""The reference of the command line, from the commands (``python -m tests.docs.commands`` writes it anew)."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from typer.core import TyperArgument, TyperOption
from typer.main import get_command

from kg.cli.app import app
from tests.docs.sessions import ROOT

TARGET = ROOT / "docs" / "commands.md"
HEAD = """\
# Commands

Written by `python -m tests.docs.commands` from the commands themselves; `kg COMMAND --help` says the same.

Results go to standard output, progress and faults to standard error. Exit codes: 0 done, 1 a fault, told in one line
that names the remedy (`kg --debug COMMAND …` adds the traceback), 2 wrong usage, 130 interrupted. Progress bars and
colours appear only on a terminal; `NO_COLOR=1` turns colours off there too.
"""


def reference() -> str:
    """Return the page."""
    commands = get_command(app).commands  # type: ignore[attr-defined]
    return "\n".join(
        (HEAD, *(line for name, command in commands.items() for line in _section(name, command.help, command.params)))
    )


def _section(name: str, help: str, parameters: list[TyperArgument | TyperOption]) -> Iterator[str]:
    words, _, examples = inspect.cleandoc(help).partition("\b\n")
    arguments = [each for each in parameters if isinstance(each, TyperArgument)]
    options = [each for each in parameters if isinstance(each, TyperOption) and each.name != "help"]
    yield f"## kg {name}"
    yield f"\n{' '.join(words.split())}\n"
    yield from (f"    {line}" for line in examples.strip().splitlines())
    yield "\n| argument, option | meaning |\n|---|---|"
    yield from (f"| `{_shown(each.metavar or each.name)}` | {_cell(each)} |" for each in arguments)
    yield from (f"| `{', '.join(each.opts)}{_value(each)}` | {_cell(each)}{_default(each)} |" for each in options)
    yield ""


def _shown(words: str | None) -> str:
    return str(words).replace("|", "\\|")


def _cell(parameter: TyperArgument | TyperOption) -> str:
    return _shown(parameter.help)


def _value(option: TyperOption) -> str:
    return "" if option.is_flag else f" {option.metavar or str(option.name).upper()}"


def _default(option: TyperOption) -> str:
    """Say what holds unless the option is given, where that is a value."""
    return (
        f" Default: `{option.default}`." if option.default not in (None, "", False, ()) and not option.required else ""
    )


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
