"""By what medium something was said: "in an interview", "on Twitter", "at a news conference"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import Cue, lexicon
from kg.text.syntax.nominals import obliques, preposition

_PREPOSITIONS = frozenset({"in", "on", "at", "during", "by", "via", "through", "over", "to", "with"})
_NONE: frozenset[str] = frozenset()
_REACH = 12
_PHRASE = 6


def medium_of(layout: Layout, cue: Cue, verb: int) -> str:
    """Return the noun that names the medium: in the tree below the cue, else in the words right after it."""
    tree = layout.tree
    for noun in (*obliques(tree, verb, _NONE), *_beside(layout, verb)):
        if tree.lemma[noun] in lexicon().words["media"] and _introduced(layout, noun):
            return _name(layout, noun)
    return cue.medium


def written_medium(layout: Layout, noun: int) -> str:
    """Return the written thing that speaks itself: "the statement said"; "" where the noun is none."""
    lemma = layout.tree.lemma[noun] if noun >= 0 else ""
    return lemma if lemma in lexicon().words["documents"] and lemma in lexicon().words["media"] else ""


def _beside(layout: Layout, verb: int) -> Iterator[int]:
    """Yield the words between a cue and the comma, "that", quotation or full stop after it."""
    tree = layout.tree
    for index in range(verb + 1, min(verb + _REACH, len(tree.lower))):
        if tree.lower[index] in (",", "that", ":") or layout.is_stop(index) or index in layout.breaks:
            return
        if layout.quote_of[index] != layout.quote_of[verb] or tree.pos[index] in ("VERB", "AUX"):
            return
        yield index


def _introduced(layout: Layout, noun: int) -> bool:
    """Say whether a preposition of place or means leads up to the noun."""
    tree = layout.tree
    if preposition(tree, noun) in _PREPOSITIONS:
        return True
    before = range(max(0, noun - _PHRASE), noun)
    return any(tree.lower[i] in _PREPOSITIONS and tree.pos[i] == "ADP" for i in before)


def _name(layout: Layout, noun: int) -> str:
    tree = layout.tree
    word = tree.lemma[noun]
    if word == "conference":
        return f"{tree.lower[noun - 1]} {word}" if noun and tree.lower[noun - 1] in ("news", "press") else word
    return word
