"""Which words stand for people killed, wounded, missing, displaced or captured, and how many they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.casualties.counts import Count, count_of
from kg.extract.casualties.lexicon import Lexicon
from kg.extract.nouns import noun_lexicon
from kg.extract.numbers import is_number_word, vague_number
from kg.text import syntax

_PARTS = frozenset({"half", "third", "quarter", "most", "majority", "part", "total", "group"})


@dataclass(frozen=True, slots=True)
class Victims:
    """People of one kind: the word that says what happened to them, and the noun or number that stands for them."""

    kind: str
    predicate: Token
    people: Token
    count: Count


def victims_in(doc: Doc, words: Lexicon) -> Iterator[Victims]:
    """Yield every counted group of people and the word that says what happened to them."""
    tree = syntax.tree_of(doc)
    forms = enumerate(zip(tree.lemma, tree.lower, strict=True))
    for token in [doc[index] for index, form in forms if not words.triggers.isdisjoint(form)]:
        for kind, people in _sayings(token, words):
            for person in _with_parts(people):
                count = count_of(person, words)
                for bound in count.bounds() if count is not None else ():
                    yield Victims(kind, token, person, bound)


def _with_parts(people: Token) -> tuple[Token, ...]:
    """Return the people and those among them: "20 people, including 5 children", "half of them, or 90 men"."""
    restated = [
        other
        for whole in syntax.obliques(people, "of")
        for other in syntax.conjuncts(whole)
        if any(child.lower_ == "or" for child in other.lefts)
    ]
    whole = syntax.obliques(people, "of") if people.lower_ in _PARTS else ()
    return (people, *whole, *syntax.appositions(people), *syntax.obliques(people, "including", "among"), *restated)


def _sayings(token: Token, words: Lexicon) -> Iterator[tuple[str, Token]]:
    """Yield kind and people of each way in which one word says casualties."""
    if syntax.is_verb(token):
        yield from _of_verb(token, words)
    lemma = token.lemma_.lower()
    kind = words.states.get(token.lower_)
    if kind and all(noun.tag_ == "CD" and noun.i < token.i for noun in syntax.objects(token)):
        for person in _in_state(token):
            if _stands_for_people(person, words, strict=True):
                yield kind, person
    if lemma in words.nouns and not syntax.is_verb(token):
        yield from _of_noun(token, words.nouns[lemma], words)
    if lemma in words.toll_heads:
        yield from _of_toll(token, words)


def _of_verb(verb: Token, words: Lexicon) -> Iterator[tuple[str, Token]]:
    for lemma in _readings(verb):
        if lemma in words.undergoers:
            strict = lemma in words.people_only
            for person in _own_number(verb) or syntax.patients(verb):
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
                if life.lower_ in ("lives", "life", "victims"):
                    yield words.lives[lemma], life
                    for whose in syntax.obliques(life, "of"):
                        yield words.lives[lemma], whose


def _own_number(verb: Token) -> tuple[Token, ...]:
    """Return the number before a coordinated participle with a shared auxiliary: "31 killed and 40 displaced"."""
    first = syntax.conjuncts(verb)[0]
    if first == verb or syntax.is_finite(verb) or syntax.patients(verb) != syntax.patients(first):
        return ()
    return _before(verb)


def _readings(verb: Token) -> tuple[str, ...]:
    """Return the lemma, with its particle, with a result word, with the preposition of its oblique."""
    lemma = verb.lemma_.lower()
    results = [f"{lemma} {word.lower_}" for word in syntax.results(verb)]
    homes = [
        n for o in syntax.objects(verb) for n in syntax.obliques(o, "from") if n.lemma_ in ("home", "house", "land")
    ]
    prepositions = sorted({f"{lemma} {syntax.preposition(noun)}" for noun in (*syntax.obliques(verb), *homes)})
    phrasal = syntax.particle_lemma(verb)
    return tuple(dict.fromkeys((phrasal, *results, *prepositions, *_lasting(verb), lemma)))


def _lasting(verb: Token) -> tuple[str, ...]:
    """Read "are holding 12 aid workers" and "are held by"; a hall that holds 500 has room for them."""
    if verb.lemma_ != "hold":
        return ()
    if syntax.is_passive(verb):
        return ("be held",)
    places = ("Facility", "Settlement")
    holders = syntax.subjects(verb)
    known = [noun_lexicon().common.get(noun.lower_) for noun in holders if noun.pos_ == "NOUN"]
    is_place = any(found is None or found.type in places for found in known)
    return ("be holding",) if verb.tag_ == "VBG" and holders and not is_place else ()


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
    """ "the death toll rose to 1,200", "a death toll of 46", "put the number of deaths at 46"."""
    kind = _toll_kind(noun, words)
    if not kind:
        return
    counted = syntax.obliques(noun, "of")
    for number in (*counted, *(number for people in (noun, *counted) for number in syntax.obliques(people, "at"))):
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
    for inner in syntax.obliques(noun, "of"):
        names += [f"{noun.lemma_} of {word.lower_}" for word in (inner, *syntax.relative_clauses(inner))]
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
