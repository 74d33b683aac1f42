"""Where packaged data lies, in a wheel as in a checkout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class UserFiles:
    """The files of a user's own (``--extra``) by what they hold; their endings tell."""

    names: tuple[Path, ...]
    patterns: tuple[Path, ...]
    meanings: tuple[Path, ...]

    @classmethod
    def told_apart(cls, paths: Iterable[Path]) -> UserFiles:
        """Take names from CSV files, patterns from TOML, what relations mean from Turtle.

        >>> UserFiles.told_apart([Path("leaders.csv"), Path("blockades.ttl")]).meanings[0].name
        'blockades.ttl'
        """
        files = tuple(paths)
        patterns = tuple(path for path in files if path.suffix == ".toml")
        meanings = tuple(path for path in files if path.suffix == ".ttl")
        return cls(tuple(path for path in files if path not in patterns + meanings), patterns, meanings)
