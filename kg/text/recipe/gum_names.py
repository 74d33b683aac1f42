"""Names from GUM's entities: GUM marks whole noun phrases, of every kind; a name is the proper core of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.text.engine.names import Name
from kg.text.recipe.conllu import Sentence, Word
from kg.text.recipe.rules import completed, place_label, states_and_cities, without_overlap

BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<group>[^()]+)\)")
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
LABELS = {"person": "PERSON", "organization": "ORG", "event": "EVENT"}
LINKED_BY_OF = ("organization", "event", "place")
JOINERS = frozenset(["-", "–", "&", "al", "el", "bin", "ibn", "de", "von", "van", "der"])
PROPER_TAGS = ("NNP", "NNPS")
SEPARATE = ("nmod:poss", "appos", "nmod:desc", "conj", "parataxis")


class Mention(NamedTuple):
    """The words ``start`` to ``stop`` of a sentence that GUM marks as one entity of a kind."""

    start: int
    stop: int
    kind: str


def gum_names(sentence: Sentence) -> list[Name]:
    """Return the names of a sentence, the longest of nested ones, with peoples and expressions by rule."""
    names = [name for mention in mentions(sentence.words) if (name := _name(sentence.words, mention)) is not None]
    longest_first = sorted(names, key=lambda name: (name.start - name.stop, name))
    return completed([word.form for word in sentence.words], without_overlap(longest_first))


def mentions(words: Sequence[Word]) -> Iterator[Mention]:
    """Read the bracket notation of the MISC column: ``(7-person-new-...`` opens, ``7)`` closes, both on one word."""
    open_mentions: list[tuple[str, int, str]] = []
    for index, word in enumerate(words):
        found = ENTITY.search(word.misc)
        for bracket in BRACKET.finditer(found[1] if found else ""):
            if bracket["opened"]:
                group, kind = bracket["opened"].split("-")[:2]
                open_mentions.append((group, index, kind))
            if bracket["closed"] or bracket["group"]:
                group = bracket["group"] or group
                matching = [number for number, opened in enumerate(open_mentions) if opened[0] == group]
                if matching:
                    _, start, kind = open_mentions.pop(matching[-1])
                    yield Mention(start, index + 1, kind)


def _name(words: Sequence[Word], mention: Mention) -> Name | None:
    head = _head(words, mention)
    if words[head].pos != "PROPN":
        return None
    start = stop = head
    while start > mention.start and _belongs(words, start - 1):
        start -= 1
    stop += 1
    while stop < mention.stop and _belongs(words, stop):
        stop += 1
    if mention.kind in LINKED_BY_OF and words[stop : stop + 1] and words[stop].form == "of" and stop + 1 < mention.stop:
        after = stop + 1 + (words[stop + 1].form == "the")
        while after < mention.stop and words[after].pos == "PROPN":
            after += 1
            stop = after
    while stop > head + 1 and words[stop - 1].form in JOINERS:
        stop -= 1
    label = _label(mention.kind, " ".join(word.form for word in words[start:stop]))
    return Name(start, stop, label) if label else None


def _head(words: Sequence[Word], mention: Mention) -> int:
    inside = range(mention.start, mention.stop)
    outward = (i for i in inside if words[i].dep != "punct" and (words[i].head not in inside or words[i].head == i))
    return next(outward, mention.start)


def _belongs(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.dep in SEPARATE:
        return False
    return word.tag in PROPER_TAGS or word.form in JOINERS or (word.form[:1].isupper() and word.pos in ("ADJ", "NOUN"))


def _label(kind: str, name: str) -> str | None:
    if kind == "place" or (kind == "organization" and name in states_and_cities()):
        return place_label(name)
    if kind == "object":
        return "FAC" if " " in name and place_label(name) == "FAC" else None
    return LABELS.get(kind)
