"""Who holds which office, as the titles of the text say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from spacy.tokens import Doc

from kg.extract.relations.evidence import sentence_of
from kg.extract.relations.guard import Guard
from kg.model import Chain, Relation, Span
from kg.text.syntax import tree_of

REACH = 8
"""How many characters from title and name the state may stand: "President Kagame of the ..."."""


class Office(Protocol):
    """A passage that gives a person an office, as coreference found it."""

    @property
    def chain(self) -> int:
        """The person."""

    @property
    def office(self) -> str:
        """The office in canonical form: "President of Azerbaijan"."""

    @property
    def of(self) -> int:
        """The chain of the state or organisation, -1 where none is known."""

    @property
    def span(self) -> Span:
        """The words of title and name."""

    @property
    def title(self) -> Span:
        """The words of the title."""

    @property
    def former(self) -> bool:
        """True when the office is over."""


def office_relations(doc: Doc, offices: Sequence[Office], chains: Sequence[Chain], guard: Guard) -> Iterator[Relation]:
    """Yield who holds which office: "the Kenyan president, William Ruto".

    A title is presupposed, whatever becomes of the sentence it stands in; between quotation marks it is the speaker's.
    An office whose state was only inferred ("President Ruto" in an article on Kenya) is possible, unless the article
    says it in full elsewhere.
    """
    tree = tree_of(doc)
    said = {(held.chain, held.office) for held in offices if _names_owner(held, chains)}
    for held in offices:
        words = doc.char_span(held.title.start, held.title.end, alignment_mode="expand")
        if words is not None and guard.is_readable(words.start):
            relation = _relation(held, sentence_of(tree, words.start))
            found = guard.titled(relation, words.root.i, held.span.end)
            yield found if (held.chain, held.office) in said else replace(found, modality="possible")


def _names_owner(held: Office, chains: Sequence[Chain]) -> bool:
    """Tell whether the state or organisation is named by the words of the title, or is not claimed at all."""
    if held.of < 0:
        return True
    start, end = held.span.start - REACH, held.span.end + REACH
    return any(start <= mention.span.end and mention.span.start <= end for mention in chains[held.of].mentions)


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
