"""Casualties of one article."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.casualties.lexicon import Lexicon, lexicon
from kg.extract.casualties.victims import Victims, victims_in
from kg.extract.coreference import Coreference
from kg.extract.factuality import factuality
from kg.extract.time import event_time
from kg.model import Article, Attribution, Casualty, Span
from kg.text import syntax

_PLACES = frozenset({"State", "Territory", "Settlement", "Facility"})
_ANYBODY = frozenset({"", "people", "person", "persons", "lives", "life", "others", "dead", "victims"})


def find_casualties(
    doc: Doc, article: Article, coreference: Coreference, attributions: Sequence[Attribution]
) -> tuple[Casualty, ...]:
    """Return the counts of people killed, wounded, missing, displaced or captured.

    One record per count; the same kind and count of the same people by one holder is one, however often it is said.
    """
    found: list[Casualty] = []
    seen: set[tuple[str, int, int, int | None]] = set()
    for victims in victims_in(doc, lexicon()):
        key = (victims.kind, victims.count.start, victims.count.end, victims.count.value)
        if key not in seen and victims.predicate.idx >= article.body and not _is_nobody(victims):
            seen.add(key)
            casualty = _casualty(victims, article, coreference, attributions)
            if not any(_is_repeated(casualty, other) for other in found):
                found.append(casualty)
    return tuple(sorted(found, key=lambda casualty: (casualty.span, casualty.kind)))


def _is_nobody(victims: Victims) -> bool:
    """Say whether nobody was hit as counted.

    "No one was hurt" counts nobody, "half of the 50 hostages are dead" counts no 50, and one person who is expelled is
    no displacement.
    """
    before = victims.predicate.doc[victims.count.start - 1].lower_ if victims.count.start else ""
    people = victims.people
    is_part = syntax.preposition(people) == "of" and people.head.lemma_.lower() in lexicon().fractions
    return before == "no" or is_part or (victims.kind == "displaced" and victims.count.value == 1)


def _casualty(
    victims: Victims, article: Article, coreference: Coreference, attributions: Sequence[Attribution]
) -> Casualty:
    start, end = _extent(victims)
    index = _attribution(start, attributions)
    speakers = attributions[index].speakers if index >= 0 else ()
    tree, predicate = syntax.tree_of(victims.predicate.doc), victims.predicate.i
    how = factuality(tree, predicate)
    comparator, modality = _of_alternatives(victims, how.modality)
    when = event_time(tree, predicate, article.date)
    return Casualty(
        kind=victims.kind,
        count=victims.count.value,
        comparator=comparator,
        span=Span(start, end),
        who=_who(victims),
        holder=speakers[0] if speakers else -1,
        attribution=index,
        place=_place(victims, coreference),
        event=_event(victims),
        date=when.on or when.since,
        modality=modality,
        polarity=how.polarity,
    )


def _of_alternatives(victims: Victims, modality: str) -> tuple[str, str]:
    """Return comparator and modality: of "20 killed or wounded", none says more than that it was at most 20."""
    comparator = victims.count.comparator
    others = [other for other in syntax.conjuncts(victims.predicate) if other != victims.predicate]
    joined = any(child.lower_ == "or" for word in (victims.predicate, *others) for child in word.lefts)
    if not joined or not any(_kinds(other, lexicon()) for other in others):
        return comparator, modality
    return ("at most", modality) if comparator != "at least" else (comparator, "possible")


def _kinds(token: Token, words: Lexicon) -> set[str]:
    """Return the kinds that a word may say, whoever the people are."""
    tables = (words.undergoers, words.doers, words.nouns)
    return {table[token.lemma_.lower()] for table in tables if token.lemma_.lower() in table}


def _extent(victims: Victims) -> tuple[int, int]:
    """Return the code points from the first to the last of number, people and predicate."""
    doc = victims.predicate.doc
    phrase = syntax.phrase(victims.people)
    last = doc[victims.count.end - 1]
    starts = (phrase.start, doc[victims.count.start].idx, victims.predicate.idx)
    ends = (phrase.end, last.idx + len(last), victims.predicate.idx + len(victims.predicate))
    return min(starts), max(ends)


def _attribution(start: int, attributions: Sequence[Attribution]) -> int:
    """Return the innermost attribution whose content holds this place, -1 if there is none."""
    holding = [
        (sum(span.end - span.start for span in attribution.spans), index)
        for index, attribution in enumerate(attributions)
        if any(span.start <= start < span.end for span in attribution.spans)
    ]
    return min(holding)[1] if holding else -1


def _who(victims: Victims) -> str:
    """Return the words for the people without their number."""
    people = victims.people
    doc = people.doc
    if victims.count.start <= people.i < victims.count.end and victims.count.value != 1:
        of = syntax.obliques(people, "of")
        return syntax.phrase(of[0]).of(syntax.text_of(doc)) if of else ""
    span = syntax.core_phrase(people)
    number_end = victims.count.end
    if number_end <= people.i and doc[number_end].idx > span.start:
        span = Span(doc[number_end].idx, span.end)
    return span.of(syntax.text_of(doc))


def _place(victims: Victims, coreference: Coreference) -> int:
    for head in (victims.predicate, victims.people):
        for noun in syntax.obliques(head, "in", "at", "near", "outside", "across", "around", "inside", "on"):
            for index in coreference.refers(noun.i):
                if coreference.chains[index].type in _PLACES:
                    return index
    return -1


def _event(victims: Victims) -> str:
    """Return the event that did it, where a noun for it is the doer: "the blast killed 12"."""
    if not syntax.is_verb(victims.predicate):
        return ""
    for agent in syntax.agents(victims.predicate):
        if agent.pos_ == "NOUN" and not lexicon().is_people(agent.lemma_.lower(), agent.lower_):
            return syntax.phrase(agent).of(syntax.text_of(agent.doc))
    return ""


def _is_repeated(casualty: Casualty, other: Casualty) -> bool:
    """Say whether both are one count of the same people on the same word."""
    if (casualty.kind, casualty.count) != (other.kind, other.count):
        return False
    if casualty.count is None:
        return casualty.span == other.span
    holders = {casualty.holder, other.holder} - {-1}
    people = {casualty.who.lower().split(" ")[-1], other.who.lower().split(" ")[-1]} - _ANYBODY
    dates = {casualty.date, other.date} - {""}
    return len(holders) < 2 and len(people) < 2 and len(dates) < 2
