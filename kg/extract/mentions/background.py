"""What the whole article says that helps to read one name in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions.composition import composition
from kg.extract.mentions.lookalikes import lookalikes
from kg.extract.mentions.lookup import Found
from kg.extract.mentions.model_names import ModelName


@dataclass(frozen=True, slots=True)
class Background:
    """Which countries the article is about, who is a person in it, and which abbreviations it introduces itself.

    ``countries`` counts ISO codes over names that can be nothing else; ``surnames`` are the last words of full names of
    persons, ``person_words`` all of their words; ``introduced`` maps an abbreviation in brackets to the key of the name
    before it ("" when that is unknown); ``seen_as_place`` are names (without spaces) that the model calls a place
    somewhere, ``keys`` those of all names that are known; ``supported`` are names of organisations with a word after
    them that says so ("Wagner mercenaries").
    """

    countries: Mapping[str, int]
    surnames: frozenset[str]
    person_words: frozenset[str]
    introduced: Mapping[str, str]
    seen_as_place: frozenset[str]
    keys: frozenset[str]
    supported: frozenset[str]


def background(
    words: list[str], known: Iterable[Found], modelled: Iterable[ModelName], gazetteer: Gazetteer
) -> Background:
    """Read an article's names once for what they say together."""
    known, modelled = tuple(known), tuple(modelled)
    introduced = {_bracketed(words, name.start, name.stop): "" for name in modelled}
    introduced |= {_bracketed(words, found.start, found.stop): found.readings[0].entry.key for found in known}
    introduced.pop("", None)
    persons = [words[name.start : name.stop] for name in modelled if name.label == "PERSON"]
    full = [person for person in persons if len(person) > 1]
    return Background(
        Counter(filter(None, (_country(words, found, gazetteer) for found in known))),
        surnames=frozenset(person[-1] for person in full),
        person_words=frozenset(word for person in full for word in person if len(word) > 2),
        introduced=introduced,
        seen_as_place=frozenset(_places(words, modelled)),
        keys=frozenset(found.readings[0].entry.key for found in known),
        supported=frozenset(
            " ".join(words[found.start : found.stop])
            for found in known
            if words[found.stop : found.stop + 1] and words[found.stop].lower() in composition().followers
        ),
    )


def _country(words: list[str], found: Found, gazetteer: Gazetteer) -> str:
    """Return the ISO code of the country that a known name is in, where it can be nothing else."""
    entry = found.readings[0].entry
    is_doubtful = found.stop - found.start == 1 and words[found.start] in lookalikes().places
    if not entry.curated or entry.folder == "province" or is_doubtful or _is_abbreviation(words, found):
        return ""
    state = entry if entry.iso else gazetteer.get(entry.of)
    return state.iso if state is not None else ""


def _places(words: list[str], modelled: Iterable[ModelName]) -> Iterator[str]:
    """Yield names of places without spaces: the model's, and what a named event is the event of."""
    for name in modelled:
        if name.label in ("GPE", "LOC", "FAC"):
            yield "".join(words[name.start : name.stop])
        elif name.label == "EVENT" and "of" in words[name.start : name.stop - 1]:
            yield "".join(words[words.index("of", name.start) + 1 : name.stop])


def _is_abbreviation(words: list[str], found: Found) -> bool:
    word = words[found.start]
    return found.stop - found.start == 1 and word.isupper() and len(word) < 5 and "." not in word


def _bracketed(words: list[str], start: int, after: int) -> str:
    """Return the abbreviation in brackets right behind a name with its first letter: "Rapid Support Forces (RSF)"."""
    if after + 2 < len(words) and words[after] == "(" and words[after + 2] == ")":
        word = words[after + 1]
        initials = {name[0] for name in words[start:after]}
        if 1 < len(word) < 9 and word[0] in initials and sum(letter.isupper() for letter in word) > len(word) / 2:
            return word
    return ""
