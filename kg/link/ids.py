"""Ids of entities: a readable slug and a hash of what the thing is known by."""

from __future__ import annotations

import hashlib
import re

from kg.extract.coreference.naming import fold

_LONGEST = 40


def entity_id(known_by: str, name: str) -> str:
    """Return an id that depends on these two alone.

    ``known_by`` is the gazetteer's key, or the kind of thing with its compared name.

    >>> entity_id("state/armenia", "Armenia")
    'armenia-6a4be340'
    """
    digest = hashlib.sha256(known_by.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(name)}-{digest}"


def slug(name: str) -> str:
    """Return a stem of ASCII letters, digits and hyphens; "x" where the name has none.

    >>> slug("Côte d'Ivoire"), slug("北京")
    ('cote-d-ivoire', 'x')
    """
    plain = fold(name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "x"
