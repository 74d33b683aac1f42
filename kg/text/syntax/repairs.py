"""Repairs of parses that no grammar allows: what parsers of news get wrong again and again.

Each repair says which constraint of English the parse breaks; none looks at particular words beyond function words.
"""

from __future__ import annotations

_CLAUSE_PREPOSITIONS = frozenset({"since", "until", "till", "after", "before", "as", "while", "because", "although"})
_OPENERS = frozenset({"since", "until", "till", "after", "before"})
_FINITE = frozenset({"VBD", "VBZ"})
_UNCHANGED = frozenset({"let", "put", "set", "cut", "hit", "shut", "cost", "hurt", "quit", "split", "beat", "read"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_DEPENDENT = frozenset({"acl:relcl", "advcl", "parataxis", "acl"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_SUBJECT_OR_OBJECT = (*_SUBJECTS, "obj")
_RELATIVE = frozenset({"WDT", "WP"})


def repair(role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
    """Repair roles, heads and tags in place."""
    openers = {head[index]: index for index, name in enumerate(role) if name == "case" and lower[index] in _OPENERS}
    before = {head[index] for index, name in enumerate(role) if name == "nsubj" and index < head[index]}
    with_object = {head[index] for index, name in enumerate(role) if name == "obj"}
    with_subject = {head[index] for index, name in enumerate(role) if name in _SUBJECTS or name == "aux"}
    with_copula = {head[index] for index, name in enumerate(role) if name == "cop"}
    with_helper = {head[index] for index, name in enumerate(role) if name == "aux"}
    governing = {head[index] for index, name in enumerate(role) if name in ("obj", "ccomp", "xcomp")}
    with_particle = {head[index] for index, name in enumerate(role) if name == "compound:prt"}
    with_preposition = {head[index] for index, name in enumerate(role) if name == "case"}
    subjectless = {head[index] for index, name in enumerate(role) if name == "mark" and lower[index] == "that"}
    subjectless -= {head[index] for index, name in enumerate(role) if name in _SUBJECTS}
    for index, name in enumerate(role):
        above = head[index]
        if name == "iobj" and above not in governing:
            role[index] = "obj"  # no verb has an indirect object alone: "accused the guard of firing"
        elif name == "obl" and above < index and above in with_particle - governing and index not in with_preposition:
            role[index] = "obj"  # behind a particle verb, without a preposition: "brushed aside a plea"
        elif name in _SUBJECT_OR_OBJECT and tag[index] in _RELATIVE and role[above] == "acl" and index < above:
            role[above] = "acl:relcl"  # what has a relative pronoun: "a claim that drivers dispute"
        elif name == "obj" and index < above and _give_back_object(index, role, head, tag):
            continue
        elif name == "obj" and index < above and above in subjectless and not tag[index].startswith("W"):
            role[index] = "nsubj"  # "demanded that Norland forsake its program"
        elif name == "conj" and tag[above] in _NOUNS and index in with_copula - with_subject:
            _coordinate_predicate(index, role, head)
        elif name == "obj" and _is_result(index, role, head, tag):
            role[index] = "xcomp"  # "took six people hostage"
        elif name == "conj" and tag[index] == "VB" and tag[above] == "VBG":
            _coordinate_like_with_like(index, role, head, tag)
        elif name == "conj" and _coordinate_speech(index, role, head, tag, lower):
            continue
        elif name == "nsubj" and role[above] == "acl" and head[above] < index < above and index in with_preposition:
            role[index], head[index] = "nmod", head[above]  # "a report by the institute released on Monday"
        elif name == "conj" and tag[index] in _FINITE and tag[above] == "VBG" and index not in with_subject:
            _coordinate_finite(index, head, tag)
        elif name == "advmod" and lower[index] in _NEGATIONS and role[index - 1] == "aux" and above > index + 1:
            _negate_own_verb(index, head, lower)
        elif name == "nsubj" and above < index and above in before - with_object and tag[above].startswith("VB"):
            role[index] = "obj"  # one subject is enough: "Beirut rejected Thursday an appeal"
        elif name == "case" and lower[index] in _CLAUSE_PREPOSITIONS:
            _mark_clause(index, role, head, tag, with_subject)
        elif name == "case" and lower[index] == "that":
            _mark_content(index, role, head, tag)
        elif name == "case" and above > index + 2:
            _mark_nearest(index, role, head)
        elif name == "mark" and role[above] == "acl" and index < head[above] < above:
            role[index], head[index] = "case", head[above]  # "warned of troops massing": "of" is no word of the clause
        elif name == "advcl" and tag[index] == "VBG" and index and lower[index - 1] == ",":
            _raise_result(index, role, head, tag)
        elif (
            tag[index] in _FINITE
            and name in _DEPENDENT
            and index not in with_subject
            and (_give_subject(index, openers, role, head) or _free_main_verb(index, role, head))
        ) or (tag[index] == "VBD" and name == "acl" and _free_after_apposition(index, role, head, lower)):
            with_subject.add(index)
        elif tag[index] == "VB" and name == "root" and lower[index] in _UNCHANGED and index in before - with_helper:
            tag[index] = "VBD"  # "the general let it be known"
        elif tag[index] == "VBD" and name in ("acl", "advcl", "amod") and index not in with_subject:
            tag[index] = "VBN"  # a past tense needs a subject: "219 girls abducted and held since May"


def _is_result(index: int, role: list[str], head: list[int], tag: list[str]) -> bool:
    """Say whether a bare singular noun stands behind the object of its verb: it is what the object becomes."""
    before = index - 1
    while before > head[index] and before != head[before] > head[index]:
        before = head[before] if head[before] < index else head[index]
    is_second = tag[index] == "NN" and before > head[index] == head[before] and role[before] == "obj"
    return is_second and index not in head


def _coordinate_like_with_like(index: int, role: list[str], head: list[int], tag: list[str]) -> None:
    """In "to stop shooting and leave", the bare "leave" goes with "stop", not with the gerund."""
    first = head[index]
    if tag[head[first]] == "VB" and role[first] in ("xcomp", "advcl", "obj", "ccomp"):
        head[index] = head[first]


def _coordinate_speech(index: int, role: list[str], head: list[int], tag: list[str], lower: list[str]) -> bool:
    """In "said the dam had burst and warned that", who says the one warns of the other: both have their clause."""
    clause = head[index]
    marks = {head[kid]: lower[kid] for kid, name in enumerate(role) if name == "mark"}
    own = any(above == index and role[kid] == "ccomp" and marks.get(kid) == "that" for kid, above in enumerate(head))
    if not own or role[clause] != "ccomp" or clause in marks or tag[head[clause]] not in _FINITE:
        return False
    if any(above == index and role[kid] in (*_SUBJECTS, "aux") for kid, above in enumerate(head)):
        return False
    head[index] = head[clause]
    tag[index] = tag[head[clause]] if tag[index] == "VBN" else tag[index]
    return True


def _coordinate_predicate(index: int, role: list[str], head: list[int]) -> None:
    """In "Norland, which keeps troops there and is the only ally, left", what is said goes with the relative clause."""
    noun = head[index]
    clauses = [kid for kid in range(noun + 1, index) if head[kid] == noun and role[kid] == "acl:relcl"]
    if clauses:
        head[index] = clauses[-1]


def _coordinate_finite(index: int, head: list[int], tag: list[str]) -> None:
    """In "accuses them of lying and pleads with others", what is finite goes with the finite verb, not the gerund."""
    above = head[index]
    while head[above] != above and tag[above] != tag[index]:
        above = head[above]
    if tag[above] == tag[index]:
        head[index] = above


def _negate_own_verb(index: int, head: list[int], lower: list[str]) -> None:
    """In "it would not, he wrote, allow", the negation behind an auxiliary belongs to the verb of that auxiliary."""
    verb = head[index - 1]
    if lower[index + 1] == "," and verb > head[index] and not _is_below(verb, index, head):
        head[index] = verb


def _mark_clause(index: int, role: list[str], head: list[int], tag: list[str], with_subject: set[int]) -> None:
    """In "has been tense since war broke out", "since" introduces the clause, not its subject."""
    subject = head[index]
    clause = head[subject]
    is_subject = role[subject] in _SUBJECTS
    lacks_subject = tag[clause] in ("VBD", "VBZ", "VBP") and clause not in with_subject and subject < clause
    if role[clause] in ("parataxis", "advcl", "dep") and (is_subject or (role[subject] == "obl" and lacks_subject)):
        role[subject] = role[subject] if is_subject else "nsubj"
        head[index], role[index], role[clause] = clause, "mark", "advcl"
        with_subject.add(clause)


def _mark_content(index: int, role: list[str], head: list[int], tag: list[str]) -> None:
    """In "rumours that talks resumed spread", "that" is no preposition: what it opens is what the rumours say."""
    clause, noun = head[head[index]], index - 1
    if role[head[index]] not in _SUBJECTS:
        return
    head[index], role[index] = clause, "mark"
    if role[clause] == "advcl" and noun >= 0 and tag[noun].startswith("NN") and not _is_below(noun, clause, head):
        head[clause], role[clause] = noun, "acl"


def _mark_nearest(index: int, role: list[str], head: list[int]) -> None:
    """In "supplied rebels with weapons in violation of", "with" marks the first noun: the second has its own."""
    noun = head[index]
    for between in range(index + 1, noun):
        if role[between] not in ("obl", "nsubj") or _has_case(between, 0, role, head):
            continue
        if _is_below(between, index, head):
            return
        is_second = any(role[other] == "nsubj" and head[other] == head[between] for other in range(index))
        if (role[between] == "obl" or is_second) and _has_case(noun, between + 1, role, head):
            head[index], role[between] = between, "obl"
            return


def _has_case(noun: int, start: int, role: list[str], head: list[int]) -> bool:
    return any(head[kid] == noun and role[kid] == "case" for kid in range(start, noun))


def _give_back_object(index: int, role: list[str], head: list[int], tag: list[str]) -> bool:
    """In "after rebels killed an officer, Norland sent troops", what stands before the subject is no second object."""
    verb = head[index]
    kids = [kid for kid, above in enumerate(head) if above == verb and kid != index]
    above = head[verb]
    if tag[verb] == "VBG" and above < index and any(role[kid] == "obj" and kid > verb for kid in kids):
        head[index] = above  # "saw rebels entering the town"
        return True
    subject = next((kid for kid in kids if role[kid] == "nsubj" and index < kid < verb), -1)
    clause = next((kid for kid in kids if role[kid] == "advcl" and kid < index), -1)
    if subject < 0 or clause < 0 or not any(role[kid] == "obj" and kid > verb for kid in kids):
        return False
    if any(above == clause and role[kid] == "obj" for kid, above in enumerate(head)):
        return False
    head[index] = clause
    return True


def _give_subject(verb: int, openers: dict[int, int], role: list[str], head: list[int]) -> bool:
    """In "rebels backed by Iran since war with Norland ended", what "since" opens is a clause: it gets its verb."""
    noun = verb - 1
    while noun >= 0 and noun not in openers and head[noun] < verb and head[noun] != noun:
        noun = head[noun]
    if noun not in openers or role[noun] not in ("obl", "nmod") or _is_below(head[noun], verb, head):
        return False
    role[verb], head[verb] = "advcl", head[noun]
    role[noun], head[noun] = "nsubj", verb
    role[openers[noun]], head[openers[noun]] = "mark", verb
    return True


def _is_below(index: int, ancestor: int, head: list[int]) -> bool:
    """Say whether one token is the other, or below it."""
    while index != ancestor and head[index] != index:
        index = head[index]
    return index == ancestor


def _free_main_verb(verb: int, role: list[str], head: list[int]) -> bool:
    """In "the group known as the Front met and left", a finite verb below a participle of the root is the main verb."""
    participle = head[verb]
    noun = head[participle]
    if role[participle] != "acl" or role[noun] != "root" or not noun < participle < verb:
        return False
    role[verb], head[verb] = "root", verb
    role[noun], head[noun] = "nsubj", verb
    for index, above in enumerate(head):
        if index > verb and above == participle and role[index] in ("conj", "punct"):
            head[index] = verb
    return True


def _free_after_apposition(verb: int, role: list[str], head: list[int], lower: list[str]) -> bool:
    """In "the Front, a band of militias, fought beside them", a past tense behind the comma is the main verb."""
    noun = head[verb]
    if role[noun] != "root" or not noun < verb - 1 or lower[verb - 1] != ",":
        return False
    kids = [kid for kid, above in enumerate(head) if above == verb]
    if any(role[kid] in ("obl:agent", "obj") and lower[kid - 1] == "by" for kid in kids):
        return False
    if not any(above == noun and role[kid] == "appos" and noun < kid < verb for kid, above in enumerate(head)):
        return False
    role[verb], head[verb] = "root", verb
    role[noun], head[noun] = "nsubj", verb
    return True


def _raise_result(index: int, role: list[str], head: list[int], tag: list[str]) -> None:
    """In "fired to disperse the crowd, killing one", what happened hangs on the main verb, not on the purpose."""
    above = head[index]
    if role[above] == "advcl" and tag[above] == "VB" and above < index:
        head[index] = head[above]
