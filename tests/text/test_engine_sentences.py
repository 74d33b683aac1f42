"""Where sentences end in news text: quotations, datelines, abbreviations, headlines, captions."""

from __future__ import annotations

import pytest
from spacy.language import Language

import kg.text
from kg.text.engine.lines import dateline_ends, soft_breaks

# A bar marks each place where one sentence ends and the next begins.
CASES = {
    "quotation and speaker": '"The talks failed," the envoy said.| "They walked out."',
    "typographic quotation": "“The talks failed,” the envoy said.| “They walked out.”",
    "single quotation marks": "‘We are finished,’ she said.| ‘Go home.’| Nobody moved.",
    "stop inside the quotation": "“The siege is over.”| Residents returned on Friday.",
    "question before the speaker": "“Will they come?” he asked.| Nobody answered.",
    "exclamation before the speaker": '"Never!" she said.| "It is our land."',
    "dateline": "NAIROBI --| Two soldiers died on Monday.",
    "dateline with two places": "KHARTOUM/CAIRO (Reuters) -| Two soldiers died on Monday.",
    "dateline with country and date": "GOMA, Congo, Nov. 3 (AFP) –| Two soldiers died on Monday.",
    "dateline of two words": "UNITED NATIONS (AP) —| The Council met on Monday.",
    "dateline after a date": "date 2021-05-02 QUITO --| Two soldiers died on Monday.",
    "month": "The truce of Oct. 9 was broken on Nov. 2.| Shelling resumed.",
    "title of two parts": "Brig. Gen. Okello met Maj. Gen. Diaz.| They agreed.",
    "title": "Gen. Okello met Col. Sanders and Sen. Diaz.| They agreed.",
    "number": "Resolution No. 1701 followed Resolution No. 425.| Both were ignored.",
    "organisation": "He works for the U.N. in Geneva.| She does not.",
    "headline": "Rebels reject peace plan|\nThe rebels said on Monday that the plan was dead.",
    "headline and blank line": "Rebels reject peace plan|\n\nThe rebels said on Monday that the plan was dead.",
    "caption": "A soldier guards a bridge in Juba, South Sudan May 3, 2019.| (REUTERS)|\n\nThe army denied it.",
    "bracketed agency": "The mayor fled before dawn.| (AFP)",
    "dash in the sentence": "The deal – signed in Doha – collapsed.| Nobody was surprised.",
    "ellipsis": "It was over…| Nobody said a word.",
    "bracket closed behind the stop": "The minister resigned (he had been ill.)| Nobody replaced him.",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.text.load()


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES)
def test_sentence_ends(nlp: Language, case: str) -> None:
    text = CASES[case].replace("|", "")
    expected = [part.strip() for part in CASES[case].split("|")]
    assert [sentence.text.strip() for sentence in nlp(text).sents] == expected


def test_a_hard_wrapped_paragraph_is_one_sentence(nlp: Language) -> None:
    text = "The two sides, which have been\nfighting since September, agreed\non a truce from midnight."
    assert len(list(nlp(text).sents)) == 1


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("The two sides agreed on\na truce from midnight on\nSunday, officials said.", [23, 48]),
        ("Rebels reject plan\nA long line of text that follows the headline and goes on and on\nThe end", []),
        ("One\n\nTwo\n\nThree", []),
        ("", []),
        ("\n\n\n", []),
    ],
)
def test_soft_breaks(text: str, breaks: list[int]) -> None:
    assert list(soft_breaks(text)) == breaks


@pytest.mark.parametrize(
    "text",
    [
        "NATO said on Monday - for the first time - that it would act.",
        "The UN - which has 193 members - voted.",
        "Kyiv-based analysts disagree.",
        "A 10-day truce",
        "U.S.-led forces left.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert list(dateline_ends(text)) == []


@pytest.mark.parametrize(
    "unit", [" ", "AB ", "AB/", "A", "a", "AB, C", "AB (", "-", "\n", " \n", "2020-01-01 ", "AB -"]
)
def test_long_runs_of_anything_are_searched_in_linear_time(unit: str) -> None:
    text = "BAKU" + unit * (200_000 // len(unit))
    assert len(list(dateline_ends(text))) <= 1
    assert all(text[position] == "\n" for position in soft_breaks(text))
