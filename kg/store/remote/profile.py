"""How each kind of triple store wants to be spoken to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.errors import RemoteStoreError


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of store; addresses hold ``{url}`` for what the user gives (see ``profiles.toml``)."""

    name: str
    query: str
    update: str
    parameter: str
    auth: str
    chunk: int
    union: str
    example: str
    graph: str = ""
    content_type: str = "application/n-triples"
    gzip: bool = False
    query_parameters: dict[str, str] = field(default_factory=dict)


@cache
def profiles() -> dict[str, Profile]:
    """Return the known stores by name.

    >>> profiles()["virtuoso"].auth
    'digest'
    """
    data = tomllib.loads(Path(__file__).with_name("profiles.toml").read_text(encoding="utf-8"))
    return {name: Profile(name=name, **entry) for name, entry in data.items()}


def profile(name: str) -> Profile:
    """Return one profile.

    Raises:
        RemoteStoreError: no store of that name is known.
    """
    known = profiles()
    if name not in known:
        raise RemoteStoreError(f"--store {name}: unknown; give one of {', '.join(known)} (sparql for any other)")
    return known[name]
