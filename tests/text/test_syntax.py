"""The syntax layer over pinned parses of both label schemes: no model needed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.text import syntax

from .parses import pinned, token

HERE = Path(__file__).parent
CASES = [
    (scheme, case["parse"], check)
    for scheme in ("clearnlp", "universal")
    for case in tomllib.loads((HERE / f"syntax_{scheme}.toml").read_text("utf-8"))["case"]
    for check in case["checks"]
]


@pytest.mark.parametrize(("scheme", "parse", "check"), CASES, ids=[f"{s}: {c}" for s, _, c in CASES])
def test_pinned(scheme: str, parse: str, check: str) -> None:
    question, _, expected = check.partition(" =")
    function, word = question.split(" ")
    found = getattr(syntax, function)(token(pinned(parse), word))
    shown = ",".join(t.text for t in found) if isinstance(found, tuple) else str(found)
    assert shown == expected.strip()


def test_there_are_enough_checks() -> None:
    assert len(CASES) >= 90


def _doc() -> Doc:
    return pinned(
        "The/DT/det>1 army/NN/nsubj>8 of/IN/case>3 Norland/NNP/nmod>1 ,/,/punct>6 which/WDT/nsubj>6 "
        "left|leave/VBD/acl:relcl>1 ,/,/punct>6 attacked|attack/VBD/root> Vell/NNP/obj>8 "
        "and/CC/cc>11 burned|burn/VBD/conj>8 it/PRP/obj>11 ././punct>8"
    )


def test_spans_count_in_characters() -> None:
    doc = _doc()
    text = doc.text
    assert syntax.phrase(token(doc, "army")).of(text) == "The army of Norland"
    assert syntax.core_phrase(token(doc, "army")).of(text) == "army"
    assert syntax.clause(token(doc, "burned")).of(text) == "burned it"
    assert syntax.clause(token(doc, "attacked")).of(text).endswith("attacked Vell")


def test_what_governs_a_word() -> None:
    doc = pinned(
        "If/IN/mark>2 Iran/NNP/nsubj>2 denies|deny/VBZ/advcl>7 attacking|attack/VBG/xcomp>2 Vell/NNP/obj>3 "
        "Norland/NNP/nsubj>7 will/MD/aux>7 respond/VB/root>"
    )
    links = [(link.token.text, link.kind, link.marker) for link in syntax.governing(token(doc, "attacking"))]
    assert links == [("denies", "infinitive", ""), ("respond", "adverbial", "if")]


def test_a_clause_keeps_its_since() -> None:
    doc = pinned(
        "Talks|talk/NNS/nsubj>2 have|have/VBP/aux>2 stopped|stop/VBN/root> since/IN/case>4 "
        "war/NN/nsubj>5 began|begin/VBD/parataxis>2"
    )
    assert syntax.marker(token(doc, "began")) == "since"
    assert syntax.adverbial_clauses(token(doc, "stopped")) == (token(doc, "began"),)


def test_odd_docs_have_trees() -> None:
    assert syntax.tree_of(pinned("")).head == []
    lone = pinned("Vell/NNP/root>")
    assert syntax.subjects(lone[0]) == () and syntax.governing(lone[0]) == ()
    assert syntax.phrase(lone[0]).of(lone.text) == "Vell"
