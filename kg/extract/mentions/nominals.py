"""Noun phrases that describe something without naming it: "the Azerbaijani president", "rebels", "the cease-fire"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.mentions.candidate import Candidate
from kg.extract.nouns import Noun, NounLexicon
from kg.model import Mention, Span
from kg.text.syntax import Tree
from kg.text.syntax import spans as syntax

_MODIFIERS = frozenset({"compound", "nmod:desc", "flat", "amod", "fixed", "goeswith", "case", "mark", "cc"})


def nominals(doc: Doc, tree: Tree, names: tuple[Candidate, ...], lexicon: NounLexicon) -> Iterator[Mention]:
    """Yield a mention for each noun phrase whose head the lexicon knows and that is no name or part of one."""
    heads = {index for name in names for index in range(name.start, name.stop)}
    for index, tag in enumerate(tree.tag):
        if not tag.startswith("NN") or index in heads or tree.role[index] in _MODIFIERS:
            continue
        noun = common_noun(tree, index, lexicon)
        if noun is not None:
            yield _mention(doc, tree, index, noun)


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


def _mention(doc: Doc, tree: Tree, index: int, noun: Noun) -> Mention:
    first, last = syntax.phrase(tree, index)
    start, stop = doc[first].idx, doc[last].idx + len(doc[last])
    left, right = syntax.core_phrase(tree, index)
    name = doc.text[doc[left].idx : doc[right].idx + len(doc[right])]
    return Mention(
        Span(start, stop), "nominal", noun.type, " ".join(name.split()), index, method=f"noun: {noun.kind}", plural=noun.plural
    )
