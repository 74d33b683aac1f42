"""The sessions of the README: run and compare them, or (``python -m tests.docs.sessions``) write their output anew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.remote import servers

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(
    r"^```console(?P<server>[ \w]*)\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL
)
STORES = {"oxigraph": "http://localhost:7878", "virtuoso": "http://localhost:8890"}
"""Stores and the addresses that stand in the README: those of a store that is started without settings."""


@dataclass(frozen=True, slots=True)
class Session:
    """One command of the README with the output that stands there."""

    command: str
    output: str
    server: str
    span: tuple[int, int]


def sessions() -> tuple[Session, ...]:
    """Return the sessions in their order."""
    return tuple(
        Session(match["command"], match["output"], match["server"].strip(), match.span("output"))
        for match in BLOCK.finditer(README.read_text(encoding="utf-8"))
    )


def run_all() -> Iterator[tuple[Session, str]]:
    """Run the sessions one after the other in a folder with the seeds, and yield what each prints.

    A real server on a free port stands in for a store on its own port, which may be taken; where there is no server
    to start, its session is left out.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        work = Path(folder)
        shutil.copytree(ROOT / "seeds", work / "seeds")
        shutil.copytree(ROOT / "docs" / "example", work / "docs" / "example")
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        environment = os.environ | {"PATH": path, "COLUMNS": "130", "NO_COLOR": "1"}
        for session in sessions():
            command = session.command
            if session.server:
                try:
                    address = stack.enter_context(getattr(servers, session.server)(work / session.server))
                except pytest.skip.Exception as missing:
                    print(missing)
                    continue
                command = command.replace(STORES[session.server], address)
            done = subprocess.run(
                command,
                shell=True,
                cwd=work,
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 0, f"$ {command}\n{done.stderr}"
            yield session, "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def rewrite() -> None:
    """Put what the commands print now into the README."""
    text = README.read_text(encoding="utf-8")
    for session, output in reversed(list(run_all())):
        text = text[: session.span[0]] + output + text[session.span[1] :]
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
