"""All mentions of one thing in one article."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.mention import Mention


@dataclass(frozen=True, slots=True, order=True)
class Chain:
    """One thing of the article, with everything that stands for it there; linking turns chains into entities.

    A relation, attribution or casualty refers to a chain by its index in `Extraction.chains`. ``name`` is the longest
    proper name, or the description of an unnamed group ("mercenaries from Syria"); ``unnamed`` marks the latter.
    ``offices`` are the titles that the text gives ("President of Azerbaijan"), ``names`` all proper names, best first.
    ``of`` is the chain of the state or organisation that it belongs to ("Azerbaijani army" -> Azerbaijan), -1 if none.
    """

    name: str
    type: str
    mentions: tuple[Mention, ...]
    names: tuple[str, ...] = ()
    key: str = ""
    unnamed: bool = False
    offices: tuple[str, ...] = ()
    of: int = -1
