"""Ids from content: the same thing has the same id in every build, whatever else is in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SLUG_LENGTH = 40


def digest(*parts: object) -> str:
    """Return 64 bits of SHA-256 of the parts, in hexadecimal; the parts cannot run into each other.

    >>> digest("a", "bc") != digest("ab", "c")
    True
    """
    text = "".join(f"{len(part)}:{part}" for part in map(str, parts))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(name: str) -> str:
    """Return a readable stem of ASCII letters, digits and hyphens; never empty.

    >>> slug("President of Côte d'Ivoire"), slug("北京")
    ('president-of-cote-d-ivoire', 'x')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].strip("-") or "x"


def named_id(name: str, *parts: object) -> str:
    """Return a readable id: the slug of a name, and the digest of what identifies it.

    >>> named_id("Shusha", "settlement").startswith("shusha-")
    True
    """
    return f"{slug(name)}-{digest(*parts)}"
