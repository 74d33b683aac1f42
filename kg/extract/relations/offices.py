"""Who holds which office, as the titles of the text say."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.offices import Title, find_titles
from kg.extract.relations.arguments import Refers
from kg.extract.relations.guard import Guard
from kg.model import Relation, Span


def office_relations(doc: Doc, coreference: Refers, guard: Guard) -> Iterator[Relation]:
    """Yield the offices of all persons whom the text gives one: "the Kenyan president, William Ruto"."""
    mentions = sorted(mention for chain in coreference.chains for mention in chain.mentions)
    for title in find_titles(doc, mentions):
        for person in coreference.refers(title.holder) if title.holder >= 0 else ():
            if coreference.chains[person].type == "Person" and guard.is_readable(doc[title.head]):
                yield guard.guarded(_relation(doc, coreference, title, person), doc[title.head], doc[title.head])


def _relation(doc: Doc, coreference: Refers, title: Title, person: int) -> Relation:
    first, last = doc[title.start], doc[title.end - 1]
    sentence = first.sent
    owners = coreference.refers(title.of) if title.of >= 0 else ()
    return Relation(
        "holdsOffice",
        person,
        -1,
        evidence=Span(sentence.start_char, sentence.end_char),
        trigger=Span(first.idx, last.idx + len(last)),
        pattern="title",
        object_text=title.office(coreference.chains[owners[0]].name if owners else ""),
        ended=title.former,
    )
