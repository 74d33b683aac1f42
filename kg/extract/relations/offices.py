"""Who holds which office, as the titles of the text say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc

from kg.extract.relations.evidence import sentence_of
from kg.extract.relations.guard import Guard
from kg.model import Relation, Span


class Office(Protocol):
    """A passage that gives a person an office, as coreference found it."""

    @property
    def chain(self) -> int:
        """The person."""

    @property
    def office(self) -> str:
        """The office in canonical form: "President of Azerbaijan"."""

    @property
    def title(self) -> Span:
        """The words of the title."""

    @property
    def former(self) -> bool:
        """True when the office is over."""


def office_relations(doc: Doc, offices: Iterable[Office], guard: Guard) -> Iterator[Relation]:
    """Yield who holds which office: "the Kenyan president, William Ruto".

    A title is presupposed, whatever becomes of the sentence it stands in; between quotation marks it is the speaker's.
    """
    for held in offices:
        words = doc.char_span(held.title.start, held.title.end, alignment_mode="expand")
        if words is not None and guard.is_readable(words[0]):
            yield guard.titled(_relation(held, sentence_of(words[0])), words.root)


def _relation(held: Office, sentence: Span) -> Relation:
    return Relation(
        "holdsOffice",
        held.chain,
        -1,
        evidence=sentence,
        trigger=held.title,
        pattern="title",
        object_text=held.office,
        ended=held.former,
    )
