"""Offices as entities: "President of Azerbaijan" is a post, whoever holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.assemble.identity import named_id
from kg.model import Entity

_OF = re.compile(r"\s+(?:of|for|in)\s+(?:the\s+)?", re.IGNORECASE)


def office(title: str, bodies: Mapping[str, str]) -> Entity:
    """Return the office that a title names; ``bodies`` gives entity ids by lower-case name.

    The body it belongs to is what stands after the first "of" that leaves a known name.

    >>> office("President of  Azerbaijan", {"azerbaijan": "azerbaijan-1"}).affiliated
    'azerbaijan-1'
    >>> office("the President of Azerbaijan", {}).id == office("President of Azerbaijan", {}).id
    True
    """
    name = re.sub(r"^the\s+", "", " ".join(title.split()), flags=re.IGNORECASE)
    after = (name[match.end() :].casefold() for match in _OF.finditer(name))
    body = next((bodies[rest] for rest in after if rest in bodies), "")
    return Entity(id=named_id(name, "Office", name.casefold()), name=name, type="Office", affiliated=body)
