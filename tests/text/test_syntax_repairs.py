"""Repairs of parses: what they mend, and that whatever they get, a tree comes out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import syntax
from kg.text.syntax.repairs import repair

from .parses import pinned, token

ROLES = [
    "nsubj",
    "obl",
    "nmod",
    "advcl",
    "acl",
    "acl:relcl",
    "conj",
    "case",
    "obj",
    "xcomp",
    "parataxis",
    "aux",
    "punct",
]
TAGS = ["VB", "VBD", "VBG", "VBN", "VBZ", "NN", "IN", ","]
WORDS = ["since", "war", "ended", ",", "after", "the", "as"]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[int], list[str], list[str]]:
    """Make a random tree: each token hangs on one that was drawn before it."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    head = list(range(size))
    role = ["root"] * size
    for place in range(1, size):
        head[order[place]] = order[draw(st.integers(0, place - 1))]
        role[order[place]] = draw(st.sampled_from(ROLES))
    tag = [draw(st.sampled_from(TAGS)) for _ in range(size)]
    return role, head, tag, [draw(st.sampled_from(WORDS)) for _ in range(size)]


def assert_no_circle(head: list[int]) -> None:
    for index in range(len(head)):
        seen = {index}
        while head[index] != index:
            index = head[index]
            assert index not in seen
            seen.add(index)


@settings(max_examples=300, deadline=None)
@given(trees())
def test_trees_stay_trees(tree: tuple[list[str], list[int], list[str], list[str]]) -> None:
    role, head, tag, lower = tree
    repair(role, head, tag, lower)
    assert_no_circle(head)


def test_since_opens_a_clause() -> None:
    doc = pinned(
        "Rebels|rebel/NNS/nsubj>7 backed|back/VBN/acl>0 by/IN/case>3 Iran/NNP/obl:agent>1 since/IN/case>5 war/NN/obl>1 "
        "ended|end/VBD/acl:relcl>0 left|leave/VBD/root>"
    )
    assert syntax.marker(token(doc, "ended")) == "since"
    assert syntax.subjects(token(doc, "ended")) == (token(doc, "war"),)


def test_a_root_gets_its_verb() -> None:
    doc = pinned(
        "Groups|group/NNS/root> known|know/VBN/acl>0 as/IN/case>3 Fronts|front/NNS/obl>1 met|meet/VBD/advcl>1 "
        "and/CC/cc>6 left|leave/VBD/conj>1"
    )
    assert syntax.subjects(token(doc, "met")) == (token(doc, "Groups"),)
    assert syntax.subjects(token(doc, "left")) == (token(doc, "Groups"),)


def test_like_goes_with_like() -> None:
    doc = pinned(
        "They|they/PRP/nsubj>1 want|want/VBP/root> to/TO/mark>3 stop/VB/xcomp>1 shooting|shoot/VBG/xcomp>3 and/CC/cc>6 "
        "leave/VB/conj>4"
    )
    assert syntax.conjuncts(token(doc, "leave")) == (token(doc, "stop"), token(doc, "leave"))


def test_results_hang_on_the_main_verb() -> None:
    doc = pinned(
        "Police/NNS/nsubj>1 fired|fire/VBD/root> to/TO/mark>3 disperse/VB/advcl>1 crowds|crowd/NNS/obj>3 ,/,/punct>6 "
        "killing|kill/VBG/advcl>3 one/CD/obj>6"
    )
    (above, *_) = syntax.governing(token(doc, "killing"))
    assert above.token == token(doc, "fired")


def test_a_verb_has_one_subject() -> None:
    """ "Norland rejected Thursday an appeal": what follows the verb is its object."""
    role, head = ["nsubj", "root", "obl:unmarked", "det", "nsubj"], [1, 1, 1, 4, 1]
    repair(role, head, ["NNP", "VBD", "NNP", "DT", "NN"], ["norland", "rejected", "thursday", "an", "appeal"])
    assert role == ["nsubj", "root", "obl:unmarked", "det", "obj"]


def test_an_inverted_subject_stays() -> None:
    role, head = ["ccomp", "root", "nsubj"], [1, 1, 1]
    repair(role, head, ["VBD", "VBD", "NNP"], ["fell", "said", "osei"])
    assert role == ["ccomp", "root", "nsubj"]


def test_a_preposition_marks_the_nearest_noun() -> None:
    """ "armed rebels with guns in violation of": "with" is of "guns", "in" of "violation"."""
    role, head = ["root", "obj", "case", "obl", "case", "obl"], [0, 0, 5, 0, 5, 0]
    repair(role, head, ["VBD", "NNS", "IN", "NNS", "IN", "NN"], ["armed", "rebels", "with", "guns", "in", "violation"])
    assert head == [0, 0, 3, 0, 5, 0]


def test_an_object_alone_is_direct() -> None:
    role, head = ["nsubj", "root", "iobj", "mark", "advcl"], [1, 1, 1, 4, 1]
    repair(role, head, ["NNP", "VBD", "NNP", "IN", "VBG"], ["norland", "accused", "estvia", "of", "firing"])
    assert role[2] == "obj"


def test_a_noun_behind_a_particle_verb_is_its_object() -> None:
    role, head = ["nsubj", "root", "compound:prt", "det", "obl"], [1, 1, 1, 4, 1]
    repair(role, head, ["NNP", "VBD", "RP", "DT", "NN"], ["norland", "brushed", "aside", "the", "plea"])
    assert role[4] == "obj"
    role, head = ["nsubj", "root", "compound:prt", "case", "obl"], [1, 1, 1, 4, 1]
    repair(role, head, ["NNP", "VBD", "RP", "IN", "NNP"], ["norland", "pulled", "out", "of", "estvia"])
    assert role[4] == "obl"


def test_a_clause_with_a_relative_pronoun_is_relative() -> None:
    role, head = ["root", "obj", "nsubj", "acl"], [0, 3, 3, 0]
    repair(role, head, ["NN", "WDT", "NNS", "VBP"], ["claim", "that", "drivers", "dispute"])
    assert role[3] == "acl:relcl"


def test_a_that_clause_has_a_subject() -> None:
    role, head = ["root", "mark", "obj", "ccomp", "obj"], [0, 3, 3, 0, 3]
    repair(role, head, ["VBD", "IN", "NNP", "VB", "NN"], ["demanded", "that", "norland", "forsake", "weapons"])
    assert role[2] == "nsubj"


def test_what_stands_before_the_subject_is_no_second_object() -> None:
    """ "After rebels killed one, Norland sent troops": "one" was killed."""
    role, head = ["mark", "nsubj", "advcl", "obj", "nsubj", "root", "obj"], [2, 2, 5, 5, 5, 5, 5]
    words = ["after", "rebels", "killed", "one", "norland", "sent", "troops"]
    repair(role, head, ["IN", "NNS", "VBD", "CD", "NNP", "VBD", "NNS"], words)
    assert head[3] == 2


def test_whom_one_sees_acting_is_the_object() -> None:
    """ "The army saw rebels entering the town": "rebels" were seen."""
    role, head = ["nsubj", "root", "obj", "advcl", "obj"], [1, 1, 3, 1, 3]
    repair(role, head, ["NN", "VBD", "NNS", "VBG", "NN"], ["army", "saw", "rebels", "entering", "town"])
    assert head[2] == 1


def test_whoever_says_warns() -> None:
    doc = pinned(
        "Vey/NNP/nsubj>1 said|say/VBD/root> dams|dam/NNS/nsubj>4 had|have/VBD/aux>4 burst/VBN/ccomp>1 and/CC/cc>6 "
        "warned|warn/VBN/conj>4 that/IN/mark>9 towns|town/NNS/nsubj>9 flood/VBP/ccomp>6"
    )
    assert syntax.conjuncts(token(doc, "said")) == (token(doc, "said"), token(doc, "warned"))


def test_what_has_a_preposition_is_no_subject() -> None:
    """ "A report by the institute released on Monday": the institute wrote it, and was not released."""
    role, head = ["det", "root", "case", "nsubj", "acl"], [1, 1, 3, 4, 1]
    repair(role, head, ["DT", "NN", "IN", "NNP", "VBN"], ["a", "report", "by", "lund", "released"])
    assert (role[3], head[3]) == ("nmod", 1)


def _mended(words: str) -> tuple[list[str], list[int], list[str]]:
    """Repair a parse written as "word/tag<role:head" and return roles, heads and tags."""
    parts = [word.rsplit("/", 1) for word in words.split()]
    tag = [rest.split("<")[0] for _, rest in parts]
    role = [rest.split("<")[1].split(":")[0] for _, rest in parts]
    head = [int(rest.rsplit(":", 1)[1]) for _, rest in parts]
    repair(role, head, tag, [word.lower() for word, _ in parts])
    return role, head, tag


def test_a_finite_verb_goes_with_the_finite_one() -> None:
    parse = (
        "She/PRP<nsubj:1 accuses/VBZ<root:1 them/PRP<obj:1 of/IN<mark:4 lying/VBG<advcl:1 and/CC<cc:6 pleads/VBZ<conj:4"
    )
    assert _mended(parse)[1][6] == 1


def test_a_negation_behind_an_auxiliary_belongs_to_its_verb() -> None:
    parse = "It/PRP<nsubj:6 would/MD<aux:6 not/RB<advmod:5 ,/,<punct:5 he/PRP<nsubj:5 wrote/VBD<root:5 go/VB<ccomp:5"
    assert _mended(parse)[1][2] == 6


def test_an_unchanged_past_is_a_past() -> None:
    assert _mended("She/PRP<nsubj:1 let/VB<root:1 it/PRP<obj:1 go/VB<xcomp:1")[2][1] == "VBD"
    assert _mended("She/PRP<nsubj:2 will/MD<aux:2 let/VB<root:2 it/PRP<obj:2")[2][2] == "VB"
