"""What the analysis of an article depends on besides the article: code, rules, names, model, the user's files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.errors import SettingsError
from kg.resources import PACKAGE, ontology_folder

ROOMS = ("model", "text", "data", "extract")
"""Everything below these folders of the package bears on what is found in an article."""

AFTERWARDS = ("model", "extract", "link", "assemble", "graph", "store")
"""Everything below these bears on the graph that is made of what was found."""

_LEFT_OUT = {"__pycache__", "recipe"}


def fingerprint(model: str = "", extra: Iterable[Path] = ()) -> str:
    """Return a digest that changes when another analysis of the same article may result.

    Raises:
        SettingsError: a file of the user's cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_files(ROOMS)):
        digest.update(path.name.encode() + path.read_bytes())
    for path in extra:
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read ({error.strerror}); check --extra") from None
    return f"{digest.hexdigest()} {_model(model)}".strip()


def code_fingerprint() -> str:
    """Return a digest that changes when another graph of the same analyses may result."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_files(AFTERWARDS)):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _files(rooms: Iterable[str]) -> Iterable[Path]:
    folders = [PACKAGE / room for room in rooms] + [ontology_folder()]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not _LEFT_OUT & set(path.relative_to(folder).parts):
                yield path


def _model(name: str) -> str:
    if not name:
        return ""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
