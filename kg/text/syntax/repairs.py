"""Repairs of parses that no grammar allows: what parsers of news get wrong again and again.

Each repair says which constraint of English the parse breaks; none looks at particular words beyond function words.
`BY_ROLE` tells which are tried on a word: the first that applies ends it.
"""

from __future__ import annotations

from kg.text.syntax import clause_repairs as clauses
from kg.text.syntax.broken import NOUNS, Broken, Repair
from kg.text.syntax.parsed import RELATIVE, SUBJECTS

_CLAUSE_PREPOSITIONS = frozenset({"since", "until", "till", "after", "before", "as", "while", "because", "although"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_UNCHANGED = frozenset({"let", "put", "set", "cut", "hit", "shut", "cost", "hurt", "quit", "split", "beat", "read"})


def repair(role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
    """Repair roles, heads and tags in place."""
    parse = Broken(role, head, tag, lower)
    for index, name in enumerate(role):
        any(mend(parse, index) for mend in BY_ROLE.get(name, ()))


def _only_object(parse: Broken, index: int) -> bool:
    """No verb has an indirect object alone: "accused the guard of firing"."""
    if parse.head[index] in parse.governing:
        return False
    parse.role[index] = "obj"
    return True


def _object_behind_particle(parse: Broken, index: int) -> bool:
    """Behind a particle verb, without a preposition: "brushed aside a plea"."""
    above = parse.head[index]
    if above > index or above not in parse.with_particle - parse.governing or index in parse.with_preposition:
        return False
    parse.role[index] = "obj"
    return True


def _relative_clause(parse: Broken, index: int) -> bool:
    """What has a relative pronoun: "a claim that drivers dispute"."""
    above = parse.head[index]
    if parse.tag[index] not in RELATIVE or parse.role[above] != "acl" or index > above:
        return False
    parse.role[above] = "acl:relcl"
    return True


def _author(parse: Broken, index: int) -> bool:
    """ "A report by the institute released on Monday": what has a preposition is no subject."""
    above = parse.head[index]
    noun = parse.head[above]
    if parse.role[above] != "acl" or not noun < index < above or index not in parse.with_preposition:
        return False
    parse.role[index], parse.head[index] = "nmod", noun
    return True


def _second_subject(parse: Broken, index: int) -> bool:
    """One subject is enough: "Beirut rejected Thursday an appeal"."""
    verb = parse.head[index]
    if verb > index or verb not in parse.after_subject - parse.with_object or not parse.tag[verb].startswith("VB"):
        return False
    parse.role[index] = "obj"
    return True


def _object_of_clause_before(parse: Broken, index: int) -> bool:
    """In "after rebels killed an officer, Norland sent troops", what stands before the subject is no second object."""
    role, head, verb = parse.role, parse.head, parse.head[index]
    if index > verb:
        return False
    kids = [kid for kid in parse.kids(verb) if kid != index]
    above = head[verb]
    has_object = any(role[kid] == "obj" and kid > verb for kid in kids)
    if parse.tag[verb] == "VBG" and above < index and has_object:
        head[index] = above  # "saw rebels entering the town"
        return True
    subject = next((kid for kid in kids if role[kid] == "nsubj" and index < kid < verb), -1)
    clause = next((kid for kid in kids if role[kid] == "advcl" and kid < index), -1)
    if subject < 0 or clause < 0 or not has_object or any(role[kid] == "obj" for kid in parse.kids(clause)):
        return False
    head[index] = clause
    return True


def _subject_of_demand(parse: Broken, index: int) -> bool:
    """ "Demanded that Norland forsake its program": a that-clause has a subject."""
    verb = parse.head[index]
    if index > verb or verb not in parse.subjectless or parse.tag[index].startswith("W"):
        return False
    parse.role[index] = "nsubj"
    return True


def _what_it_becomes(parse: Broken, index: int) -> bool:
    """ "Took six people hostage": a bare singular noun behind the object of its verb is what the object becomes."""
    head, verb = parse.head, parse.head[index]
    before = index - 1
    while before > verb and before != head[before] > verb:
        before = head[before] if head[before] < index else verb
    is_second = parse.tag[index] == "NN" and before > verb == head[before] and parse.role[before] == "obj"
    if not is_second or index in head:
        return False
    parse.role[index] = "xcomp"
    return True


def _negation_of_own_verb(parse: Broken, index: int) -> bool:
    """In "it would not, he wrote, allow", the negation behind an auxiliary belongs to the verb of that auxiliary."""
    above, lower = parse.head[index], parse.lower
    if lower[index] not in _NEGATIONS or parse.role[index - 1] != "aux" or above <= index + 1:
        return False
    verb = parse.head[index - 1]
    if lower[index + 1] == "," and verb > above and not parse.is_below(verb, index):
        parse.head[index] = verb
    return True


def _subordinator(parse: Broken, index: int) -> bool:
    """In "has been tense since war broke out", "since" introduces the clause, not its subject."""
    if parse.lower[index] not in _CLAUSE_PREPOSITIONS:
        return False
    role, subject = parse.role, parse.head[index]
    clause = parse.head[subject]
    is_subject = role[subject] in SUBJECTS
    lacks_subject = parse.tag[clause] in ("VBD", "VBZ", "VBP") and clause not in parse.with_subject and subject < clause
    if role[clause] in ("parataxis", "advcl", "dep") and (is_subject or (role[subject] == "obl" and lacks_subject)):
        role[subject] = role[subject] if is_subject else "nsubj"
        parse.head[index], role[index], role[clause] = clause, "mark", "advcl"
        parse.with_subject.add(clause)
    return True


def _content(parse: Broken, index: int) -> bool:
    """In "rumours that talks resumed spread", "that" is no preposition: what it opens is what the rumours say."""
    if parse.lower[index] != "that":
        return False
    role, head, above = parse.role, parse.head, parse.head[index]
    clause, noun = head[above], index - 1
    if role[above] in SUBJECTS:
        head[index], role[index] = clause, "mark"
        if role[clause] == "advcl" and noun >= 0 and parse.tag[noun] in NOUNS and not parse.is_below(noun, clause):
            head[clause], role[clause] = noun, "acl"
    return True


def _nearest_noun(parse: Broken, index: int) -> bool:
    """In "supplied rebels with weapons in violation of", "with" marks the first noun: the second has its own."""
    role, head, noun = parse.role, parse.head, parse.head[index]
    if noun <= index + 2:
        return False
    for between in range(index + 1, noun):
        if role[between] not in ("obl", "nsubj") or parse.has_case(between, 0):
            continue
        if parse.is_below(between, index):
            break
        is_second = any(role[other] == "nsubj" and head[other] == head[between] for other in range(index))
        if (role[between] == "obl" or is_second) and parse.has_case(noun, between + 1):
            head[index], role[between] = between, "obl"
            break
    return True


def _word_of_noun(parse: Broken, index: int) -> bool:
    """ "Warned of troops massing": "of" is no word of the clause."""
    above = parse.head[index]
    if parse.role[above] != "acl" or not index < parse.head[above] < above:
        return False
    parse.role[index], parse.head[index] = "case", parse.head[above]
    return True


def _past_of_unchanged(parse: Broken, index: int) -> bool:
    """ "The general let it be known": no bare form is the main verb of a subject."""
    helped = index in parse.with_helper or index not in parse.after_subject
    if parse.tag[index] != "VB" or parse.lower[index] not in _UNCHANGED or helped:
        return False
    parse.tag[index] = "VBD"
    return True


def _participle(parse: Broken, index: int) -> bool:
    """A past tense needs a subject: "219 girls abducted and held since May"."""
    if parse.tag[index] != "VBD" or index in parse.with_subject:
        return False
    parse.tag[index] = "VBN"
    return True


_FREED = (clauses.give_subject, clauses.free_main_verb)
BY_ROLE: dict[str, tuple[Repair, ...]] = {
    "iobj": (_only_object,),
    "obl": (_object_behind_particle,),
    "nsubj": (_relative_clause, _author, _second_subject),
    "nsubj:pass": (_relative_clause,),
    "obj": (_relative_clause, _object_of_clause_before, _subject_of_demand, _what_it_becomes),
    "conj": (
        clauses.coordinate_predicate,
        clauses.coordinate_like_with_like,
        clauses.coordinate_speech,
        clauses.coordinate_finite,
    ),
    "advmod": (_negation_of_own_verb,),
    "case": (_subordinator, _content, _nearest_noun),
    "mark": (_word_of_noun,),
    "advcl": (clauses.raise_result, clauses.gerund_object, *_FREED, _participle),
    "acl": (*_FREED, clauses.free_after_apposition, _participle),
    "acl:relcl": _FREED,
    "parataxis": _FREED,
    "root": (_past_of_unchanged,),
    "amod": (_participle,),
}
