"""Repairs of parses in which a clause has no subject, two subjects, or the wrong verb above it.

As in `repairs`, each says which constraint of English the parse breaks; none looks at more than function words.
"""

from __future__ import annotations

from kg.text.syntax.attachments import repair_attachments
from kg.text.syntax.parsed import RELATIVE, SUBJECTS, Parsed

_PAST = frozenset({"VBD", "VBN"})
_NEVER_BEFORE_OBJECTS = frozenset({"from", "with", "against", "into", "by"})


def repair_clauses(role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
    """Repair roles, heads and tags in place; what comes out is a tree again."""
    parse = Parsed(role, head, tag, lower)
    for index, name in enumerate(role):
        if name == "advcl":
            _free_subject(index, parse)
        elif name == "acl:relcl":
            _free_bare_clause(index, parse)
        elif name == "conj":
            _coordinate_clause(index, parse)
        elif name in SUBJECTS and not _gather_speakers(index, parse):
            _split_clauses(index, parse)
        elif name == "ccomp":
            _free_relative(index, parse)
        elif name == "compound" and tag[index] == "VB":
            _free_verb(index, parse)
        elif name == "nummod" and tag[head[index]] == "VBN" and head[index] == index + 1:
            _count_noun(index, parse)
        elif (
            name == "obj"
            and parse.kid_as(index, "nummod") < 0
            and _NEVER_BEFORE_OBJECTS & parse.words_as(index, "case")
        ):
            role[index] = "obl"  # an object has no preposition: "withdrew from territories"
    repair_attachments(parse)


def _free_subject(clause: int, parse: Parsed) -> None:
    """In "residents reached by telephone said", the finite verb needs the subject, the participle needs none."""
    verb = parse.head[clause]
    subject = parse.kid_as(clause, *SUBJECTS)
    if not 0 <= subject < clause < verb or parse.tag[verb] not in ("VBD", "VBZ") or parse.tag[clause] not in _PAST:
        return
    if parse.kid_as(verb, *SUBJECTS, "csubj", "expl", "aux", "aux:pass", "cop") >= 0:
        return
    if parse.role[verb] == "conj" or parse.kid_as(clause, "mark", "aux", "aux:pass", "obj", "advmod") >= 0:
        return
    parse.hang(subject, verb, "nsubj")
    parse.hang(clause, subject, "acl")
    parse.tag[clause] = "VBN"


def _free_bare_clause(verb: int, parse: Parsed) -> None:
    """In "close to 400 facilities will shut, she said", a relative clause with no subject and no pronoun is none."""
    noun = parse.head[verb]
    auxiliary = parse.kid_as(verb, "aux", "aux:pass")
    if auxiliary != noun + 1 or parse.tag[auxiliary] not in ("MD", "VBZ", "VBP", "VBD"):
        return
    if any(parse.role[kid] in (*SUBJECTS, "mark", "expl") or kid < noun for kid in parse.kids[verb]):
        return
    adverb = parse.head[noun]
    if parse.role[noun] != "obl" or parse.role[adverb] != "advmod" or not adverb < noun or noun == verb:
        return
    governor = parse.head[adverb]
    if not governor < adverb or not parse.tag[governor].startswith("VB"):
        return
    parse.hang(verb, governor, "ccomp")
    parse.hang(noun, verb, "nsubj")
    parse.hang(adverb, noun, "advmod")


def _coordinate_clause(clause: int, parse: Parsed) -> None:
    """In "he said the war is long and its end is far", without a comma, both clauses are what was said."""
    verb = parse.head[clause]
    subject = parse.kid_as(clause, *SUBJECTS)
    conjunction = parse.kid_as(clause, "cc")
    if parse.tag[clause] == "VBN" and parse.tag[verb] == "VBD" and subject < 0:
        if parse.kid_as(clause, "aux", "aux:pass") < 0 and parse.kid_as(verb, "aux", "aux:pass") < 0:
            parse.tag[clause] = "VBD"  # no auxiliary, no participle: "continued to fire and called for help"
        return
    if not verb < conjunction < subject < clause or parse.lower[conjunction] != "and":
        return
    content = parse.kid_as(verb, "ccomp")
    if not verb < content < conjunction or parse.kid_as(content, *SUBJECTS) < 0:
        return
    if parse.lower[conjunction - 1] not in (",", ";") and parse.kid_as(content, "conj") < 0:
        parse.hang(clause, content, "conj")


def _gather_speakers(noun: int, parse: Parsed) -> bool:
    """In "killed 17 soldiers, two doctors and an official said", who stands before "and" says it too.

    A conjunction on a subject joins it to the noun before; a comma parts that noun from the list that it was hung on.
    """
    verb, conjunction = parse.head[noun], parse.kid_as(noun, "cc")
    follows = parse.lower[verb + 1 : verb + 2]
    if not 1 < conjunction < noun < verb or verb - noun > 1 or follows not in ([","], ["."]):
        return False
    first = conjunction - 1
    while parse.head[first] > first and parse.head[first] < conjunction:
        first = parse.head[first]
    start = min([first, *parse.kids.get(first, ())])
    is_parted = parse.lower[start] == "," or parse.lower[start - 1] == ","
    if parse.role[first] != "conj" or not parse.head[first] < start or not is_parted or parse.tag[verb] != "VBD":
        return False
    if parse.is_below(verb, first) or parse.is_below(first, noun):
        return False
    parse.hang(first, verb, "nsubj")
    parse.hang(noun, first, "conj")
    if parse.role[verb] == "conj" and parse.kid_as(verb, "cc") < 0:
        parse.role[verb] = "parataxis"
    return True


def _split_clauses(noun: int, parse: Parsed) -> None:
    """In "(agreed) that there is work and that trade is vital", a clause with a "that" is no subject of the next."""
    predicate = parse.head[noun]
    copula = parse.kid_as(noun, "cop")
    mark = parse.kid_as(copula, "mark") if copula >= 0 else -1
    second, conjunction = parse.kid_as(predicate, "mark"), parse.kid_as(predicate, "cc")
    if not 0 <= mark < copula < noun < conjunction < second < predicate or parse.head[predicate] == predicate:
        return
    for kid in list(parse.kids[copula]):
        parse.hang(kid, noun, parse.role[kid])
    parse.hang(noun, parse.head[predicate], parse.role[predicate])
    parse.hang(predicate, noun, "conj")


def _free_relative(clause: int, parse: Parsed) -> None:
    """In "a bridge, which as officials said helps the town", "which" has the outer verb, not what is in parenthesis."""
    inner = parse.head[clause]
    pronoun = parse.kid_as(clause, *SUBJECTS)
    if parse.words_as(clause, "advmod") & {"however"} and 0 <= parse.kid_as(inner, "obj") < pronoun:
        parse.role[clause] = "conj"  # "they claimed victory however others doubt it": the object is all they claimed
        return
    mark = parse.kid_as(inner, "mark")
    if parse.role[inner] != "advcl" or not 0 < pronoun < mark < inner < clause or parse.tag[pronoun] not in RELATIVE:
        return
    noun = pronoun - 1
    while noun and not parse.tag[noun].startswith("NN"):
        noun -= 1
    if not parse.tag[noun].startswith("NN") or parse.is_below(noun, inner):
        return
    parse.hang(clause, noun, "acl:relcl")
    parse.hang(inner, clause, "advcl")


def _free_verb(verb: int, parse: Parsed) -> None:
    """In "demanding rebels end attacks", a bare verb is no part of a noun: it has the nouns around it."""
    noun = parse.head[verb]
    governor = parse.head[noun]
    subject = verb - 1
    if parse.role[noun] != "obj" or not governor < subject or noun < verb or parse.role[subject] != "compound":
        return
    if parse.head[subject] not in (verb, noun) or not parse.tag[governor].startswith("VB"):
        return
    for kid in [kid for kid in parse.kids[noun] if kid < verb and kid != subject]:
        parse.hang(kid, subject, parse.role[kid])
    parse.hang(verb, governor, "ccomp")
    parse.hang(subject, verb, "nsubj")
    parse.hang(noun, verb, "obj")


def _count_noun(number: int, parse: Parsed) -> None:
    """In "spoke of 600 killed", a number does not count a verb: the participle says what happened to the 600."""
    verb = number + 1
    if parse.head[verb] == verb or parse.kid_as(number, "case") < 0:
        return
    parse.hang(number, parse.head[verb], "obl")
    parse.hang(verb, number, "acl")
