"""The shape of the house: imports point down the stages, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
STAGES = (
    ("errors", "resources", "model", "schema"),
    ("read",),
    ("text",),
    ("data",),
    ("extract",),
    ("link",),
    ("assemble",),
    ("graph",),
    ("store",),
    ("query",),
    ("view",),
    ("evaluate",),
    ("serve",),
    ("workers",),
    ("manifest", "report", "refresh", "pipeline", "opened"),
    ("cli", "__main__"),
)
LEVEL = {name: level for level, names in enumerate(STAGES) for name in names}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Names of the top-level rooms of kg that a module imports."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "kg":
            names = [f"kg.{alias.name}" for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("kg.")}
    return rooms


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    own = room(path)
    assert own in LEVEL, f"{own} has no place in the order of stages"
    above = {other for other in imported(path) if other != own and LEVEL.get(other, -1) > LEVEL[own]}
    assert not above, f"{own} imports {above}, which come after it"


def test_the_house_is_there() -> None:
    assert len(modules()) >= 60


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330


def test_help_loads_no_engine() -> None:
    code = (
        "import sys, kg.cli; print(','.join(m for m in ('spacy', 'rdflib', 'torch', 'networkx') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
