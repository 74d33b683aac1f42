"""Records of one article: what may be plain, what evidence must be, what ids depend on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.assemble import assemble
from kg.errors import EvidenceError
from kg.model import Article, Attribution, Extraction, Link, Relation, Span
from kg.model.assertion import Assertion
from tests.article import ARTICLE, EXTRACTION, KELL, LINKS, RELATIONS, SAID, SUDIA, VEY, assembled, span

FACT = RELATIONS[3]


def only(relation: Relation, said: tuple[Attribution, ...] = SAID) -> Assertion:
    """Return the assertion that one relation gives."""
    (assertion,) = assemble(ARTICLE, replace(EXTRACTION, relations=(relation,), attributions=said), LINKS).assertions
    return assertion


def test_an_affirmed_actual_fact_is_plain() -> None:
    assert only(FACT).plain


@pytest.mark.parametrize(
    "guarded",
    [
        replace(FACT, holder=VEY, attribution=0),
        replace(FACT, holder=VEY),
        replace(FACT, attribution=0),
        replace(FACT, polarity="negative"),
        replace(FACT, modality="possible"),
        replace(FACT, modality="conditional"),
        replace(FACT, modality="required"),
        replace(FACT, modality="planned"),
        replace(FACT, ended=True),
        replace(FACT, until="1999"),
    ],
    ids=["claimed", "held", "reported", "denied", "possible", "conditional", "required", "planned", "ended", "until"],
)
def test_nothing_else_is(guarded: Relation) -> None:
    assert not only(guarded).plain


def test_a_holder_that_is_linked_to_nothing_still_guards() -> None:
    links = tuple(link for link in LINKS if link.chain != VEY)
    held = replace(EXTRACTION, relations=(replace(FACT, holder=VEY, attribution=0),), attributions=SAID)
    (assertion,) = assemble(ARTICLE, held, links).assertions
    assert (assertion.holder, assertion.own_voice, assertion.plain) == ("", False, False)


def test_an_event_that_went_on_until_some_day_has_happened() -> None:
    assert only(replace(RELATIONS[1], holder=-1, attribution=-1, until="2031-05-04")).plain


def test_time_and_holder_are_no_part_of_a_proposition() -> None:
    one, other = only(FACT), only(replace(FACT, since="2001", holder=VEY, attribution=0))
    assert one.proposition == other.proposition
    assert one.id != other.id


def test_a_chain_that_is_linked_to_nothing_leaves_nothing() -> None:
    links = tuple(link for link in LINKS if link.chain != KELL)
    assembly = assemble(ARTICLE, EXTRACTION, links)
    assert {each.relation for each in assembly.propositions} == {"holdsOffice", "recognizes"}
    assert {each.entity for each in assembly.mentions} == {"norland-1", "ada-vey-1", "sudia-1"}


def test_an_office_is_an_entity_of_its_body() -> None:
    (office,) = assembled().offices
    assert (office.name, office.type, office.affiliated) == ("President of Norland", "Office", "norland-1")
    assert office.id in {each.object for each in assembled().propositions}


def test_a_missing_object_stays_missing() -> None:
    gone = replace(
        EXTRACTION, relations=(Relation("sanctions", SUDIA, -1, span("Sudia denied it."), span("denied"), "p"),)
    )
    (proposition,) = assemble(ARTICLE, gone, LINKS).propositions
    assert proposition.object == ""


@pytest.mark.parametrize("wrong", [Span(-1, 3), Span(5, 5), Span(9, 4), Span(0, 10**6)])
def test_words_that_do_not_stand_in_the_text_are_a_fault(wrong: Span) -> None:
    for broken in (
        replace(EXTRACTION, relations=(replace(FACT, evidence=wrong),)),
        replace(EXTRACTION, relations=(replace(FACT, trigger=wrong),)),
        replace(EXTRACTION, attributions=(replace(SAID[0], spans=(wrong,)),)),
        replace(EXTRACTION, casualties=(replace(EXTRACTION.casualties[0], span=wrong),)),
        replace(EXTRACTION, sentences=(wrong,)),
    ):
        with pytest.raises(EvidenceError, match=r"kell\.txt"):
            assemble(ARTICLE, broken, LINKS)


def test_a_statement_knows_the_one_it_is_reported_in() -> None:
    nested = (SAID[0], replace(SAID[1], parent=0))
    outer, inner = assemble(ARTICLE, replace(EXTRACTION, attributions=nested), LINKS).statements
    within = {outer.within, inner.within} - {""}
    assert within <= {outer.id, inner.id} and len(within) == 1


def test_an_interrupted_quotation_is_one_statement() -> None:
    halves = replace(SAID[1], spans=(span("We will"), span("answer")))
    (statement,) = assemble(ARTICLE, replace(EXTRACTION, attributions=(halves,), relations=()), LINKS).statements
    assert (statement.text, len(statement.spans)) == ("We will answer", 2)


def test_ids_do_not_depend_on_order_or_on_other_articles() -> None:
    backwards = replace(EXTRACTION, relations=EXTRACTION.relations[::-1])
    others = (Link("other.txt", 0, "other-1", "name", 1.0), *LINKS[::-1])
    assert assemble(ARTICLE, backwards, others) == assembled()


def test_the_same_words_in_another_article_are_another_assertion() -> None:
    elsewhere = Article("other.txt", ARTICLE.text)
    links = tuple(replace(link, article="other.txt") for link in LINKS)
    there = assemble(elsewhere, replace(EXTRACTION, article="other.txt"), links)
    assert {each.id for each in there.propositions} == {each.id for each in assembled().propositions}
    assert not {each.id for each in there.assertions} & {each.id for each in assembled().assertions}
    assert not {each.id for each in there.statements} & {each.id for each in assembled().statements}


def test_an_empty_extraction_is_an_article_alone() -> None:
    assembly = assemble(ARTICLE, Extraction(ARTICLE.name), ())
    assert not (assembly.assertions or assembly.statements or assembly.mentions)
