"""From drafts to attributions: speakers, addressees and dates."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import kg.text
from kg.extract.attribution import attributions, draft_attributions
from kg.extract.coreference.coreference import Coreference
from kg.model import Article, Attribution, Chain


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def resolved(doc: Doc, date: str = "", **chains: int) -> tuple[Attribution, ...]:
    """Resolve with chains given by the words that stand for them."""
    named = tuple(Chain(name=name, type="Person", mentions=()) for name in sorted(set(chains)))
    tokens = {token.i: (chains[token.text],) for token in doc if token.text in chains}
    article = Article(name="a.txt", text=doc.text, date=date)
    return attributions(doc, article, draft_attributions(doc), Coreference(named, tokens=tokens))


def test_same_order_and_number_as_the_drafts(nlp: Language) -> None:
    doc = nlp('Lund said that Berg had told her the bridge was gone. "We go home," she said.')
    drafts = draft_attributions(doc)
    found = resolved(doc, Lund=0, Berg=1)
    assert [a.spans for a in found] == [d.spans for d in drafts]
    assert [a.parent for a in found] == [-1, 0, -1]


def test_coordinated_speakers_are_all_named(nlp: Language) -> None:
    found = resolved(nlp("Lund and Berg said the bridge was gone."), Lund=0, Berg=1)
    assert [a.speakers for a in found] == [(0, 1)]


def test_unknown_speaker_is_left_open(nlp: Language) -> None:
    found = resolved(nlp("Lund said the bridge was gone."))
    assert [(a.speakers, a.speaker_span is not None) for a in found] == [((), True)]


def test_addressee_is_no_speaker(nlp: Language) -> None:
    found = resolved(nlp("Lund told Berg that the bridge was gone."), Lund=0, Berg=1)
    assert [(a.speakers, a.addressees) for a in found] == [((0,), (1,))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Lund said on Monday that the bridge was gone.", "2021-03-01"),
        ("On 2 February 2021, Lund said the bridge was gone.", "2021-02-02"),
        ("The bridge is gone, Lund said on Tuesday.", "2021-03-02"),
        ("Lund said the bridge was lost in May 2019.", ""),
        ("Lund said the bridge was gone.", ""),
    ],
)
def test_date_of_saying(text: str, date: str, nlp: Language) -> None:
    assert [a.date for a in resolved(nlp(text), "2021-03-03", Lund=0)] == [date]


def test_comment_has_the_date_of_what_it_comments_on(nlp: Language) -> None:
    found = resolved(nlp("On 2 February 2021, Lund spoke in Oslo, saying that the bridge was gone."), "2021-03-03")
    assert [a.date for a in found] == ["2021-02-02"]
