"""Predicates that share their time with another: coordinated, light and aspectual verbs, occasions, stays."""

from __future__ import annotations

from kg.extract.factuality.lexicon import Effect, lexicon
from kg.extract.time.expression import time_words
from kg.text.syntax import Tree
from kg.text.syntax.arguments import objects, patients, surface_subjects
from kg.text.syntax.links import main_verb, marker, upward
from kg.text.syntax.nominals import obliques, relative_clauses
from kg.text.syntax.verbs import adverbial_clauses, is_passive, is_verb, particle_lemma, tense

_OCCASIONS = frozenset({"in", "at", "during"})


def sharers(tree: Tree, predicate: int) -> list[int]:
    """Return the predicates whose time is also this one's.

    The first of coordinated verbs, for a date that stands before it; the light or aspectual verb above ("began shelling
    in May", "launched an attack on Friday"), or in the relative clause ("the talks that they held on Friday").
    """
    if not is_verb(tree, predicate) and tree.pos[predicate] in ("ADV", "ADP", "SCONJ"):
        return [main_verb(tree, predicate)]  # "together with Estvia"
    first, told = tree.conjuncts(predicate)[0], tense(tree, predicate)
    same_time = not told or tense(tree, first) in (told, "")
    found = [first] if first != predicate and same_time else []
    found += [clause for clause in relative_clauses(tree, predicate) if _carries(tree, clause, predicate)]
    found += _occasions(tree, predicate) + _deeds(tree, predicate)
    return found + _lenders(tree, predicate, not found) + _stays(tree, predicate)


def _lenders(tree: Tree, predicate: int, alone: bool) -> list[int]:
    """Return the verbs above that lend their time; a main clause does where nothing else has."""
    found: list[int] = []
    for link in upward(tree, predicate):
        if link.kind == "adverbial" and not link.marker and tree.tag[predicate] == "VBG" and alone and not found:
            found.append(link.word)  # "attacked the port on Monday, killing two"
            break
        form = "noun" if link.kind in ("object", "subject") else "infinitive" if link.kind == "infinitive" else ""
        if not form or not is_verb(tree, link.word):
            break
        if link.kind == "subject" and particle_lemma(tree, link.word) in time_words()["occurring"]:
            found.append(link.word)  # "the talks ended on Thursday"
            break
        effect = lexicon().effect(form, particle_lemma(tree, link.word))
        is_passive_subject = link.kind == "subject" and not is_passive(tree, link.word)
        if effect is None or effect.reported or effect.presupposed or is_passive_subject:
            break
        found.append(link.word)
    return found


def _occasions(tree: Tree, predicate: int) -> list[int]:
    """Return at what it happened or by what it was said.

    "Killed in an attack on Monday", "condemned it in a statement released on Monday", "speaking on Monday, accused",
    "together with Estvia in 2014".
    """
    words = time_words()
    heads = (predicate, *surface_subjects(tree, predicate))  # "Vard, in a speech on Monday, accused"
    nouns = [noun for head in heads for noun in obliques(tree, head, _OCCASIONS) if _is_occasion(tree, noun)]
    issued = [c for noun in nouns for c in relative_clauses(tree, noun) if tree.lemma[c] in words["issuing"]]
    clauses = [c for c in adverbial_clauses(tree, predicate) if tree.tag[c] == "VBG" and not marker(tree, c)]
    clauses += [c for noun in heads[1:] for c in tree.kids[noun] if tree.tag[c] == "VBG" and noun < c < predicate]
    speaking = [c for c in clauses if tree.lemma[c] in words["speaking"]]
    together = [word for word in tree.kids[predicate] if tree.lower[word] in ("together", "along")]
    return [*issued, *speaking, *nouns, *together]


def _deeds(tree: Tree, predicate: int) -> list[int]:
    """Return the deed whose outcome a verb tells: "Monday's attack killed two", "the truce of 4 May was signed"."""
    words, lemma = time_words(), tree.lemma[predicate]
    if lemma in words["signing"]:
        return list(patients(tree, predicate))
    if lemma not in words["results"]:
        return []
    return [noun for noun in surface_subjects(tree, predicate) if tree.lemma[noun] in words["deeds"]]


def _is_occasion(tree: Tree, noun: int) -> bool:
    """Say whether the date of a noun is that of what happens there: not "in response", "in the 1994 war"."""
    lefts = [kid for kid in tree.kids[noun] if kid < noun]
    is_some = tree.tag[noun] == "NNS" or any(tree.pos[kid] in ("DET", "PRON") for kid in lefts)
    return tree.pos[noun] == "NOUN" and is_some and not any(tree.lower[kid].isdigit() for kid in lefts)


def _stays(tree: Tree, predicate: int) -> list[int]:
    """Return the coming or being there of a where-clause: "flew to Warsaw on Friday, where he met the president"."""
    links = upward(tree, predicate)
    if not links or not any(tree.lower[kid] == "where" for kid in tree.kids[predicate] if kid < predicate):
        return []
    if tree.kid_as(links[0].word, "cop") >= 0:
        return [links[0].word]  # "is due in Warsaw on Friday, where"
    coming = next((link.word for link in links if tree.pos[link.word] in ("VERB", "AUX", "ADJ")), -1)
    is_coming = coming >= 0 and tree.lemma[coming] in time_words()["coming"]
    return [coming] if is_coming and (tense(tree, coming) == "past") == (tense(tree, predicate) == "past") else []


def _carries(tree: Tree, clause: int, noun: int) -> bool:
    """Say whether a relative clause only says that the event took place: "the meeting (that) they had Monday"."""
    if noun not in objects(tree, clause) and noun not in patients(tree, clause):
        return False
    return lexicon().effect("noun", particle_lemma(tree, clause)) == Effect()
