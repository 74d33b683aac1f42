"""What coreference hands on: the chains, and what each phrase stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Chain, Span


@dataclass(frozen=True, slots=True, order=True)
class OfficeHeld:
    """A passage that gives a person an office: "Azerbaijani President Ilham Aliyev".

    ``chain`` is the person, ``office`` the canonical form ("President of Azerbaijan"), ``of`` the chain of the state or
    organisation, -1 where the text does not name it. ``span`` covers title and name, ``title`` the title alone.
    ``former`` marks an office that is over.
    """

    chain: int
    office: str
    of: int
    span: Span
    title: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Coreference:
    """The chains of one article and the tokens that stand for them.

    ``tokens`` maps the index of a token to chain indices: the head of each mention, its other words, and the titles
    that stand before a name. ``offices`` are the passages that give a named person an office, in text order.
    """

    chains: tuple[Chain, ...]
    offices: tuple[OfficeHeld, ...] = ()
    tokens: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def refers(self, token_index: int) -> tuple[int, ...]:
        """Return the chains that the phrase headed by (or covering) this token stands for.

        One normally, two for "both sides", none when it stands for nothing that is known.
        """
        return self.tokens.get(token_index, ())
