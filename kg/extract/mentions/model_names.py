"""Names that the language model found, cut to the name itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions.text import Text
from kg.extract.mentions.written import DETERMINERS, PARTICLES, is_mark, is_rank

LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"})
_ARTICLES_BEFORE = frozenset({"al", "el", "ar", "as", "ash", "az", "at", "ad", "an"})
_OFFICES = frozenset(
    {"secretary", "minister", "ministers", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson"}
)
_LISTING = frozenset({",", "and", "&", "or"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_KEPT_ARTICLE = frozenset({"Hague", "Gambia", "Guardian", "Economist", "Independent", "Times"})


class ModelName(NamedTuple):
    """Tokens ``start`` to ``stop`` (exclusive) with the model's label."""

    start: int
    stop: int
    label: str


def model_names(text: Text, doc: Doc, gazetteer: Gazetteer) -> Iterator[ModelName]:
    """Yield the model's names without determiners, titles, quotation marks and possessive endings.

    Brackets and line ends stop a name; an Arabic article before it belongs to it ("al-Zahraa").
    """
    words, reached = text.words, 0
    for entity in doc.ents:
        if entity.label_ not in LABELS:
            continue
        start, stop = _without_marks(words, entity.start, _end(words, entity.start, entity.end))
        if entity.label_ == "PERSON":
            start = _after_titles(words, start, stop, gazetteer)
            stop = _over_particle(words, start, stop)
        while start < stop - 1 and words[start].lower() in DETERMINERS and not _keeps_article(words, start, stop):
            start += 1
        start, stop = _without_marks(words, start, stop)
        if start > 1 and words[start - 1] == "-" and words[start - 2].lower() in _ARTICLES_BEFORE:
            start -= 2
        if entity.label_ != "PERSON":
            stop = _before_title(words, start, stop)
        if start < stop and start >= reached and _is_name(words, start, stop):
            reached = stop
            yield ModelName(start, stop, entity.label_)


def agreed(words: list[str], names: Iterable[ModelName]) -> list[ModelName]:
    """Return the names, each with the label that the article's names of this wording mostly have.

    A single word that ends the full name of a person is a person; a tie goes to the place.
    """
    found = list(names)
    wording = [tuple(words[name.start : name.stop]) for name in found]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    surnames = set()
    for name, worded in zip(found, wording, strict=True):
        votes.setdefault(worded, Counter())[name.label] += 1
        if name.label == "PERSON" and len(worded) > 1:
            surnames.add(worded[-1:])
    elected = [
        name._replace(label=_elected(votes[worded], worded in surnames))
        for name, worded in zip(found, wording, strict=True)
    ]
    listed = {worded for worded in _listed_places(words, elected) if worded not in surnames}
    return [
        name._replace(label="GPE") if worded in listed and name.label in ("PERSON", "ORG") else name
        for name, worded in zip(elected, wording, strict=True)
    ]


def _listed_places(words: list[str], names: list[ModelName]) -> Iterator[tuple[str, ...]]:
    """Yield single words taken for persons amid a list that is mostly of places: "Tyre" in "Tyre, Nabatieh and Acre".

    One after another with nothing but commas and "and" between them, and no person with a full name among them.
    """
    row: list[ModelName] = []
    for name in [*names, ModelName(len(words), len(words), "")]:
        if row and not (row[-1].stop < name.start and set(words[row[-1].stop : name.start]) <= _LISTING):
            places = [one for one in row if one.label in _PLACE_LABELS]
            others = [one for one in row if one.label not in _PLACE_LABELS]
            single = all(one.stop - one.start == 1 and not words[one.start].isupper() for one in others)
            if len(row) > 2 and len(places) >= len(others) and single:
                yield from (tuple(words[one.start : one.stop]) for one in others if not _has_title(words, one.start))
            row = []
        row.append(name)


def _has_title(words: list[str], start: int) -> bool:
    return start > 0 and words[start - 1][:1].isupper() and is_rank(words[start - 1])


def _elected(votes: Counter[str], is_surname: bool) -> str:
    if is_surname and "PERSON" in votes:
        return "PERSON"
    return max(votes, key=lambda label: (votes[label], label == "GPE", label))


def _end(words: list[str], start: int, stop: int) -> int:
    return next((i for i in range(start + 1, stop) if words[i] in ("(", "[", ")", "—") or "\n" in words[i]), stop)


def _over_particle(words: list[str], start: int, stop: int) -> int:
    """Return where a person's name ends that goes on behind a particle: "Luiz Inacio Lula [da Silva]"."""
    after = stop
    while after < len(words) and after < stop + 2 and words[after] in PARTICLES:
        after += 1
    if after == stop or after >= len(words) or not words[after][0].isupper() or stop == start:
        return stop
    return after + 1


def _without_marks(words: list[str], start: int, stop: int) -> tuple[int, int]:
    while start < stop and is_mark(words[start]):
        start += 1
    while stop > start and is_mark(words[stop - 1]):
        stop -= 1
    return start, stop


def _after_titles(words: list[str], start: int, stop: int, gazetteer: Gazetteer) -> int:
    """Skip titles, and a state before a title: "Armenian Prime Minister Pashinian"."""
    name = start
    for index in range(start, stop - 1):
        word = words[index]
        if is_rank(word) or is_mark(word) or word.islower():
            name = index + 1
        elif not (any(is_rank(later) for later in words[index + 1 : stop - 1]) and gazetteer.state_of(word)):
            break
    return name


def _before_title(words: list[str], start: int, stop: int) -> int:
    """Leave out the first word of a title: "Pentagon Press" before "Secretary"."""
    if stop < len(words) and words[stop][0].isupper() and words[stop].lower() in _OFFICES:
        while stop > start + 1 and is_rank(words[stop - 1]):
            stop -= 1
    return stop


def _keeps_article(words: list[str], start: int, stop: int) -> bool:
    return stop - start == 2 and words[start] == "The" and words[start + 1] in _KEPT_ARTICLE


def _is_name(words: list[str], start: int, stop: int) -> bool:
    return any(word[0].isupper() for word in words[start:stop]) and not any(")" in word for word in words[start:stop])
