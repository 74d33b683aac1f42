"""What the documents say is so: sessions print what stands there, every command and option is described."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli.app import app
from tests.docs.sessions import README, ROOT, run_all, sessions


@pytest.mark.slow
def test_the_sessions_of_the_readme() -> None:
    assert len(sessions()) >= 8
    for session, output in run_all():
        assert output == session.output, f"$ {session.command}\n(python -m tests.docs.sessions writes it anew)"


@pytest.mark.slow
def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for block in blocks:
        checked = f"{block}\nassert facts and len(dataset) and network.number_of_edges()\n"
        done = subprocess.run(
            [sys.executable, "-c", checked], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["blockades.toml", "blockades.ttl"])
def test_the_example_stands_in_the_readme(name: str) -> None:
    text = (ROOT / "docs" / "example" / name).read_text(encoding="utf-8")
    shown = text[text.index("kg:blockades") :] if name.endswith(".ttl") else text
    assert shown in README.read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_has_examples() -> None:
    words = README.read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) >= 10
    for name, command in commands.items():
        assert f"kg {name}" in words, f"kg {name} is not in the README"
        assert f"kg {name} " in command.help, f"kg {name} --help has no example"


def test_every_option_has_help() -> None:
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"kg {name} {parameter.name} has no help"


def test_links_of_the_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))]
    assert len(links) >= 10
    broken = [(page.name, link) for page, link in links if "://" not in link and not (page.parent / link).exists()]
    assert not broken
