"""Variations of a sample: shorter runs, other names, other letter case, datelines, headlines."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TypeVar

from kg.text.engine.names import Name
from kg.text.engine.words import LINE_BREAK_BEFORE, NO_SPACE_BEFORE
from kg.text.recipe.lexicon import Lexicon, Words
from kg.text.recipe.samples import Sample, Tree

T = TypeVar("T")
CROP, SWAP, SWAP_ONE, DATELINE, HEADLINE = 0.3, 0.3, 0.6, 0.03, 0.04
LOWER, UPPER, TITLE = 0.02, 0.03, 0.03
SLOTS = {
    "PERSON": ("person", "surname"),
    "GPE": ("state", "place", "territory"),
    "NORP": ("people",),
    "LOC": ("region",),
    "ORG": ("org", "group", "media", "ngo"),
    "EVENT": ("event",),
}
RARELY_SWAPPED = {"ORG": 0.3, "LOC": 0.3, "EVENT": 0.3}
LONGEST_HEADLINE = 16
PUNCTUATION_TAGS = {"/": ",", ",": ",", "(": "-LRB-", ")": "-RRB-", "-": ":", "--": ":", "–": ":", "—": ":"}
AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "TASS")


def vary(sample: Sample, lexicon: Lexicon, rng: random.Random) -> Sample:
    """Apply each variation with its probability."""
    if rng.random() < CROP:
        sample = cropped(sample, rng)
    if rng.random() < SWAP:
        sample = swapped(sample, lexicon, rng)
    if rng.random() < HEADLINE:
        sample = with_headline(sample)
    if rng.random() < DATELINE:
        sample = with_dateline(sample, lexicon, rng)
    return recased(sample, rng)


def cropped(sample: Sample, rng: random.Random) -> Sample:
    """Keep a random run of sentences, often just one."""
    tree = sample.tree
    if tree is None or tree.sentences[-1] == 0:
        return sample
    count = tree.sentences[-1] + 1
    first = rng.randrange(count)
    last = first + (rng.randrange(count) if rng.random() < 0.5 else 0)
    kept = [number for number, sentence in enumerate(tree.sentences) if first <= sentence <= last]
    begin, end = kept[0], kept[-1] + 1
    part = slice(begin, end)
    names = None
    if sample.names is not None:
        names = tuple(
            Name(name.start - begin, name.stop - begin, name.label)
            for name in sample.names
            if begin <= name.start and name.stop <= end
        )
    cut = Tree(
        tuple(head - begin for head in tree.heads[part]),
        tree.deps[part],
        tree.tags[part],
        tree.pos[part],
        tree.morphs[part],
        tuple(sentence - first for sentence in tree.sentences[part]),
    )
    return Sample(sample.words[part], sample.gaps[part], cut, names)


def swapped(sample: Sample, lexicon: Lexicon, rng: random.Random) -> Sample:
    """Put other names in; in a tree only names of as many words."""
    words, gaps, names = list(sample.words), list(sample.gaps), []
    shift = 0
    for name in sample.names or ():
        start, stop = name.start + shift, name.stop + shift
        new = _other_name(name, words[start:stop], lexicon, rng)
        if new is None or (sample.tree is not None and len(new.words) != stop - start):
            names.append(Name(start, stop, name.label))
            continue
        words[start:stop] = new.words
        gaps[start + 1 : stop] = new.gaps
        shift += len(new.words) - (stop - start)
        names.append(Name(start, start + len(new.words), name.label))
    return replace(sample, words=tuple(words), gaps=tuple(gaps), names=None if sample.names is None else tuple(names))


def _other_name(name: Name, old: list[str], lexicon: Lexicon, rng: random.Random) -> Words | None:
    slots = SLOTS.get(name.label, ())
    if not slots or rng.random() > SWAP_ONE * RARELY_SWAPPED.get(name.label, 1.0):
        return None
    slot = rng.choice(slots)
    if name.label == "PERSON":
        slot = "surname" if len(old) == 1 else "person"
    if name.label == "NORP" and old[-1].endswith("s"):
        slot = "peoples"
    return lexicon.draw(slot, rng)


def with_headline(sample: Sample) -> Sample:
    """Make the first sentence a headline: title case, no stop, and a line break behind it."""
    tree = sample.tree
    if tree is None or tree.sentences[-1] == 0:
        return sample
    end = tree.sentences.index(1)
    if end > LONGEST_HEADLINE or sample.words[end - 1] != "." or end < 3 or end - 1 in tree.heads:
        return sample
    words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in sample.words[: end - 1]]
    gaps = [*sample.gaps[: end - 1], LINE_BREAK_BEFORE, *sample.gaps[end + 1 :]]
    names = None
    if sample.names is not None:
        kept = [name for name in sample.names if not name.start <= end - 1 < name.stop]
        names = tuple(Name(n.start - (n.start >= end), n.stop - (n.stop >= end), n.label) for n in kept)
    shorter = Tree(
        tuple(head - (head >= end) for head in _without(tree.heads, end - 1)),
        _without(tree.deps, end - 1),
        _without(tree.tags, end - 1),
        _without(tree.pos, end - 1),
        _without(tree.morphs, end - 1),
        _without(tree.sentences, end - 1),
    )
    return Sample((*words, *sample.words[end:]), tuple(gaps), shorter, names)


def _without(column: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*column[:index], *column[index + 1 :])


def with_dateline(sample: Sample, lexicon: Lexicon, rng: random.Random) -> Sample:
    """Put a dateline such as "BAKU/YEREVAN (Reuters) --" before the text, as a sentence of its own."""
    words, gaps, names = _dateline(lexicon, rng)
    size = len(words)
    tree = sample.tree
    if tree is not None:
        propn = [word[0].isalpha() for word in words]
        tags = ["NNP" if name else PUNCTUATION_TAGS[word] for word, name in zip(words, propn, strict=True)]
        tree = Tree(
            (*([0] * size), *(head + size for head in tree.heads)),
            ("ROOT", *("appos" if name else "punct" for name in propn[1:]), *tree.deps),
            (*tags, *tree.tags),
            (*("PROPN" if name else "PUNCT" for name in propn), *tree.pos),
            (*("Number=Sing" if name else "" for name in propn), *tree.morphs),
            (*([0] * size), *(sentence + 1 for sentence in tree.sentences)),
        )
    moved = sample.names
    if moved is not None:
        moved = (*names, *(Name(name.start + size, name.stop + size, name.label) for name in moved))
    return Sample((*words, *sample.words), (*gaps, 0, *sample.gaps[1:]), tree, moved)


def _dateline(lexicon: Lexicon, rng: random.Random) -> tuple[list[str], list[int], list[Name]]:
    words, gaps, names = [_one_word(lexicon, "place", rng).upper()], [LINE_BREAK_BEFORE], [Name(0, 1, "GPE")]

    def add(word: str, gap: int, label: str = "") -> None:
        if label:
            names.append(Name(len(words), len(words) + 1, label))
        words.append(word)
        gaps.append(gap)

    kind = rng.random()
    if kind < 0.25:
        add("/", NO_SPACE_BEFORE)
        add(_one_word(lexicon, "place", rng).upper(), NO_SPACE_BEFORE, "GPE")
    elif kind < 0.5:
        add(",", NO_SPACE_BEFORE)
        add(_one_word(lexicon, "state", rng), 0, "GPE")
    if rng.random() < 0.5:
        add("(", 0)
        add(rng.choice(AGENCIES), NO_SPACE_BEFORE, "ORG")
        add(")", NO_SPACE_BEFORE)
    add(rng.choice(("-", "--", "–", "—")), 0)
    return words, gaps, names


def _one_word(lexicon: Lexicon, slot: str, rng: random.Random) -> str:
    name = lexicon.draw(slot, rng)
    while len(name.words) > 1:
        name = lexicon.draw(slot, rng)
    return name.words[0]


def recased(sample: Sample, rng: random.Random) -> Sample:
    """Write a few texts all in lower or upper case, or in title case."""
    chance = rng.random()
    if chance < LOWER:
        words = tuple(word.lower() for word in sample.words)
    elif chance < LOWER + UPPER:
        words = tuple(word.upper() for word in sample.words)
    elif chance < LOWER + UPPER + TITLE:
        words = tuple(word[:1].upper() + word[1:] if len(word) > 3 else word for word in sample.words)
    else:
        return sample
    return replace(sample, words=words)
