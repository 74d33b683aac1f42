"""Words of an article that stand for something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.span import Span

MentionKind = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name, a noun phrase or a pronoun that stands for an entity.

    ``span`` covers the words themselves ("Ilham Aliyev", "the Azerbaijani president", "they"), without titles for
    names. ``root`` is the index of the syntactic head token in the Doc: patterns find a mention by it. ``type`` is a
    term of the ontology ("Person", "State", ...; empty when unknown). ``name`` is the best name that the words alone
    give ("Azerbaijan" for "Azerbaijani", "Turkey" for "Ankara" used as an actor). ``key`` is the gazetteer's id, empty
    when it is not in there. ``metonym`` says that a place name or adjective stands for the government or people.
    ``method`` and ``score`` explain the decision (0 to 1).
    """

    span: Span
    kind: MentionKind
    type: str
    name: str
    root: int
    key: str = ""
    metonym: bool = False
    method: str = ""
    score: float = 1.0
    plural: bool = False

    def decided(self, method: str, score: float) -> Mention:
        """Return it with what made it stand for its entity, and how sure that is."""
        return Mention(
            self.span,
            self.kind,
            self.type,
            self.name,
            self.root,
            self.key,
            self.metonym,
            method,
            score,
            self.plural,
        )
