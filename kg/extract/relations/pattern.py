"""How a relation is said: one declarative pattern."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kg.extract.relations.path import Path, parse

TriggerKind = Literal["verb", "noun", "adjective", "word", "type"]
KINDS: tuple[TriggerKind, ...] = ("verb", "noun", "adjective", "word", "type")

ITSELF = parse("self", {})


@dataclass(frozen=True, slots=True)
class Expected:
    """What an example must yield: words that name subject and object, and what guards it ("negative", "planned")."""

    subject: str
    relation: str
    object: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence beside a pattern, which is its test; a negative one expects nothing of the pattern's relation."""

    text: str
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger and the way from it to the arguments, in the terms of the syntax.

    ``kind`` is the word class of the trigger: a *verb* in any form, participles before a noun included
    ("Armenian-held"), a *noun*, an *adjective*, a *word* of any class, or the *type* of a thing whose mere mention is
    the trigger ("Goma in Congo"). ``words`` are lemmas; a verb may carry its particle ("shoot down"). ``preposition``
    makes a noun trigger a phrase ("under the control"). The paths of ``subject`` and ``object`` are alternatives: the
    first that leads to something of the right type is taken. ``reciprocal`` paths lead to several things of which
    each pair has the relation ("talks between A and B"). ``named`` are the roles that only a proper name may fill.
    ``where`` needs one of its paths to lead somewhere, ``unless`` none. ``predicate`` leads to the word whose
    polarity, modality and time count, where that is not the trigger or its light verb. ``presupposed`` says that the
    phrase takes it for granted, whatever its clause does: "did not reach the Kenyan town of Lamu".
    """

    name: str
    relation: str
    kind: TriggerKind
    words: frozenset[str]
    subject: tuple[Path, ...] = ()
    object: tuple[Path, ...] = ()
    reciprocal: tuple[Path, ...] = ()
    preposition: frozenset[str] = frozenset()
    where: tuple[Path, ...] = ()
    unless: tuple[Path, ...] = ()
    predicate: tuple[Path, ...] = ()
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    objectless: bool = False
    presupposed: bool = False
    polarity: str = "positive"
    modality: str = "actual"
    ended: bool = False
    source: str = ""
    positive: tuple[Example, ...] = field(default=(), compare=False)
    negative: tuple[Example, ...] = field(default=(), compare=False)

    def settled(self, word: str) -> Pattern | None:
        """Return the pattern for triggers of this lemma, None if it can find nothing at them.

        What its paths ask of the trigger itself ("self > only:meet > ...") is then known, and need not be asked anew at
        each word.
        """
        where, unless = _settled(self.where, word), _settled(self.unless, word)
        subject, reciprocal = _settled(self.subject, word), _settled(self.reciprocal, word)
        if (self.where and not where) or ITSELF in unless or not (subject or reciprocal):
            return None
        return replace(
            self,
            subject=subject,
            object=_settled(self.object, word),
            reciprocal=reciprocal,
            where=() if ITSELF in where else where,
            unless=unless,
        )


def _settled(paths: tuple[Path, ...], word: str) -> tuple[Path, ...]:
    return tuple(left for left in (path.settled(word) for path in paths) if left is not None)
