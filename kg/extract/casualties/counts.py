"""How many: the number on a noun phrase, with its comparator."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.casualties.lexicon import Lexicon
from kg.extract.numbers import is_number_word, number, vague_number
from kg.text import syntax

_JOINTS = frozenset({"-", "–", "and", "to", "or"})
_UNITS = frozenset({"%", "percent", "per", "$", "€", "£", "year", "years"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people; ``value`` is None where the words give none ("dozens"). Tokens ``start`` to ``end``."""

    value: int | None
    comparator: str
    start: int
    end: int


def count_of(noun: Token, lexicon: Lexicon) -> Count | None:
    """Return the count on a noun, or of a number that stands for people itself ("killed 12")."""
    for token in (*syntax.numerals(noun), noun):
        word = token.lower_
        if is_number_word(word) and token.pos_ != "DET":
            return _counted(token, lexicon)
        if vague_number(word) is not None:
            return Count(None, _comparator(noun.doc, token.i, token.i + 1, lexicon), token.i, token.i + 1)
    if _is_single(noun) and lexicon.is_people(noun.lemma_.lower(), noun.lower_):
        return Count(1, "exactly", noun.i, noun.i + 1)
    return None


def _is_single(noun: Token) -> bool:
    return noun.tag_ == "NN" and any(child.lower_ in ("a", "an", "another") for child in noun.lefts)


def _counted(token: Token, lexicon: Lexicon) -> Count | None:
    start, end = _run(token)
    doc = token.doc
    beside = {doc[start - 1].lower_ if start else "", doc[end].lower_ if end < len(doc) else ""}
    if beside & _UNITS:
        return None
    words = [doc[index].lower_ for index in range(start, end)]
    value, is_range = _value(words)
    if value is None or value > 10**9:
        return None
    comparator = "about" if is_range else _comparator(doc, start, end, lexicon)
    return Count(value, comparator, start, end)


def _run(token: Token) -> tuple[int, int]:
    """Return the stretch of number words around one: "two hundred and five", "10 to 15"."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and _continues(doc, start - 1, -1):
        start -= 1
    while end < len(doc) and _continues(doc, end, 1):
        end += 1
    return start, end


def _continues(doc: Doc, index: int, way: int) -> bool:
    word = doc[index].lower_
    if is_number_word(word) and word != "no":
        return True
    beyond = index + way
    joined = word in _JOINTS and 0 <= beyond < len(doc) and 0 <= index - way < len(doc)
    return joined and is_number_word(doc[beyond].lower_) and doc[beyond].sent == doc[index].sent


def _value(words: list[str]) -> tuple[int | None, bool]:
    """Return the number, the lower one of a range, and whether it is a range."""
    for joint in ("to", "or", "-", "–"):
        if joint in words:
            at = words.index(joint)
            low, high = number(" ".join(words[:at])), number(" ".join(words[at + 1 :]))
            if low is not None and high is not None and (joint != "-" or low < 20 or high >= 10) and high > low:
                return low, True
    return number(" ".join(words)), False


def _comparator(doc: Doc, start: int, end: int, lexicon: Lexicon) -> str:
    before = " ".join(doc[index].lower_ for index in range(max(0, start - 4), start))
    for phrase, name in lexicon.before:
        if before == phrase or before.endswith(" " + phrase):
            return name
    after = " ".join(doc[index].lower_ for index in range(end, min(len(doc), end + 5)))
    for phrase, name in lexicon.after:
        if after.startswith(phrase) or after.partition(" ")[2].startswith(phrase):
            return name
    return "exactly"
