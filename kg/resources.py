"""Where packaged data lies, in a wheel as in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent

KEPT = "corpus.sqlite"
"""The file of a folder OUT that holds what was found in the articles; by it a folder is known to be a graph."""


def ontology_folder() -> Path:
    """Return the folder of the ontology: inside the wheel, or at the top of a checkout.

    >>> ontology_folder().name
    'ontology'
    """
    installed = PACKAGE / "ontology"
    return installed if installed.is_dir() else PACKAGE.parent / "ontology"
