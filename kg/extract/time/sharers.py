"""Predicates that share their time with another: coordinated, light and aspectual verbs, occasions, stays."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality.lexicon import Effect, lexicon
from kg.extract.time.grammar import time_words
from kg.text import syntax


def sharers(predicate: Token) -> list[Token]:
    """Return the predicates whose time is also this one's.

    The first of coordinated verbs, for a date that stands before it; the light or aspectual verb above ("began shelling
    in May", "launched an attack on Friday"), or in the relative clause ("the talks that they held on Friday").
    """
    if not syntax.is_verb(predicate) and predicate.pos_ in ("ADV", "ADP", "SCONJ"):
        return [syntax.main_verb(predicate)]  # "together with Estvia"
    members = syntax.conjuncts(predicate)
    same_time = syntax.tense(members[0]) in (syntax.tense(predicate), "") or not syntax.tense(predicate)
    found = [members[0]] if members[0] != predicate and same_time else []
    found += [clause for clause in syntax.relative_clauses(predicate) if _carries(clause, predicate)]
    found += _occasions(predicate)
    for link in syntax.governing(predicate):
        if link.kind == "adverbial" and not link.marker and predicate.tag_ == "VBG" and not found:
            found.append(link.token)  # "attacked the port on Monday, killing two"
            break
        form = "noun" if link.kind in ("object", "subject") else "infinitive" if link.kind == "infinitive" else ""
        if not form or not syntax.is_verb(link.token):
            break
        effect = lexicon().effect(form, syntax.particle_lemma(link.token))
        is_passive_subject = link.kind == "subject" and not syntax.is_passive(link.token)
        if effect is None or effect.reported or effect.presupposed or is_passive_subject:
            break
        found.append(link.token)
    return found + _stays(predicate)


def _occasions(predicate: Token) -> list[Token]:
    """Return at what it happened or by what it was said.

    "Killed in an attack on Monday", "condemned it in a statement released on Monday", "speaking on Monday, accused".
    """
    words = time_words()
    nouns = [noun for noun in syntax.obliques(predicate, "in", "at", "during") if _is_occasion(noun)]
    issued = [c for noun in nouns for c in syntax.relative_clauses(noun) if c.lemma_ in words["issuing"]]
    clauses = syntax.adverbial_clauses(predicate)
    speaking = [c for c in clauses if c.tag_ == "VBG" and not syntax.marker(c) and c.lemma_ in words["speaking"]]
    together = [
        word for word in predicate.children if word.lower_ in ("together", "along")
    ]  # "together with X in 2014"
    return [*nouns, *issued, *speaking, *together]


def _is_occasion(noun: Token) -> bool:
    """Say whether the date of a noun is that of what happens there: not "in response", "in the 1994 war"."""
    is_some = noun.tag_ == "NNS" or any(child.pos_ in ("DET", "PRON") for child in noun.lefts)
    return noun.pos_ == "NOUN" and is_some and not any(child.lower_.isdigit() for child in noun.lefts)


def _stays(predicate: Token) -> list[Token]:
    """Return the coming or being there of a where-clause: "flew to Warsaw on Friday, where he met the president"."""
    links = syntax.governing(predicate)
    if not links or not any(word.lower_ == "where" for word in predicate.lefts):
        return []
    place = links[0].token
    if any(child.dep_ == "cop" for child in place.children):
        return [place]  # "is due in Warsaw on Friday, where"
    coming = next((link.token for link in links if link.token.pos_ in ("VERB", "AUX", "ADJ")), None)
    is_coming = coming is not None and coming.lemma_ in time_words()["coming"]
    same_time = coming is not None and (syntax.tense(coming) == "past") == (syntax.tense(predicate) == "past")
    return [coming] if coming is not None and is_coming and same_time else []


def _carries(clause: Token, noun: Token) -> bool:
    """Say whether a relative clause only says that the event took place: "the meeting (that) they had Monday"."""
    if noun not in syntax.objects(clause) and noun not in syntax.patients(clause):
        return False
    effect = lexicon().effect("noun", syntax.particle_lemma(clause))
    return effect == Effect()
