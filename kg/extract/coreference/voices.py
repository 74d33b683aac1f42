"""Speakers that no list knows: whoever says something is a mention, whatever the noun ("one of them", "a panel")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.lexicon import lexicon
from kg.model import Mention, Span
from kg.text.syntax import Tree
from kg.text.syntax.spans import core_phrase, phrase
from kg.text.syntax.tree import tree_of

_PEOPLE = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent")
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ing", "ance", "ence", "ysis")
_COUNTED = frozenset({"one", "some", "others", "many", "several", "most", "few", "two", "three", "four"})


def unlisted_speakers(doc: Doc, mentions: Iterable[Mention], drafts: Sequence[Draft]) -> Iterator[Mention]:
    """Yield a mention for each noun or number that speaks and heads no mention so far.

    Written things are none: they speak for whoever issued them.
    """
    tree = tree_of(doc)
    known = {mention.root for mention in mentions}
    for root in sorted({draft.speaker_root for draft in drafts} - known - {-1}):
        if _may_speak(tree, root):
            yield _mention(doc, tree, root)


def _may_speak(tree: Tree, root: int) -> bool:
    words = lexicon().words
    noun = tree.pos[root] == "NOUN" and tree.lemma[root] not in words["documents"] | words["nobody"]
    noun = noun and (tree.lemma[root] in words["speakers"] or not tree.lemma[root].endswith(_ABSTRACT))
    return noun or tree.lower[root] in _COUNTED


def _mention(doc: Doc, tree: Tree, root: int) -> Mention:
    first, last = phrase(tree, root)
    left, right = (first, last) if tree.lower[root] in _COUNTED else core_phrase(tree, root)
    kind = _type(tree, root)
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    name = doc[left : right + 1].text
    return Mention(span, "nominal", kind, name, root, method="noun: speaker", plural=kind == "Group")


def _type(tree: Tree, root: int) -> str:
    """Return the type that the form of a noun suggests: people, a person, else an organisation."""
    if tree.lower[root] == "one":
        return "Person"
    if tree.lower[root] in _COUNTED or tree.tag[root] == "NNS":
        return "Group"
    return "Person" if tree.lemma[root].endswith(_PEOPLE) else "Organization"
