"""Relations of one article: one pass over its words, every match with all that guards it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Doc, Token

from kg.extract.factuality.lexicon import lexicon
from kg.extract.relations.arguments import Argument, Arguments, Refers, listed
from kg.extract.relations.evidence import sentence_of
from kg.extract.relations.guard import Guard
from kg.extract.relations.light import CIRCUMSTANCES, light
from kg.extract.relations.offices import office_relations
from kg.extract.relations.pattern import Pattern
from kg.extract.relations.patterns import Patterns
from kg.extract.relations.words import shared_words
from kg.model import Article, Attribution, Relation, Span
from kg.text import syntax

NOBODY = -1


def find_relations(
    doc: Doc, article: Article, patterns: Patterns, coreference: Refers, attributions: Sequence[Attribution]
) -> tuple[Relation, ...]:
    """Return what the patterns find, in text order.

    A relation inside the content of an attribution has its speaker as holder. What stands in a headline is left out:
    headlines shorten until the guards are gone, and the article says it again in full.
    """
    guard = Guard(doc, article, attributions, patterns.schema)
    arguments = Arguments(coreference)
    found = (
        *_by_patterns(doc, patterns, arguments, guard),
        *office_relations(doc, coreference.offices, coreference.chains, guard),
    )
    return tuple(sorted(_first_of_trigger(found), key=lambda r: (r.trigger, r.relation, r.subject, r.object)))


def _by_patterns(doc: Doc, patterns: Patterns, arguments: Arguments, guard: Guard) -> Iterator[Relation]:
    for pattern, trigger in patterns.matches(doc, arguments):
        if guard.is_readable(trigger) and _is_allowed(pattern, trigger, arguments, patterns):
            for subject, object_ in _pairs(pattern, trigger, arguments, patterns):
                relation = _relation(pattern, trigger, subject.chain, object_.chain)
                if pattern.kind == "type" or (pattern.presupposed and not syntax.is_copular(trigger)):
                    relation = guard.presupposed(relation, trigger)
                else:
                    relation = guard.guarded(relation, trigger, _predicate(pattern, trigger, subject.token))
                excepted = subject.is_excepted or object_.is_excepted
                yield replace(relation, polarity="negative") if excepted else relation


def _is_allowed(pattern: Pattern, trigger: Token, arguments: Arguments, patterns: Patterns) -> bool:
    """Check what the pattern asks of the surroundings, before any argument is looked up."""
    if not arguments.may_fill(trigger, *patterns.types(pattern), least=1 if pattern.objectless else 2):
        return False
    if pattern.where and not any(arguments.walk(path, trigger) for path in pattern.where):
        return False
    return not any(arguments.walk(path, trigger) for path in pattern.unless)


def _pairs(
    pattern: Pattern, trigger: Token, arguments: Arguments, patterns: Patterns
) -> Iterator[tuple[Argument, Argument]]:
    domain, range_ = patterns.types(pattern)
    if pattern.reciprocal:
        yield from combinations(_several(pattern, trigger, arguments, domain), 2)
        return
    subjects = arguments.along(pattern.subject, trigger, domain, named="subject" in pattern.named)
    if not subjects:
        return
    objects = arguments.along(pattern.object, trigger, range_, named="object" in pattern.named)
    mutual = not objects and any(map(_is_each_other, syntax.patients(trigger)))
    for subject in subjects:
        for other in subjects if mutual else objects:
            if other.chain != subject.chain and (mutual or not _coordinated(subject, other)):
                yield subject, other
        if pattern.objectless and not objects:
            yield subject, Argument(NOBODY, subject.token)


def _coordinated(one: Argument, other: Argument) -> bool:
    """Coordinated words play one role: neither is the other's object ("the Donetsk and Luhansk regions")."""
    return other.token in syntax.conjuncts(one.token) or other.token in listed(one.token)


def _several(pattern: Pattern, trigger: Token, arguments: Arguments, types: frozenset[str]) -> tuple[Argument, ...]:
    for path in pattern.reciprocal:
        found = arguments.along((path,), trigger, types)
        if len(found) > 1:
            return found
    return ()


def _is_each_other(token: Token) -> bool:
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return (token.lower_, following) in (("each", "other"), ("one", "another"))


def _predicate(pattern: Pattern, trigger: Token, subject: Token) -> Token:
    """Return the word whose polarity, modality and time count: of a light verb and its noun, the verb.

    So it is where the noun has its subject from the verb above it: who may return to the table may negotiate. Of what
    the noun only dates ("left after talks"), that verb says nothing.
    """
    for path in pattern.predicate:
        for token in path.walk(trigger):
            return token
    if pattern.kind == "noun":
        lending = next((verb for verb in light(trigger, frozenset()) if _says_that_it_was(verb, trigger)), None)
        return lending or _verb_above(trigger, subject) or trigger
    return trigger


def _verb_above(noun: Token, subject: Token) -> Token | None:
    verb = next((link.token for link in syntax.governing(noun) if syntax.is_verb(link.token)), None)
    if verb is None or syntax.is_copular(noun) or syntax.preposition(noun) in CIRCUMSTANCES:
        return None
    if lexicon().effect("noun", syntax.particle_lemma(verb)) is not None:  # "ordered an attack": the noun tells
        return None
    return verb if subject in syntax.agents(verb) else None


def _says_that_it_was(verb: Token, noun: Token) -> bool:
    """Tell whether what the verb says is true of the noun: who launches an attack attacks, who promises one does not.

    Support is given by promising it.
    """
    if verb.lemma_ in shared_words()["ending"]:
        return False
    effect = lexicon().effect("noun", syntax.particle_lemma(verb))
    is_event = noun.lemma_.lower() not in shared_words()["attitudes"]
    return not is_event or effect is None or (effect.modality == "actual" and not effect.reported)


def _relation(pattern: Pattern, trigger: Token, subject: int, object_: int) -> Relation:
    return Relation(
        pattern.relation,
        subject,
        object_,
        evidence=sentence_of(trigger),
        trigger=Span(trigger.idx, trigger.idx + len(trigger)),
        pattern=pattern.name,
        polarity=pattern.polarity,
        modality=pattern.modality,
        ended=pattern.ended,
    )


def _first_of_trigger(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Leave out what a second pattern finds again at the same words."""
    seen: set[tuple[object, ...]] = set()
    for relation in relations:
        key = (relation.relation, relation.subject, relation.object, relation.object_text, relation.trigger)
        if key not in seen:
            seen.add(key)
            yield relation
