"""Quotation marks of every sort, well and badly paired."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import kg.text
from kg.extract.attribution import draft_attributions
from kg.extract.attribution.quotations import Quotation, quotations

FOREIGN = Path(__file__).parents[3] / "shared" / "data" / "quotations" / "textacy_direct_quotations.jsonl"
ARTICLE = (
    "The mayor said the bridge was mined. The river rose at night.\n\n"
    '"Nobody can cross," said Captain Ruiz. "We wait for boats."\n\n'
    "The army's engineers arrived in the '90s barracks. Their 5'10\" ladder was too short.\n\n"
    "The ministry denied that the dam had burst."
)
MARKS = st.sampled_from(['"', "“", "”", "'", "‘", "’", "«", "»", "„", "``", "''", "`", "‚", "‹", "›", "＂"])


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "no" and left.', ["no"]),
        ("He said “no” and left.", ["no"]),
        ("He said ‘no’ and left.", ["no"]),
        ("He said 'no' and left.", ["no"]),
        ("He said «no» and left.", ["no"]),
        ("He said « no » and left.", ["no"]),
        ("He said „no“ and left.", ["no"]),
        ("He said ``no'' and left.", ["no"]),
        ('He said “no" and left.', ["no"]),
        ('"One," he said. "Two," she said.', ["One,", "Two,"]),
        ("He said: \"They shouted 'stop' twice.\"", ["They shouted 'stop' twice.", "stop"]),
        ("He said: 'They shouted \"stop\" twice.'", ['They shouted "stop" twice.', "stop"]),
        ("“He told me ‘go’,” she said.", ["He told me ‘go’,", "go"]),
        ("The boys' camp and the girls' tents stood in the '90s barracks.", []),
        ("Rock 'n' roll isn't the soldiers' music; tell 'em it's over.", []),
        ("The wall is 6' 2\" high and 5'10\" wide.", []),
        ('A 12" shell struck the "old mill".', ["old mill"]),
        ("O'Brien's and D'Angelo's men don't.", []),
        ("‘Twas the ’90s.", []),
        ('Somebody forgot to close "the mark. The next "one" is fine.', ["the mark. The next", "one"]),
        ('Only a closing mark" here.', []),
        ('Nothing between "" these.', [""]),
        ('A lonely "', [""]),
        ('("Bracketed")', ["Bracketed"]),
        ("The ‘safe zone’ was shelled.", ["safe zone"]),
        ("It was the soldiers’ camp.", []),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    assert [quotation.inner.of(text) for quotation in quotations(text)] == inner


def test_speech_over_paragraphs_opens_anew_each_time() -> None:
    text = 'She said: "One.\n\n"Two.\n\n"Three."\n\n"Four," he said.'
    found = quotations(text)
    assert [q.inner.of(text) for q in found] == ["One.", "Two.", "Three.", "Four,"]
    assert [q.continues for q in found] == [False, True, True, False]
    assert [q.closed for q in found] == [False, False, True, True]


def test_forgotten_mark_ends_with_its_paragraph() -> None:
    text = 'He said "it is over.\n\nThe army left. The "old mill" burned.'
    assert [q.inner.of(text) for q in quotations(text)] == ["it is over.", "old mill"]


def test_depth_tells_what_stands_in_what() -> None:
    text = "\"He said 'no' to us.\""
    assert [q.depth for q in quotations(text)] == [0, 1]


@given(st.text(alphabet=st.sampled_from(list("ab '\"“”‘’«»`.,\n0")), max_size=80))
def test_any_text_gives_ordered_spans_that_do_not_cross(text: str) -> None:
    found = quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for quotation in found:
        assert (
            0 <= quotation.span.start <= quotation.inner.start <= quotation.inner.end <= quotation.span.end <= len(text)
        )
        assert "\n\n" not in quotation.inner.of(text)
    assert not any(_cross(one, other) for one in found for other in found)


@pytest.mark.parametrize("unit", [" 'a", "“a” ‘b’ ", "‘a ", '"', " ", "boys' "])
def test_time_grows_with_the_text(unit: str) -> None:
    """A quadratic search would need minutes for this."""
    before = time.process_time()
    quotations(unit * (200_000 // len(unit)))
    assert time.process_time() - before < 15


def _cross(one: Quotation, other: Quotation) -> bool:
    return one.span.start < other.span.start < one.span.end < other.span.end


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), MARKS), min_size=1, max_size=4))
def test_marks_put_in_anywhere_never_swallow_another_paragraph(nlp: Language, marks: list[tuple[int, str]]) -> None:
    text = ARTICLE
    for place, mark in sorted(marks, reverse=True):
        text = text[:place] + mark + text[place:]
    for draft in draft_attributions(nlp(text)):
        for span in draft.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert "\n\n" not in span.of(text)
            assert span.of(text).strip() == span.of(text)


@pytest.mark.skipif(not FOREIGN.exists(), reason="material of the workplace only")
def test_direct_quotations_of_textacy(nlp: Language) -> None:
    cases = [json.loads(line) for line in FOREIGN.read_text("utf-8").splitlines()]
    assert len(cases) >= 6
    for case in cases:
        text = case["text"]
        found = [
            (d.speaker_span.of(text) if d.speaker_span else "", d.cue.of(text) if d.cue else "", d.spans[0].of(text))
            for d in draft_attributions(nlp(text))
            if d.direct
        ]
        wanted = [(e["speaker"], e["cue"], e["content"].strip('"').rstrip(",")) for e in case["expected"]]
        assert found == wanted


def test_our_own_like_them(nlp: Language) -> None:
    for text, wanted in (
        ('Haddad said, "The wells are dry!"', [("Haddad", "The wells are dry!")]),
        ('Haddad spoke from a truck. "The wells are dry," he said.', [("he", "The wells are dry")]),
        (
            '"The wells are dry!" insists Haddad. "We need pumps."',
            [("Haddad", "The wells are dry!"), ("Haddad", "We need pumps.")],
        ),
        ('Haddad claims that his book is called "Dry Wells".', []),
        ('Haddad thinks that the pumps are "toys".', []),
    ):
        found = [d for d in draft_attributions(nlp(text)) if d.direct]
        assert [(d.speaker_span.of(text) if d.speaker_span else "", d.spans[0].of(text)) for d in found] == wanted
