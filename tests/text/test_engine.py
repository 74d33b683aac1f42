"""The engine as a spaCy component: what it writes, that it depends on the text alone, that it can be saved."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.text
from kg.errors import SettingsError
from kg.model import Article

TEXTS = (
    "GENEVA (Reuters) - Foreign Minister Maria Keller said on Monday that the ceasefire had collapsed.",
    "“We did not fire first,” the general told reporters. “They did.”",
    "Rebels captured two villages near Osh.\n\nThe army denied it.",
    "",
    " \n ",
    "Talks, which were brokered by Norway, ended without an agreement, a U.N. official said.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def written(doc: Doc) -> list[tuple[object, ...]]:
    """Everything that the pipeline writes about each token."""
    return [
        (
            t.text,
            t.i - t.head.i,
            t.dep_,
            t.tag_,
            t.pos_,
            str(t.morph),
            t.lemma_,
            t.ent_iob_,
            t.ent_type_,
            t.is_sent_start,
        )
        for t in doc
    ]


def test_reads_a_sentence(nlp: Language) -> None:
    doc = nlp("Kenyan police arrested two men in Nairobi on Friday.")
    arrested = doc[2]
    assert (arrested.dep_, arrested.lemma_, arrested.tag_) == ("ROOT", "arrest", "VBD")
    assert [child.text for child in arrested.children if child.dep_ in ("nsubj", "obj")] == ["police", "men"]
    assert [(e.text, e.label_) for e in doc.ents if e.label_ in ("NORP", "GPE")] == [
        ("Kenyan", "NORP"),
        ("Nairobi", "GPE"),
    ]


def test_passive_agent_and_clausal_complement(nlp: Language) -> None:
    doc = nlp("The mayor said that the bridge was destroyed by rebels.")
    labels = {token.text: (token.dep_, token.head.text) for token in doc}
    assert labels["bridge"] == ("nsubj:pass", "destroyed")
    assert labels["rebels"] == ("obl:agent", "destroyed")
    assert labels["destroyed"] == ("ccomp", "said")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n", "  two", "two \n"])
def test_white_space_is_annotated_too(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.dep for token in doc)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


@pytest.mark.parametrize("batch_size", [1, 2, 5, 100])
def test_an_analysis_does_not_depend_on_the_batch(nlp: Language, batch_size: int) -> None:
    alone = [written(nlp(text)) for text in TEXTS]
    articles = [Article(name=str(number), text=text) for number, text in enumerate(TEXTS)]
    together = [written(doc) for _, doc in kg.text.parse(nlp, articles, batch_size=batch_size)]
    assert together == alone


def test_parse_pairs_each_article_with_its_text(nlp: Language) -> None:
    articles = [Article(name=f"{number}.txt", text=text) for number, text in enumerate(TEXTS)]
    pairs = list(kg.text.parse(nlp, articles))
    assert [article for article, _ in pairs] == articles
    assert all(doc.text == article.text for article, doc in pairs)


def test_a_text_longer_than_a_window_is_read_whole(nlp: Language) -> None:
    sentence = "The envoy said that both sides had agreed to a truce in the northern valley. "
    doc = nlp(sentence * 60)
    assert len(list(doc.sents)) == 60
    assert [s.root.text for s in doc.sents] == ["said"] * 60


def test_a_sentence_longer_than_a_window_still_ends(nlp: Language) -> None:
    doc = nlp("troops and " * 700 + "tanks")
    assert all(sum(token.head.i == token.i for token in sentence) == 1 for sentence in doc.sents)


def test_saved_and_loaded_again(nlp: Language, tmp_path) -> None:  # type: ignore[no-untyped-def]
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    unpacked = kg.text.load().from_bytes(nlp.to_bytes())
    for text in TEXTS:
        assert written(again(text)) == written(nlp(text)) == written(unpacked(text))


def test_an_unknown_model_names_the_remedy() -> None:
    with pytest.raises(SettingsError, match=r"no language model 'xx_none'.*install it"):
        kg.text.load("xx_none")


def test_any_pipeline_can_be_loaded(tmp_path) -> None:  # type: ignore[no-untyped-def]
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path)
    assert kg.text.load(str(tmp_path)).pipe_names == ["sentencizer"]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("They won't go.", "wo", "will"),
        ("They won't go.", "n't", "not"),
        ("She's met us.", "us", "we"),
        ("He’s visited Rome.", "’s", "have"),
        ("Armenian troops left.", "Armenian", "Armenian"),
        ("Armenian troops left.", "left", "leave"),
        ("Those cities fell.", "cities", "city"),
        ("Their army fled.", "fled", "flee"),
    ],
)
def test_lemmas(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert next(token.lemma_ for token in nlp(text) if token.text == word) == lemma
