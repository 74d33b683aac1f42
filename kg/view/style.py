"""Colours and shapes, read from ``style.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from kg.view.description import KG, local_name

_FILE = Path(__file__).with_name("style.toml")


@cache
def style() -> dict[str, Any]:
    """Return the style file as it is."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def most_specific(types: Iterable[str]) -> str:
    """Return the type that an entity is drawn as: of those of the ontology, the one that the style lists first.

    >>> most_specific([KG + "Organization", KG + "ArmedForces", "http://www.w3.org/ns/org#Post"])
    'ArmedForces'
    """
    given = {local_name(kind) for kind in types if kind.startswith(KG)}
    return next((kind["name"] for kind in style()["types"] if kind["name"] in given), "Thing")
