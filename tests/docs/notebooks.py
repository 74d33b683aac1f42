"""The notebooks: run them, or (``python -m tests.docs.notebooks``) write their output anew."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tests.docs.sessions import ROOT

NOTEBOOKS = tuple(sorted((ROOT / "notebooks").glob("*.ipynb")))


def executed(path: Path, work: Path) -> nbformat.NotebookNode:
    """Run a notebook beside copies of the seeds in an empty folder, and return it with its output."""
    shutil.copytree(ROOT / "seeds", work / "seeds")
    shutil.copytree(ROOT / "notebooks", work / "notebooks", ignore=shutil.ignore_patterns("out", "own"))
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(work / "notebooks")}}
    NotebookClient(notebook, timeout=300, record_timing=False, store_widget_state=False, resources=place).execute()
    return notebook


def rewrite() -> None:
    """Put what the notebooks print now into them."""
    for path in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            nbformat.write(executed(path, Path(folder)), path)


if __name__ == "__main__":
    rewrite()
