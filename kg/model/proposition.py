"""Subject, relation and object, said by nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Proposition:
    """What can be held or denied; its id is the hash of the three alone (time and holder belong to assertions).

    ``subject`` and ``object`` are entity ids; ``object`` is empty where the text leaves it out.
    """

    id: str
    subject: str
    relation: str
    object: str = ""
