"""What is said by nobody in particular: "is said to have fled", "it is reported that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.endings import own_end
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.model import Span
from kg.text.syntax.arguments import agents, surface_subjects
from kg.text.syntax.complements import complements
from kg.text.syntax.links import marker
from kg.text.syntax.spans import edges, phrase
from kg.text.syntax.verbs import is_infinitive, is_passive, modals, negations


def hearsay(layout: Layout) -> Iterator[Draft]:
    """Yield contents that the article hands on without naming who said them."""
    tree = layout.tree
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in lexicon().hearsay or not is_passive(tree, verb) or agents(tree, verb):
            continue
        if modals(tree, verb) or negations(tree, verb):
            continue
        spans = _content(layout, verb)
        if spans:
            cue = layout.span(verb, verb)
            yield Draft(spans, -1, None, cue, verb, direct=False, kinds=(), pattern="hearsay")


def _content(layout: Layout, verb: int) -> tuple[Span, ...]:
    tree = layout.tree
    for head in complements(tree, verb):
        left, right = edges(tree, head)
        if head < verb:
            continue
        if marker(tree, head) == "that":
            span = layout.content(max(left, verb + 1) + 1, right)
            return (span,) if span else ()
        if is_infinitive(tree, head):
            subject = _subject(layout, verb)
            start = max(left, verb + 1)
            if not subject and tree.lower[start : start + 2] == ["to", "be"]:
                start += 2
            span = layout.content(start, max(right, own_end(tree, verb)))
            return (*subject, span) if span else ()
    return ()


def _subject(layout: Layout, verb: int) -> tuple[Span, ...]:
    tree = layout.tree
    found = [i for i in surface_subjects(tree, verb) if i < verb and tree.pos[i] != "PRON"]
    return (layout.span(*phrase(tree, found[0])),) if found else ()
