"""Capitalised names that neither model nor gazetteer saw, known by their head noun: "Bolivarian National Militia"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.text import Text
from kg.extract.mentions.written import DETERMINERS, SHIPS, is_rank
from kg.extract.nouns import Noun, NounLexicon

_PLAIN = 0.6
_LONGEST = 6
_NAMED = frozenset({"facility", "media", "armed_group", "party", "company"})
_SMALL = frozenset({"de", "do", "da", "del", "of", "al", "el", "-", "la", "le"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_ORDINAL = re.compile(r"[0-9]+(st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_NUMBERED = frozenset({"ArmedForces", "ArmedGroup"})


def unseen_names(text: Text, covered: set[int], lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield runs of two or more capitalised words outside other names that end in the head noun of a kind of name.

    A unit may have a number instead of a second word ("the 4th Division").
    Sentences in which most words are capitalised are headlines and say nothing.
    """
    index, end = 0, len(text)
    while index < end:
        stop = index
        while stop < end and stop not in covered and _continues(text, index, stop):
            stop += 1
        if stop == index:
            index += 1
            continue
        start, noun = _headed(text, index, stop, covered, lexicon)
        alone = start - 1 not in covered and stop not in covered
        if noun is not None and noun.type != "State" and alone and not _in_headline(text, start, stop):
            yield Candidate(start, stop, noun.type, text.joined(start, stop), method="capitalised name", score=0.6)
        index = stop


def named_kinds(text: Text, covered: set[int], lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield capitalised words outside other names right behind the noun that says what they name: "the tanker Galaxy
    Star", "a supply boat, the Aurora", "the newspaper Diario do Norte"."""
    words, lower = text.words, text.tree.lower
    for index, word in enumerate(lower[:-1]):
        noun = lexicon.common.get(word)
        if noun is None or noun.plural or noun.kind not in _NAMED or not words[index].islower() or index in covered:
            continue
        if noun.kind == "facility" and word not in SHIPS:
            continue
        start = index + 1
        if word in SHIPS and words[start : start + 2] == [",", "the"]:
            start += 2
        stop = _run_end(text, start, covered)
        if stop > start and not _in_headline(text, start, stop):
            yield Candidate(start, stop, noun.type, text.joined(start, stop), method="kind and name", score=0.7)


def _run_end(text: Text, start: int, covered: set[int]) -> int:
    """Return where a run of capitalised proper nouns ends, small words inside it included."""
    words, stop = text.words, start
    for index in range(start, min(start + _LONGEST, len(words))):
        if index in covered or words[index] in _DAYS:
            return start if stop == start or index in covered else stop
        if words[index][0].isupper() and text.tree.tag[index].startswith("NNP"):
            stop = index + 1
        elif words[index] not in _SMALL:
            break
    return stop


def _headed(text: Text, start: int, stop: int, covered: set[int], lexicon: NounLexicon) -> tuple[int, Noun | None]:
    """Return where the name in a run begins, behind titles, and its head noun, None where it has none."""
    words, lower = text.words, text.tree.lower
    while start < stop and (lower[start] in DETERMINERS or is_rank(words[start])):
        start += 1
    noun = lexicon.proper.get(lower[stop - 1]) if stop > start else None
    numbered = start > 0 and start - 1 not in covered and _ORDINAL.fullmatch(lower[start - 1]) is not None
    if noun is not None and noun.type in _NUMBERED and numbered:
        return start - 1, noun
    return start, noun if stop - start > 1 else None


def _continues(text: Text, start: int, index: int) -> bool:
    """A capitalised word or a hyphen goes on with a name; an adjective does so inside a sentence only."""
    words, tag = text.words, text.tree.tag[index]
    if words[index] == "-":
        return start < index < len(words) - 1 and words[index + 1][0].isupper()
    if not words[index][0].isupper():
        return False
    inside = index > 0 and words[index - 1][-1].isalnum()
    return tag.startswith("NNP") or (inside and tag.startswith(("JJ", "NN", "VBG")))


def _in_headline(text: Text, start: int, stop: int) -> bool:
    around = [word for word in text.words[max(0, start - 8) : start] + text.words[stop : stop + 8] if word[0].isalpha()]
    return sum(word[0].isupper() for word in around) > _PLAIN * len(around)
