"""Where sentences begin: the network decides, and rules correct it where they are certain."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.text.engine.network import Floats
from kg.text.engine.words import LINE_BREAK_BEFORE, NO_SPACE_BEFORE, Words

TABLE = tomllib.loads((Path(__file__).parent / "data" / "sentences.toml").read_text(encoding="utf-8"))
BEFORE_NAME, BEFORE_NUMBER = frozenset(TABLE["before_name"]), frozenset(TABLE["before_number"])
CLOSING, ENDS = frozenset(TABLE["closing"]), frozenset(TABLE["ends"])
OPENING_QUOTES, PLAIN_QUOTES = frozenset(TABLE["opening_quotes"]), frozenset(TABLE["plain_quotes"])

LEAST_SCORE = -0.7
"""Log odds from which a word starts a sentence, chosen on GUM dev: the network is a little too careful."""


def sentence_starts(scores: Floats, words: Words, begin: int) -> NDArray[np.bool_]:
    """Decide which words of the window from ``begin`` start a sentence; the first always does.

    A line break, the end of a dateline, and a full stop inside a quotation mark that closes before a capital always end
    a sentence; a bracketed agency behind a full stop is one. Within a line no sentence starts with closing punctuation,
    behind an abbreviation that something follows, or in lower case behind a closing quotation mark; and an opening mark
    belongs to the sentence that it opens.
    """
    starts: NDArray[np.bool_] = scores > LEAST_SCORE
    for position in np.flatnonzero(starts).tolist():
        if position and not _certain(words, begin + position):
            _correct(starts, words, begin, position)
    for position in range(len(starts)):
        if _certain(words, begin + position):
            starts[position] = True
    starts[0] = True
    return starts


def opens(words: Words, index: int) -> bool:
    """Tell whether this word is an opening quotation mark: a plain one opens when only its right side is closed."""
    text = words.texts[index]
    if text in OPENING_QUOTES:
        return True
    if text not in PLAIN_QUOTES or index + 1 >= len(words):
        return False
    apart = not words.gaps[index] & NO_SPACE_BEFORE
    return apart and bool(words.gaps[index + 1] & NO_SPACE_BEFORE)


def closes(words: Words, index: int) -> bool:
    """Tell whether this word is a closing quotation mark: a plain one closes when it follows without a space."""
    text = words.texts[index]
    return text in ("”", "’", "»") or (text in PLAIN_QUOTES and bool(words.gaps[index] & NO_SPACE_BEFORE))


def _certain(words: Words, index: int) -> bool:
    """Tell whether a sentence must start here, whatever the network says."""
    if words.gaps[index] & LINE_BREAK_BEFORE or index in words.behind_datelines:
        return True
    if index < 2 or words.gaps[index] & NO_SPACE_BEFORE:
        return False
    before, text = words.texts[index - 1], words.texts[index]
    if text == "(" and before in ENDS:
        return words.texts[index + 1 : index + 3][1:] == [")"] and words.texts[index + 1][0].isupper()
    return words.texts[index - 2] == "." and closes(words, index - 1) and (text[0].isupper() or opens(words, index))


def _correct(starts: NDArray[np.bool_], words: Words, begin: int, position: int) -> None:
    index = begin + position
    text, before = words.texts[index], words.texts[index - 1]
    if text in CLOSING or closes(words, index):
        starts[position] = False
        if position + 1 < len(starts) and before in ENDS and not _continues(words, index + 1):
            starts[position + 1] = True
    elif _goes_on(words, index):
        starts[position] = False
    elif opens(words, index - 1):
        starts[position] = False
        starts[position - 1] = position == 1 or words.texts[index - 2] in ENDS or closes(words, index - 2)


def _goes_on(words: Words, index: int) -> bool:
    text, before = words.texts[index], words.texts[index - 1]
    if before == "." and index > 1 and words.gaps[index - 1] & NO_SPACE_BEFORE:
        before = words.texts[index - 2] + before
    if before in BEFORE_NAME or (before in BEFORE_NUMBER and text[0].isdigit()):
        return True
    return closes(words, index - 1) and text[0].islower()


def _continues(words: Words, index: int) -> bool:
    """Tell whether a word goes on with the sentence before a closing mark: lower case, or more closing punctuation."""
    text = words.texts[index]
    return text[0].islower() or text in CLOSING or closes(words, index)
