"""Casualties of one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.casualties.counts import Count, count_of
from kg.extract.casualties.lexicon import Lexicon, lexicon
from kg.extract.coreference import Coreference
from kg.extract.factuality import factuality
from kg.extract.numbers import is_number_word, vague_number
from kg.extract.time import event_time
from kg.model import Article, Attribution, Casualty, Span
from kg.text import syntax

_PLACES = frozenset({"State", "Territory", "Settlement", "Facility"})
_PARTS = frozenset({"half", "third", "quarter", "most", "majority", "part", "percent", "%"})
_ANYBODY = frozenset({"", "people", "person", "persons", "lives", "life", "others", "dead", "victims"})


@dataclass(frozen=True, slots=True)
class _Victims:
    """People of one kind: the word that says what happened to them, and the noun or number that stands for them."""

    kind: str
    predicate: Token
    people: Token
    count: Count


def find_casualties(
    doc: Doc, article: Article, coreference: Coreference, attributions: Sequence[Attribution]
) -> tuple[Casualty, ...]:
    """Return the counts of people killed, wounded, missing, displaced or captured.

    One record per count; the same kind and count of the same people by one holder is one, however often it is said.
    """
    found: list[Casualty] = []
    seen: set[tuple[str, int, int]] = set()
    for victims in _victims(doc, lexicon()):
        key = (victims.kind, victims.count.start, victims.count.end)
        if key not in seen and victims.predicate.idx >= article.body:
            seen.add(key)
            casualty = _casualty(victims, article, coreference, attributions)
            if not any(_is_repeated(casualty, other) for other in found):
                found.append(casualty)
    return tuple(sorted(found, key=lambda casualty: (casualty.span, casualty.kind)))


def _victims(doc: Doc, words: Lexicon) -> Iterator[_Victims]:
    for token in doc:
        for kind, people in _sayings(token, words):
            for person in _with_parts(people):
                count = count_of(person, words)
                if count is not None:
                    yield _Victims(kind, token, person, count)


def _with_parts(people: Token) -> tuple[Token, ...]:
    """Return the people and those among them: "20 people, including 5 children", "half of them, or 90 men"."""
    restated = [
        other
        for whole in syntax.obliques(people, "of")
        for other in syntax.conjuncts(whole)
        if any(child.lower_ == "or" for child in other.lefts)
    ]
    return (people, *syntax.appositions(people), *syntax.obliques(people, "including", "among"), *restated)


def _sayings(token: Token, words: Lexicon) -> Iterator[tuple[str, Token]]:
    """Yield kind and people of each way in which one word says casualties."""
    if syntax.is_verb(token):
        yield from _of_verb(token, words)
    lemma = token.lemma_.lower()
    kind = words.states.get(token.lower_)
    if kind and not syntax.objects(token):
        for person in _in_state(token):
            if _stands_for_people(person, words, strict=True):
                yield kind, person
    if lemma in words.nouns and not syntax.is_verb(token):
        yield from _of_noun(token, words.nouns[lemma], words)
    if lemma in ("toll", "number", "count"):
        yield from _of_toll(token, words)


def _of_verb(verb: Token, words: Lexicon) -> Iterator[tuple[str, Token]]:
    for lemma in _readings(verb):
        if lemma in words.undergoers:
            strict = lemma in words.people_only
            for person in syntax.patients(verb):
                if _stands_for_people(person, words, strict=strict):
                    yield words.undergoers[lemma], person
        for happening in syntax.objects(verb):
            kind = words.experiences.get(f"{lemma} {happening.lemma_}")
            if kind:
                yield from ((kind, p) for p in syntax.subjects(verb) if _stands_for_people(p, words, strict=True))
        if lemma in words.doers:
            for person in syntax.subjects(verb):
                if _stands_for_people(person, words, strict=True):
                    yield words.doers[lemma], person
        if lemma in words.lives:
            for life in syntax.patients(verb):
                if life.lower_ in ("lives", "life"):
                    yield words.lives[lemma], life
                    for whose in syntax.obliques(life, "of"):
                        yield words.lives[lemma], whose


def _readings(verb: Token) -> tuple[str, ...]:
    """Return the lemma, with its particle, with a result word, with the preposition of its oblique."""
    lemma = verb.lemma_.lower()
    results = [f"{lemma} {word.lower_}" for word in syntax.results(verb)]
    prepositions = sorted({f"{lemma} {syntax.preposition(noun)}" for noun in syntax.obliques(verb)})
    phrasal = syntax.particle_lemma(verb)
    return tuple(dict.fromkeys((phrasal, *results, *prepositions, lemma)))


def _in_state(state: Token) -> tuple[Token, ...]:
    """Return who is dead, wounded or missing: what is so called, has this as predicate, or is modified by it."""
    if syntax.numerals(state):
        return (state,)
    nearest = _before(state)
    if nearest:
        return nearest
    return (*syntax.surface_subjects(state), *syntax.relativized(state))


def _before(state: Token) -> tuple[Token, ...]:
    """Return the number right before a bare state: "with 30 more wounded", "12 girls missing"."""
    before = state.doc[max(0, state.i - 2) : state.i]
    if len(before) == 2 and before[1].lower_ not in ("more", "others", "other", "people", "persons"):
        before = before[1:]
    if len(before) and syntax.numerals(before[-1]) and not syntax.is_finite(state):
        return (before[-1],)
    for token in before:
        if is_number_word(token.lower_) or vague_number(token.lower_) is not None:
            counted = next((link.token for link in syntax.governing(token)), token)
            return (counted,) if counted.pos_ == "NOUN" and counted != state else (token,)
    return ()


def _of_noun(noun: Token, kind: str, words: Lexicon) -> Iterator[tuple[str, Token]]:
    if syntax.numerals(noun):
        yield kind, noun
    for person in (*syntax.obliques(noun, "of"), *syntax.possessors(noun)):
        if _stands_for_people(person, words, strict=True):
            yield kind, person


def _of_toll(noun: Token, words: Lexicon) -> Iterator[tuple[str, Token]]:
    """ "the death toll rose to 1,200", "a death toll of 46"."""
    kind = _toll_kind(noun, words)
    if not kind:
        return
    for number in syntax.obliques(noun, "of", "at"):
        yield kind, number
    for link in syntax.governing(noun)[:1]:
        verb = link.token
        if link.kind != "subject" and link.kind != "object":
            continue
        if syntax.is_copular(verb):
            yield kind, verb
        candidates = [(f"{verb.lemma_} {syntax.preposition(n)}", n) for n in syntax.obliques(verb)]
        candidates += [(verb.lemma_, n) for n in syntax.objects(verb) if link.kind == "subject"]
        for words_between, number in candidates:
            if words_between in words.toll_links:
                yield kind, number


def _toll_kind(noun: Token, words: Lexicon) -> str:
    names = [noun.lemma_, *(f"{c.lemma_} {noun.lemma_}" for c in syntax.compounds(noun))]
    names += [f"{noun.lemma_} of {inner.lower_}" for inner in syntax.obliques(noun, "of")]
    return next((words.tolls[name] for name in names if name in words.tolls), "")


def _stands_for_people(noun: Token, words: Lexicon, *, strict: bool) -> bool:
    """Say whether a noun or number may stand for people; ``strict`` refuses nouns that are not known to."""
    lemma, form = noun.lemma_.lower(), noun.lower_
    if lemma in words.never or form in words.never:
        return False
    if form in _PARTS:
        return any(_is_person(whole, words) for whole in syntax.obliques(noun, "of"))
    if is_number_word(form) or vague_number(form) is not None:
        return all(_is_person(part, words) for part in syntax.obliques(noun, "of"))
    if _is_person(noun, words):
        return True
    return not strict and noun.tag_ == "NNS"


def _is_person(noun: Token, words: Lexicon) -> bool:
    return words.is_people(noun.lemma_.lower(), noun.lower_) or noun.ent_type_ == "NORP" or noun.pos_ == "PRON"


def _casualty(
    victims: _Victims, article: Article, coreference: Coreference, attributions: Sequence[Attribution]
) -> Casualty:
    start, end = _extent(victims)
    index = _attribution(start, attributions)
    speakers = attributions[index].speakers if index >= 0 else ()
    how = factuality(victims.predicate)
    when = event_time(victims.predicate, article.date)
    return Casualty(
        kind=victims.kind,
        count=victims.count.value,
        comparator=victims.count.comparator,
        span=Span(start, end),
        who=_who(victims),
        holder=speakers[0] if speakers else -1,
        attribution=index,
        place=_place(victims, coreference),
        event=_event(victims),
        date=when.on or when.since,
        modality=how.modality,
        polarity=how.polarity,
    )


def _extent(victims: _Victims) -> tuple[int, int]:
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


def _who(victims: _Victims) -> str:
    """Return the words for the people without their number."""
    people = victims.people
    doc = people.doc
    if victims.count.start <= people.i < victims.count.end and victims.count.value != 1:
        of = syntax.obliques(people, "of")
        return syntax.phrase(of[0]).of(doc.text) if of else ""
    span = syntax.core_phrase(people)
    number_end = victims.count.end
    if number_end <= people.i and doc[number_end].idx > span.start:
        span = Span(doc[number_end].idx, span.end)
    return span.of(doc.text)


def _place(victims: _Victims, coreference: Coreference) -> int:
    for head in (victims.predicate, victims.people):
        for noun in syntax.obliques(head, "in", "at", "near", "outside", "across", "around", "inside", "on"):
            for index in coreference.refers(noun.i):
                if coreference.chains[index].type in _PLACES:
                    return index
    return -1


def _event(victims: _Victims) -> str:
    """Return the event that did it, where a noun for it is the doer: "the blast killed 12"."""
    if not syntax.is_verb(victims.predicate):
        return ""
    for agent in syntax.agents(victims.predicate):
        if agent.pos_ == "NOUN" and not lexicon().is_people(agent.lemma_.lower(), agent.lower_):
            return syntax.phrase(agent).of(agent.doc.text)
    return ""


def _is_repeated(casualty: Casualty, other: Casualty) -> bool:
    """Say whether both are one count of the same people on the same word."""
    if (casualty.kind, casualty.count) != (other.kind, other.count) or casualty.count is None:
        return casualty.kind == other.kind and casualty.span == other.span
    holders = {casualty.holder, other.holder} - {-1}
    people = {casualty.who.lower().split(" ")[-1], other.who.lower().split(" ")[-1]} - _ANYBODY
    dates = {casualty.date, other.date} - {""}
    return len(holders) < 2 and len(people) < 2 and len(dates) < 2
