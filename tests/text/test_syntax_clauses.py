"""Repairs of clauses: each subject, clause and number finds its verb or noun."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kg.text import syntax
from kg.text.syntax.clauses import repair_clauses

from .parses import pinned, token
from .test_syntax_repairs import assert_no_circle, trees


@settings(max_examples=300, deadline=None)
@given(trees())
def test_trees_stay_trees(tree: tuple[list[str], list[int], list[str], list[str]]) -> None:
    role, head, tag, lower = tree
    repair_clauses(role, head, tag, lower)
    assert_no_circle(head)


@pytest.mark.parametrize(
    ("parse", "verb", "subject"),
    [
        (
            "Guards|guard/NNS/nsubj>1 stopped|stop/VBD/advcl>4 by/IN/case>3 rebels|rebel/NNS/obl>1 "
            "said|say/VBD/root> nothing/NN/obj>4",
            "said",
            "Guards",
        ),
        (
            "Osei/NNP/nsubj>1 said|say/VBD/root> ,/,/punct>2 close/JJ/advmod>1 to/IN/case>6 90/CD/nummod>6 "
            "schools|school/NNS/obl>3 will/MD/aux>8 close/VB/acl:relcl>6",
            "close#2",
            "schools",
        ),
        (
            "They/PRP/nsubj>1 crossed|cross/VBD/root> a/DT/det>3 bridge/NN/obj>1 which/WDT/nsubj>8 as/IN/mark>7 "
            "we/PRP/nsubj>7 said|say/VBD/advcl>1 serves|serve/VBZ/ccomp>7 farmers|farmer/NNS/obj>8",
            "serves",
            "bridge",
        ),
    ],
)
def test_a_finite_clause_finds_its_subject(parse: str, verb: str, subject: str) -> None:
    doc = pinned(parse)
    assert syntax.subjects(token(doc, verb)) == (token(doc, subject),)


@pytest.mark.parametrize(
    ("parse", "verb", "contents"),
    [
        (
            "They/PRP/nsubj>1 claimed|claim/VBD/root> victory/NN/obj>1 however/RB/advmod>5 others/NNS/nsubj>5 "
            "doubted|doubt/VBD/ccomp>1 it/PRP/obj>5",
            "claimed",
            [],
        ),
        (
            "Fire/NN/nsubj>1 hit|hit/VBD/root> homes|home/NNS/obj>1 ,/,/punct>4 killing|kill/VBG/advcl>1 six/CD/obj>4 "
            ",/,/punct>8 a/DT/det>8 boy/NN/appos>5 ,/,/punct>11 Osei/NNP/nsubj>11 wrote|write/VBD/parataxis>8",
            "wrote",
            ["hit"],
        ),
        (
            "Osei/NNP/nsubj>1 said|say/VBD/root> war/NN/nsubj>3 goes|go/VBZ/ccomp>1 on/RB/advmod>3 and/CC/cc>8 "
            "its/PRP$/nmod:poss>7 end/NN/nsubj>8 lies|lie/VBZ/conj>1 far/RB/advmod>8",
            "said",
            ["goes", "lies"],
        ),
        (
            "Osei/NNP/nsubj>1 said|say/VBD/root> war/NN/nsubj>3 goes|go/VBZ/ccomp>1 on/RB/advmod>3 ,/,/punct>9 "
            "and/CC/cc>9 its/PRP$/nmod:poss>8 end/NN/nsubj>9 lies|lie/VBZ/conj>1 far/RB/advmod>9",
            "said",
            ["goes"],
        ),
        (
            "They/PRP/nsubj>1 agreed|agree/VBD/root> that/IN/mark>4 there/EX/expl>4 is|be/VBZ/cop>5 work/NN/nsubj>11 "
            "left|leave/VBN/acl>5 and/CC/cc>11 that/IN/mark>11 trade/NN/nsubj>11 is|be/VBZ/cop>11 vital/JJ/ccomp>1",
            "agreed",
            ["work", "vital"],
        ),
        (
            "Osei/NNP/nsubj>1 announced|announce/VBD/root> a/DT/det>3 truce/NN/obj>1 ;/:/punct>6 it/PRP/nsubj>6 "
            "failed|fail/VBD/parataxis>1",
            "announced",
            [],
        ),
        (
            "Fire/NN/nsubj>1 hit|hit/VBD/root> homes|home/NNS/obj>1 ,/,/punct>5 a/DT/det>5 school/NN/appos>2 "
            ",/,/punct>7 Osei/NNP/nsubj>8 wrote|write/VBD/parataxis>5",
            "wrote",
            ["hit"],
        ),
    ],
)
def test_what_was_said(parse: str, verb: str, contents: list[str]) -> None:
    doc = pinned(parse)
    assert [found.text for found in syntax.complements(token(doc, verb))] == contents


def test_who_is_singled_out_does_it_too() -> None:
    doc = pinned(
        "Powers|power/NNS/nsubj>7 ,/,/punct>3 particularly/RB/advmod>3 Norland/NNP/appos>0 and/CC/cc>5 "
        "Estvia/NNP/conj>3 must/MD/aux>7 act/VB/root>"
    )
    assert [found.text for found in syntax.subjects(token(doc, "act"))] == ["Powers", "Norland", "Estvia"]


def test_a_bare_verb_is_no_part_of_a_noun() -> None:
    """ "They demand the rebels end attacks"."""
    role, head = ["nsubj", "root", "det", "compound", "compound", "obj"], [1, 1, 5, 5, 5, 1]
    repair_clauses(
        role, head, ["PRP", "VBP", "DT", "NNS", "VB", "NNS"], ["they", "demand", "the", "rebels", "end", "a"]
    )
    assert (role[2:], head[2:]) == (["det", "nsubj", "ccomp", "obj"], [3, 4, 1, 4])


def test_a_participle_has_an_auxiliary() -> None:
    role, head, tag = ["nsubj", "root", "cc", "conj"], [1, 1, 3, 1], ["NNP", "VBD", "CC", "VBN"]
    repair_clauses(role, head, tag, ["osei", "left", "and", "called"])
    assert tag[3] == "VBD"


def test_a_number_counts_no_verb() -> None:
    """ "Osei spoke of 600 killed"."""
    role, head = ["nsubj", "root", "case", "nummod", "advcl"], [1, 1, 3, 4, 1]
    repair_clauses(role, head, ["NNP", "VBD", "IN", "CD", "VBN"], ["osei", "spoke", "of", "600", "killed"])
    assert (role[3:], head[3:]) == (["obl", "acl"], [1, 3])


def test_an_object_has_no_preposition() -> None:
    role, head = ["nsubj", "root", "case", "obj"], [1, 1, 3, 1]
    repair_clauses(role, head, ["NNS", "VBD", "IN", "NNP"], ["troops", "withdrew", "from", "estvia"])
    assert role[3] == "obl"


@pytest.mark.parametrize(
    ("parse", "verb", "agents"),
    [
        (
            "Gunmen|gunman/NNS/nsubj>1 killed|kill/VBD/root> ten/CD/nummod>3 soldiers|soldier/NNS/obj>1 ,/,/punct>5 "
            "doctors|doctor/NNS/conj>3 and/CC/cc>8 an/DT/det>8 official/NN/nsubj>9 said|say/VBD/conj>1 ././punct>1",
            "said",
            ["doctors", "official"],
        ),
        (
            "Osei/NNP/nsubj>1 had|have/VBD/root> the/DT/det>3 mercenaries|mercenary/NNS/nsubj:pass>4 "
            "arrested|arrest/VBN/xcomp>1",
            "arrested",
            ["Osei"],
        ),
        (
            "Estvia/NNP/nsubj>2 is|be/VBZ/cop>2 one/CD/root> of/IN/case>5 two/CD/nummod>5 states|state/NNS/nmod>2 "
            "that/WDT/nsubj>7 attacked|attack/VBD/acl:relcl>5 Norland/NNP/obj>7",
            "attacked",
            ["Estvia", "states"],
        ),
        (
            "Estvia/NNP/nsubj>3 is|be/VBZ/cop>3 not/RB/advmod>3 one/CD/root> of/IN/case>5 states|state/NNS/nmod>3 "
            "that/WDT/nsubj>7 attacked|attack/VBD/acl:relcl>5 Norland/NNP/obj>7",
            "attacked",
            ["states"],
        ),
        (
            "Five/CD/nummod>1 members|member/NNS/nsubj>6 ,/,/punct>5 among/IN/case>4 them|they/PRP/nmod>5 "
            "Norland/NNP/parataxis>6 voted|vote/VBD/root>",
            "voted",
            ["members", "Norland"],
        ),
        (
            "Osei/NNP/nsubj>1 condemned|condemn/VBD/root> actions|action/NNS/obj>1 of/IN/case>4 Norland/NNP/nmod>2 "
            ",/,/punct>7 which/WDT/nsubj>7 began|begin/VBD/acl:relcl>2",
            "began",
            ["actions"],
        ),
    ],
)
def test_who_acts_is_found(parse: str, verb: str, agents: list[str]) -> None:
    doc = pinned(parse)
    assert [found.text for found in syntax.agents(token(doc, verb))] == agents


def test_deeds_have_no_boats() -> None:
    doc = pinned(
        "Osei/NNP/nsubj>1 condemned|condemn/VBD/root> actions|action/NNS/obj>1 of/IN/case>4 Norland/NNP/nmod>2 "
        ",/,/punct>8 whose/WP$/nmod:poss>7 boats|boat/NNS/nsubj>8 fired|fire/VBD/acl:relcl>2"
    )
    assert [found.text for found in syntax.possessors(token(doc, "boats"))] == ["Norland"]
