"""Noun phrases that describe something without naming it: "the Azerbaijani president", "rebels", "the cease-fire"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.text import Text
from kg.extract.nouns import Noun, NounLexicon
from kg.model import Mention, Span
from kg.text.syntax import Tree
from kg.text.syntax import spans as syntax

_MODIFIERS = frozenset({"compound", "nmod:desc", "flat", "amod", "fixed", "goeswith", "case", "mark", "cc"})


def nominals(text: Text, names: tuple[Candidate, ...], lexicon: NounLexicon) -> Iterator[Mention]:
    """Yield a mention for each noun phrase whose head the lexicon knows and that is no name or part of one."""
    tree = text.tree
    heads = {index for name in names for index in range(name.start, name.stop)}
    for index, tag in enumerate(tree.tag):
        if not tag.startswith("NN") or index in heads or tree.role[index] in _MODIFIERS:
            continue
        noun = common_noun(tree, index, lexicon)
        if noun is not None:
            yield _mention(text, index, noun)


def common_noun(tree: Tree, index: int, lexicon: NounLexicon) -> Noun | None:
    """Return what the lexicon says of a head noun, with the words before it where they belong together."""
    words = tree.lower
    if index > 1 and words[index - 1] in ("-", "‑", "–"):
        joined = lexicon.common.get(f"{words[index - 2]}-{words[index]}")
        if joined is not None:
            return joined
    if index > 0:
        pair = lexicon.common.get(f"{words[index - 1]} {words[index]}")
        if pair is not None:
            return pair
    return lexicon.common.get(words[index])


def _mention(text: Text, index: int, noun: Noun) -> Mention:
    first, last = syntax.phrase(text.tree, index)
    left, right = syntax.core_phrase(text.tree, index)
    span, name = Span(text.offsets[first], text.ends[last]), text.joined(left, right + 1)
    return Mention(span, "nominal", noun.type, name, index, method=f"noun: {noun.kind}", plural=noun.plural)
