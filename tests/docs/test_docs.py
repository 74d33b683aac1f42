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
from tests.docs.commands import TARGET, reference
from tests.docs.sessions import README, ROOT, run_all, sessions
from tests.remote.conftest import write_store


@pytest.mark.slow
def test_the_sessions_of_the_readme() -> None:
    assert len(sessions()) >= 8
    for session, output in run_all():
        assert output == session.output, f"$ {session.command}\n(python -m tests.docs.sessions writes it anew)"


def test_the_other_stores_of_the_readme_are_known(tmp_path: Path) -> None:
    out = write_store(tmp_path / "out", graphs=1, triples=2)
    lines = re.findall(r"^kg load out (--to \S+ --store \w+)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) >= 2
    for line in lines:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "load", out, *line.split(), "--dry-run"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0 and "would" in done.stdout, done.stderr


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


def test_every_command_and_option_is_described() -> None:
    page = TARGET.read_text(encoding="utf-8")
    assert page == reference(), "python -m tests.docs.commands writes it anew"
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"kg {name} {parameter.name} has no help"
            assert all(option in page for option in parameter.opts if option.startswith("-"))


def test_links_of_the_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))]
    assert len(links) >= 10
    broken = [(page.name, link) for page, link in links if "://" not in link and not (page.parent / link).exists()]
    assert not broken
