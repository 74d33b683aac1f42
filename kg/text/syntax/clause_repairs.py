"""Repairs of what clauses hang on: coordination, main verbs that were taken for participles, results."""

from __future__ import annotations

from kg.text.syntax.broken import FINITE, NOUNS, Broken
from kg.text.syntax.parsed import SUBJECTS


def coordinate_predicate(parse: Broken, index: int) -> bool:
    """In "Norland, which keeps troops there and is the only ally, left", what is said goes with the relative clause."""
    noun = parse.head[index]
    if parse.tag[noun] not in NOUNS or index not in parse.with_copula - parse.with_subject:
        return False
    clauses = [kid for kid in parse.kids(noun) if noun < kid < index and parse.role[kid] == "acl:relcl"]
    if clauses:
        parse.head[index] = clauses[-1]
    return True


def coordinate_like_with_like(parse: Broken, index: int) -> bool:
    """In "to stop shooting and leave", the bare "leave" goes with "stop", not with the gerund."""
    first = parse.head[index]
    if parse.tag[index] != "VB" or parse.tag[first] != "VBG":
        return False
    if parse.tag[parse.head[first]] == "VB" and parse.role[first] in ("xcomp", "advcl", "obj", "ccomp"):
        parse.head[index] = parse.head[first]
    return True


def coordinate_speech(parse: Broken, index: int) -> bool:
    """In "said the dam had burst and warned that", who says the one warns of the other: both have their clause."""
    role, clause = parse.role, parse.head[index]
    speech = parse.head[clause]
    marks = {parse.head[kid]: parse.lower[kid] for kid, name in enumerate(role) if name == "mark"}
    own = any(role[kid] == "ccomp" and marks.get(kid) == "that" for kid in parse.kids(index))
    if not own or role[clause] != "ccomp" or clause in marks or parse.tag[speech] not in FINITE:
        return False
    if any(role[kid] in (*SUBJECTS, "aux") for kid in parse.kids(index)):
        return False
    parse.head[index] = speech
    parse.tag[index] = parse.tag[speech] if parse.tag[index] == "VBN" else parse.tag[index]
    return True


def coordinate_finite(parse: Broken, index: int) -> bool:
    """In "accuses them of lying and pleads with others", what is finite goes with the finite verb, not the gerund."""
    above = parse.head[index]
    if parse.tag[index] not in FINITE or parse.tag[above] != "VBG" or index in parse.with_subject:
        return False
    while parse.head[above] != above and parse.tag[above] != parse.tag[index]:
        above = parse.head[above]
    if parse.tag[above] == parse.tag[index]:
        parse.head[index] = above
    return True


def give_subject(parse: Broken, verb: int) -> bool:
    """In "rebels backed by Iran since war with Norland ended", what "since" opens is a clause: it gets its verb."""
    if parse.tag[verb] not in FINITE or verb in parse.with_subject:
        return False
    role, head, noun = parse.role, parse.head, verb - 1
    while noun >= 0 and noun not in parse.openers and head[noun] < verb and head[noun] != noun:
        noun = head[noun]
    if noun not in parse.openers or role[noun] not in ("obl", "nmod") or parse.is_below(head[noun], verb):
        return False
    role[verb], head[verb] = "advcl", head[noun]
    role[noun], head[noun] = "nsubj", verb
    role[parse.openers[noun]], head[parse.openers[noun]] = "mark", verb
    parse.with_subject.add(verb)
    return True


def free_main_verb(parse: Broken, verb: int) -> bool:
    """In "the group known as the Front met and left", a finite verb below a participle of the root is the main verb."""
    role, head, participle = parse.role, parse.head, parse.head[verb]
    noun = head[participle]
    if parse.tag[verb] not in FINITE or verb in parse.with_subject:
        return False
    if role[participle] != "acl" or role[noun] != "root" or not noun < participle < verb:
        return False
    _make_main(parse, verb, noun)
    for index in parse.kids(participle):
        if index > verb and role[index] in ("conj", "punct"):
            head[index] = verb
    return True


def free_after_apposition(parse: Broken, verb: int) -> bool:
    """In "the Front, a band of militias, fought beside them", a past tense behind the comma is the main verb."""
    role, noun = parse.role, parse.head[verb]
    if parse.tag[verb] != "VBD" or role[noun] != "root" or not noun < verb - 1 or parse.lower[verb - 1] != ",":
        return False
    if any(role[kid] in ("obl:agent", "obj") and parse.lower[kid - 1] == "by" for kid in parse.kids(verb)):
        return False
    if not any(role[kid] == "appos" and noun < kid < verb for kid in parse.kids(noun)):
        return False
    _make_main(parse, verb, noun)
    return True


def gerund_object(parse: Broken, index: int) -> bool:
    """In "has ruled out recognising it", a gerund right behind a verb or its particle is what the verb governs."""
    verb = parse.head[index]
    if parse.tag[index] != "VBG" or not verb < index or verb in parse.governing or not parse.tag[verb].startswith("VB"):
        return False
    if any(parse.role[between] != "compound:prt" or parse.head[between] != verb for between in range(verb + 1, index)):
        return False
    parse.role[index] = "xcomp"
    return True


def _make_main(parse: Broken, verb: int, subject: int) -> None:
    parse.role[verb], parse.head[verb] = "root", verb
    parse.role[subject], parse.head[subject] = "nsubj", verb
    parse.with_subject.add(verb)


def raise_result(parse: Broken, index: int) -> bool:
    """In "fired to disperse the crowd, killing one", what happened hangs on the main verb, not on the purpose."""
    if parse.tag[index] != "VBG" or not index or parse.lower[index - 1] != ",":
        return False
    above = parse.head[index]
    if parse.role[above] == "advcl" and parse.tag[above] == "VB" and above < index:
        parse.head[index] = parse.head[above]
    return True
