"""Names that go on with a common noun: "Lachin corridor", "Bagram air base", "USS Mason"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.composition import composition
from kg.extract.mentions.text import Text
from kg.extract.nouns import NounLexicon

_PLACES = frozenset({"Settlement", "Territory", "Facility"})
_OWNERS = _PLACES | {"IntergovernmentalOrganization"}


def extended(text: Text, found: Iterable[Candidate], lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield each name, grown over the noun that makes it the name of something else."""
    ships = list(_ships(text))
    yield from ships
    names = tuple(found)
    borders = list(_borders(text, names))
    yield from borders
    for name in names:
        if any(name.overlaps(ship) for ship in ships):
            continue
        grown = _grown(text, name, lexicon) if name.type in _OWNERS else None
        if grown is None:
            yield name
        else:
            yield grown
            if name.type == "IntergovernmentalOrganization":
                yield name


def _grown(text: Text, name: Candidate, lexicon: NounLexicon) -> Candidate | None:
    """Grow over the noun, with one word between at most: "Bagram air base"."""
    lower, tree = text.tree.lower, text.tree
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
        return Candidate(name.start, stop, noun.type, text.joined(name.start, stop), method="name and noun", score=0.9)
    return None


def _heads(text: Text, name: Candidate, noun: int) -> bool:
    tree = text.tree
    root = text.root(name.start, name.stop)
    if any(text.words[i] in (",", "and", "'s", "’s") for i in range(name.stop, noun)):
        return False
    return noun == name.stop or tree.head[root] == noun or tree.head[tree.head[root]] == noun


def _borders(text: Text, names: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Find the borders of two states: "Syrian-Turkish border"."""
    lower = text.tree.lower
    starts = {name.start: name for name in names if name.type in ("State", "Territory")}
    for name in names:
        second = starts.get(name.stop + 1)
        if name.type not in ("State", "Territory") or second is None or lower[name.stop] not in ("-", "–"):
            continue
        if second.stop < len(lower) and lower[second.stop] in ("border", "frontier"):
            stop = second.stop + 1
            yield Candidate(name.start, stop, "Territory", text.joined(name.start, stop), method="composed: border", score=0.9)


def _ships(text: Text) -> Iterator[Candidate]:
    """Find named ships by their prefix: "USS Hopper", "HMS Ocean"."""
    words = text.words
    prefixes = composition().ships
    for index, word in enumerate(words):
        if word in prefixes and index + 1 < len(words) and words[index + 1][0].isupper():
            stop = index + 2
            while stop < len(words) and stop < index + 5 and (words[stop][0].isupper() or words[stop] in ("de", "of", "-")):
                stop += 1
            if words[stop - 1] in ("de", "of", "-"):
                stop -= 1
            yield Candidate(index, stop, "Facility", text.joined(index, stop), method="ship")
