"""Every cue shows itself: its example goes through the engine and gives the content between the brackets."""

from __future__ import annotations

import pytest
from spacy.language import Language

import kg.text
from kg.errors import SettingsError
from kg.extract.attribution import draft_attributions
from kg.extract.attribution.lexicon import Cue, lexicon, read_lexicon


def _cues() -> list[Cue]:
    known = lexicon()
    verbs = [cue for cues in known.verbs.values() for cue in cues]
    return [*verbs, *known.nouns.values(), *known.sources]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def test_there_are_enough_cues() -> None:
    assert len(_cues()) >= 150


@pytest.mark.parametrize("cue", _cues(), ids=lambda cue: " ".join(cue.words) + ":" + cue.example[:20])
def test_example(cue: Cue, nlp: Language) -> None:
    before, content, after = cue.example.replace("]", "[").split("[")
    text = before + content + after
    doc = nlp(text)
    drafts = draft_attributions(doc)
    found = [d for d in drafts if d.spans[0].of(text) == content]
    assert len(found) == 1, [d.spans[0].of(text) for d in drafts]
    cue_word = doc[found[0].cue_root]
    assert cue.words[0] in (cue_word.lemma_.lower(), cue_word.lower_)
    assert set(cue.kinds) <= set(found[0].kinds)
    assert found[0].speaker_root >= 0


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('{ takes = ["song"] }', "unknown frame 'song'"),
        ('{ takes = ["clause"], kinds = ["insult"] }', "unknown kind 'insult'"),
        ('{ takes = ["clause"], colour = "red" }', "unknown field 'colour'"),
    ],
)
def test_wrong_entry_is_named(entry: str, fault: str) -> None:
    with pytest.raises(SettingsError, match=f"cue 'sing': {fault}"):
        read_lexicon(f"[verbs]\nsing = {entry}")
