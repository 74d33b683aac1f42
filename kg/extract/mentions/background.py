"""What the whole article says that helps to read one name in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
    doubtful = lookalikes().places
    countries: Counter[str] = Counter()
    introduced: dict[str, str] = {}
    keys = set()
    supported = set()
    for found in known:
        entry = found.readings[0].entry
        keys.add(entry.key)
        if words[found.stop : found.stop + 1] and words[found.stop].lower() in composition().followers:
            supported.add(" ".join(words[found.start : found.stop]))
        if (
            entry.curated
            and entry.folder != "province"
            and (found.stop - found.start > 1 or words[found.start] not in doubtful)
        ):
            state = entry if entry.iso else gazetteer.get(entry.of)
            if state is not None and state.iso and not _is_abbreviation(words, found):
                countries[state.iso] += 1
        abbreviation = _bracketed(words, found.start, found.stop)
        if abbreviation:
            introduced[abbreviation] = entry.key
    surnames = set()
    person_words: set[str] = set()
    places = set()
    for name in modelled:
        if name.label == "PERSON" and name.stop - name.start > 1:
            surnames.add(words[name.stop - 1])
            person_words.update(word for word in words[name.start : name.stop] if len(word) > 2)
        elif name.label in ("GPE", "LOC", "FAC"):
            places.add("".join(words[name.start : name.stop]))
        elif name.label == "EVENT" and "of" in words[name.start : name.stop - 1]:
            places.add("".join(words[words.index("of", name.start) + 1 : name.stop]))
        abbreviation = _bracketed(words, name.start, name.stop)
        if abbreviation:
            introduced.setdefault(abbreviation, "")
    return Background(
        countries,
        surnames=frozenset(surnames),
        person_words=frozenset(person_words),
        introduced=introduced,
        seen_as_place=frozenset(places),
        keys=frozenset(keys),
        supported=frozenset(supported),
    )


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
