"""Belief counts independent sources; contradictions keep both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.assemble.belief import Voice, believed, priors
from kg.assemble.contradictions import Count, Stand, bounds, opposed_in_number, opposed_in_polarity, opposed_rivals
from kg.assemble.interval import Interval, holding

WIRE = "Government forces took the hill town of Mara on Friday after two days of heavy shelling, residents said."
voices = some.lists(
    some.builds(Voice, some.sampled_from("abcd"), some.floats(0, 0.99), some.sampled_from(["", WIRE, WIRE[:60]])),
    max_size=8,
)


def test_a_wire_story_counts_once_however_many_print_it() -> None:
    copies = [Voice(f"paper {number}", 0.8, WIRE) for number in range(9)]
    assert believed(copies, []).sources == 1
    edited = Voice("another", 0.8, WIRE.replace("Friday", "Friday evening"))
    assert believed([*copies, edited], []).sources == 1


def test_short_or_different_words_do_not_make_a_copy() -> None:
    assert believed([Voice("a", 0.8, "Mara fell."), Voice("b", 0.8, "Mara fell.")], []).sources == 2
    other = Voice("b", 0.8, "The hill town is now held by the army, our reporter saw its soldiers in the streets.")
    assert believed([Voice("a", 0.8, WIRE), other], []).sources == 2


def test_one_side_counts_once() -> None:
    one, two = Voice("norland", 0.4, "The minister said so at noon today."), Voice("norland", 0.4)
    assert believed([one, two], []) == believed([one], [])


@given(voices, voices)
def test_belief_is_a_probability_and_does_not_depend_on_order(pro: list[Voice], contra: list[Voice]) -> None:
    belief = believed(pro, contra)
    assert 0 <= belief.probability <= 1
    assert belief == believed(reversed(pro), reversed(contra))
    assert belief.sources <= len({each.source for each in pro})


@given(voices)
def test_another_independent_source_never_lowers_belief(pro: list[Voice]) -> None:
    more = [*pro, Voice("new", 0.5, "")]
    assert believed(more, []).probability >= believed(pro, []).probability


@given(voices, voices)
def test_a_denial_never_raises_belief(pro: list[Voice], contra: list[Voice]) -> None:
    assert believed(pro, contra).probability <= believed(pro, []).probability


def test_priors_rank_the_sorts_of_sources() -> None:
    rank = priors()
    assert rank["article"] > rank["outlet"] > rank["actor"] > rank["party"] > 0


YES = Stand("norland", "a1", "p", True, Interval())
NO = Stand("sudia", "a2", "p", False, Interval())


def test_different_holders_about_the_same_time_contradict() -> None:
    assert [(each.first, each.second) for each in opposed_in_polarity([NO, YES])] == [("a1", "a2")]


@pytest.mark.parametrize(
    "other",
    [
        Stand("norland", "a2", "p", False, Interval()),
        Stand("sudia", "a2", "p", True, Interval()),
        Stand("sudia", "a2", "p", False, Interval("2000-01-01", "2000-12-31")),
    ],
    ids=["one holder", "one stance", "another time"],
)
def test_otherwise_they_do_not(other: Stand) -> None:
    now = Stand("norland", "a1", "p", True, Interval("2031-01-01", "2031-12-31"))
    assert not list(opposed_in_polarity([now, other]))


def test_control_passes_from_one_to_another_without_contradiction() -> None:
    before = Stand("x", "a1", "p1", True, holding(said="2016-04-02"), "norland")
    after = Stand("y", "a2", "p2", True, holding(said="2031-05-06"), "sudia")
    assert not list(opposed_rivals([before, after], "control"))
    since = Stand("x", "a3", "p1", True, holding(since="1994", said="2031-05-06"), "norland")
    assert [each.kind for each in opposed_rivals([since, after], "control")] == ["control"]


def test_a_thousand_repeats_are_one_contradiction() -> None:
    pro = [Stand("norland", f"a{number}", "p", True, Interval()) for number in range(1000)]
    contra = [Stand("sudia", f"b{number}", "p", False, Interval()) for number in range(1000)]
    assert len(list(opposed_in_polarity([*pro, *contra]))) == 1


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ((46, "exactly"), (50, "exactly"), True),
        ((46, "at least"), (50, "exactly"), False),
        ((46, "about"), (50, "exactly"), False),
        ((46, "at most"), (50, "at least"), True),
        ((46, "exactly"), (46, "about"), False),
    ],
)
def test_numbers_contradict_when_none_satisfies_both(
    one: tuple[int, str], other: tuple[int, str], opposed: bool
) -> None:
    counts = [Count("a", "c1", *bounds(*one), Interval()), Count("b", "c2", *bounds(*other), Interval())]
    assert bool(list(opposed_in_number(counts))) is opposed
