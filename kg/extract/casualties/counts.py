"""How many: the number on a noun phrase, with its comparator."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.extract.casualties.lexicon import Lexicon
from kg.extract.nouns import noun_lexicon
from kg.extract.numbers import is_number_word, number, vague_number
from kg.extract.time import is_time
from kg.text import syntax

_RANGE = re.compile(r"(\d)[–-](\d)")
_JOINTS = frozenset({"-", "–", "and", "to", "or"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "last", "next", "other"})
_MANY = frozenset({"several", "few", "many", "some"})
_UNITS = frozenset({"%", "percent", "per", "$", "€", "£", "year", "years"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people; ``value`` is None where the words give none ("dozens"). Tokens ``start`` to ``end``.

    ``highest`` is the upper end of a range ("120 to 140"), of which ``value`` is the lower; None without a range.
    """

    value: int | None
    comparator: str
    start: int
    end: int
    highest: int | None = None

    def bounds(self) -> tuple[Count, ...]:
        """Return both ends of a range, each as a count of its own; else the count."""
        if self.highest is None:
            return (self,)
        low, high = (replace(self, highest=None, comparator=side) for side in ("at least", "at most"))
        return low, replace(high, value=self.highest)


def count_of(noun: Token, lexicon: Lexicon) -> Count | None:
    """Return the count on a noun, or of a number that stands for people itself ("killed 12").

    A single person ("a soldier", "the soldier") counts one.
    """
    beside = noun.doc[noun.i - 1 : noun.i] if noun.i else ()
    inner = [numeral for word in syntax.adjectives(noun) for numeral in syntax.numerals(word)]  # "35 more civilians"
    for token in (*syntax.numerals(noun), *inner, noun, *beside):
        word = token.lower_
        if _is_number(word) and token.pos_ != "DET" and not is_time(syntax.tree_of(token.doc), token.i):
            return _counted(token, lexicon)
        if vague_number(word) is not None:
            return Count(None, _comparator(noun.doc, token.i, token.i + 1, lexicon), token.i, token.i + 1)
    for link in syntax.governing(noun)[:1]:
        if link.marker == "of" and is_number_word(link.token.lower_):
            return _counted(link.token, lexicon)
    if _is_single(noun, lexicon):
        return Count(1, "exactly", noun.i, noun.i + 1)
    return None


def _is_number(word: str) -> bool:
    """Say whether a word is a number or, in one token, a range ("120–140")."""
    return is_number_word(word) or all(is_number_word(part) for part in word.replace("–", "-").split("-"))


def _is_single(noun: Token, lexicon: Lexicon) -> bool:
    known = noun_lexicon().common.get(noun.lower_)
    if noun.tag_ != "NN" or noun.lower_ in lexicon.never or known is None or known.type != "Person":
        return False
    words = {child.lower_ for child in noun.lefts}
    return bool(words & {"a", "an", "the"}) and not words & _ORDINALS


def _counted(token: Token, lexicon: Lexicon) -> Count | None:
    start, end = _run(token)
    doc = token.doc
    beside = {doc[start - 1].lower_ if start else "", doc[end].lower_ if end < len(doc) else ""}
    if beside & _UNITS:
        return None
    words = _RANGE.sub(r"\1 – \2", doc[start:end].text.lower()).split()
    value, highest = _value(words)
    if start and doc[start - 1].lower_ in ("a", "an") and words[0] in ("million", "hundred", "thousand", "dozen"):
        start -= 1
        if start and doc[start - 1].lower_ == "half" and value is not None:
            start, value = start - 1, value // 2  # "half a million"
    if doc[start].i and doc[start - 1].lower_ in _MANY and words[0] in ("dozen", "hundred", "thousand", "million"):
        return Count(None, "exactly", start - 1, end)
    if value is None or value > 10**9:
        return None
    return Count(value, _comparator(doc, start, end, lexicon), start, end, highest)


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
    if _is_number(word) and word != "no":
        return True
    beyond = index + way
    if word == "and" and not _is_inside_number(doc, index):
        return False
    joined = word in _JOINTS and 0 <= beyond < len(doc) and 0 <= index - way < len(doc)
    return joined and is_number_word(doc[beyond].lower_)


def _is_inside_number(doc: Doc, index: int) -> bool:
    """ "two hundred and five", "between 10 and 15"; not "killed 10 and 15 more"."""
    is_multiple = doc[index - 1].lower_ in ("hundred", "thousand", "million")
    return index > 1 and (is_multiple or doc[index - 2].lower_ == "between")


def _value(words: list[str]) -> tuple[int | None, int | None]:
    """Return the number, the lower one of a range, and the higher one of a range."""
    joints = ("to", "or", "-", "–") if "and" not in words or len(words) > 3 else ("and",)
    for joint in joints:
        if joint in words:
            at = words.index(joint)
            low, high = number(" ".join(words[:at])), number(" ".join(words[at + 1 :]))
            if low is not None and high is not None and (joint != "-" or low < 20 or high >= 10) and high > low:
                return low, high
    return number(" ".join(words)), None


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
