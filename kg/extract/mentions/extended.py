"""Names that go on with a common noun: "Lachin corridor", "Bagram air base", "USS Mason"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.composition import composition
from kg.extract.mentions.text import Text
from kg.extract.nouns import NounLexicon

_NUMBERED = re.compile(r"[A-Z]{1,3}-?[0-9]{1,4}")
_PLACES = frozenset({"Settlement", "Territory", "Facility"})
_OWNERS = _PLACES | {"IntergovernmentalOrganization"}


def extended(text: Text, found: Iterable[Candidate], lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield each name, grown over the noun that makes it the name of something else."""
    names = tuple(found)
    alone = (*_ships(text), *_roads(text))
    pairs = tuple(_pairs(text, names, lexicon))
    yield from alone
    yield from pairs
    for name in names:
        if any(name.overlaps(one) for one in alone):
            continue
        paired = next((pair for pair in pairs if name in pair), None)
        grown = (
            None
            if paired
            else _parts_of_land(text, name) or _signed(text, name, lexicon) or _grown(text, name, lexicon)
        )
        if grown is not None:
            yield grown
        if (grown is None and paired is None) or name.type in ("State", "IntergovernmentalOrganization"):
            yield name


def _grown(text: Text, name: Candidate, lexicon: NounLexicon) -> Candidate | None:
    """Grow over the noun, with one word between at most: "Bagram air base"."""
    lower, tree = text.tree.lower, text.tree
    if name.type not in _OWNERS and not (name.type == "Organization" and not name.key):
        return None
    before = lower[name.start - 1] if name.start else ""
    for stop in range(min(name.stop + 3, len(lower)), name.stop, -1):
        noun = lexicon.extends.get(lower[stop - 1])
        pair = lexicon.extends.get(" ".join(lower[max(name.stop, stop - 2) : stop]))
        if stop - name.stop > 1 and pair is None and not (noun and tree.tag[stop - 2].startswith(("NN", "JJ"))):
            continue
        noun = pair or noun
        if noun is None or before in ("a", "an") or not _heads(text, name, stop - 1):
            continue
        if name.type == "IntergovernmentalOrganization" and lower[stop - 1] != "headquarters":
            continue
        if name.type == noun.type == "Territory" and name.key:
            return replace(name, stop=stop)
        return Candidate(name.start, stop, noun.type, text.joined(name.start, stop), method="name and noun", score=0.9)
    return None


def _signed(text: Text, name: Candidate, lexicon: NounLexicon) -> Candidate | None:
    """Grow over the capitalised noun of a treaty: "Ankara Declaration"."""
    if name.type not in _PLACES or name.stop >= len(text) or not text.words[name.stop][0].isupper():
        return None
    noun = lexicon.proper.get(text.tree.lower[name.stop])
    if noun is None or noun.type != "Agreement":
        return None
    stop = name.stop + 1
    return Candidate(name.start, stop, "Agreement", text.joined(name.start, stop), method="name and noun", score=0.9)


def _heads(text: Text, name: Candidate, noun: int) -> bool:
    tree = text.tree
    root = text.root(name.start, name.stop)
    between = text.words[name.stop : noun]
    if "," in between or "and" in between or (name.type in _PLACES and ("'s" in between or "’s" in between)):
        return False
    return noun == name.stop or tree.head[root] == noun or tree.head[tree.head[root]] == noun


def _parts_of_land(text: Text, name: Candidate) -> Candidate | None:
    """Grow over the point of the compass before a country: "northern Kosovo"."""
    if name.type not in ("State", "Territory") or not name.start or not name.method.endswith("name"):
        return None
    compass = text.words[name.start - 1]
    if compass.lower() not in composition().compass or name.name.startswith(compass):
        return None
    start = name.start - 1
    key = f"{name.key}/{compass.lower()}" if name.key else ""
    return Candidate(start, name.stop, "Territory", f"{compass} {name.name}", key, method="part of a land", score=0.9)


def _pairs(text: Text, names: tuple[Candidate, ...], lexicon: NounLexicon) -> Iterator[Candidate]:
    """Find what lies between two places: "Syrian-Turkish border", "Shusha–Lachin road"."""
    lower = text.tree.lower
    starts = {name.start: name for name in names if name.type in _PLACES | {"State"}}
    for name in starts.values():
        second = starts.get(name.stop + 1)
        if second is None or lower[name.stop] not in ("-", "–") or second.stop >= len(lower):
            continue
        noun = lexicon.extends.get(lower[second.stop])
        if lower[second.stop] in ("border", "frontier") or (noun and "State" not in (name.type, second.type)):
            stop = second.stop + 1
            kind = noun.type if noun else "Territory"
            yield Candidate(name.start, stop, kind, text.joined(name.start, stop), method="composed: pair", score=0.9)


def _roads(text: Text) -> Iterator[Candidate]:
    """Find roads by their number: "M4 highway", "the RP1030 road"."""
    words = text.words
    for index in range(1, len(words)):
        if words[index].lower() in ("road", "highway", "motorway", "route") and _NUMBERED.fullmatch(words[index - 1]):
            yield Candidate(index - 1, index + 1, "Facility", text.joined(index - 1, index + 1), method="numbered road")


def _ships(text: Text) -> Iterator[Candidate]:
    """Find named ships by their prefix: "USS Hopper", "HMS Ocean"."""
    words = text.words
    prefixes = composition().ships
    for index, word in enumerate(words):
        if word in prefixes and index + 1 < len(words) and words[index + 1][0].isupper():
            stop = index + 2
            while (
                stop < len(words)
                and stop < index + 5
                and (words[stop][0].isupper() or words[stop] in ("de", "of", "-"))
            ):
                stop += 1
            if words[stop - 1] in ("de", "of", "-"):
                stop -= 1
            yield Candidate(index, stop, "Facility", text.joined(index, stop), method="ship")
