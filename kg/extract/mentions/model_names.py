"""Names that the language model found, cut to the name itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extract.mentions.written import DETERMINERS, is_mark, is_rank

LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"})


class ModelName(NamedTuple):
    """Tokens ``start`` to ``stop`` (exclusive) with the model's label."""

    start: int
    stop: int
    label: str


def model_names(doc: Doc, words: list[str], is_state: Callable[[str], bool]) -> Iterator[ModelName]:
    """Yield the model's names without determiners, titles, quotation marks and possessive endings.

    A possessor that is a state is cut off ("Armenia's Artur Vanetsyan"); brackets end a name ("Kosovo Force (KFOR)").
    """
    for entity in doc.ents:
        if entity.label_ not in LABELS:
            continue
        start, stop = _without_marks(words, entity.start, _before_bracket(words, entity.start, entity.end))
        if entity.label_ == "PERSON":
            start = _after_titles(words, start, stop, is_state)
        while start < stop - 1 and words[start].lower() in DETERMINERS and not _keeps_article(words, start, stop):
            start += 1
        start, stop = _without_marks(words, start, stop)
        if start < stop and _is_name(words, start, stop):
            yield ModelName(start, stop, entity.label_)


def _before_bracket(words: list[str], start: int, stop: int) -> int:
    return next((index for index in range(start + 1, stop) if words[index] in ("(", "[", "\n", "\n\n")), stop)


def _without_marks(words: list[str], start: int, stop: int) -> tuple[int, int]:
    while start < stop and is_mark(words[start]):
        start += 1
    while stop > start and is_mark(words[stop - 1]):
        stop -= 1
    return start, stop


def _after_titles(words: list[str], start: int, stop: int, is_state: Callable[[str], bool]) -> int:
    """Skip titles, and a state before a title: "Armenian Prime Minister Pashinian"."""
    name = start
    for index in range(start, stop - 1):
        word = words[index]
        if is_rank(word) or is_mark(word) or word.islower():
            name = index + 1
        elif not (is_state(word) and any(is_rank(later) for later in words[index + 1 : stop - 1])):
            break
    return name


def _keeps_article(words: list[str], start: int, stop: int) -> bool:
    return stop - start == 2 and words[start] == "The" and words[start + 1] in ("Hague", "Gambia", "Guardian", "Economist")


def _is_name(words: list[str], start: int, stop: int) -> bool:
    return any(word[0].isupper() or word[0].isdigit() for word in words[start:stop]) and any(
        character.isalpha() for word in words[start:stop] for character in word
    )
