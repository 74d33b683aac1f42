"""Repairs of parses in which a clause has no subject, two subjects, or the wrong verb above it.

As in `repairs`, each says which constraint of English the parse breaks; none looks at more than function words.
"""

from __future__ import annotations

_SUBJECTS = ("nsubj", "nsubj:pass")
_RELATIVE = frozenset({"WDT", "WP"})
_PAST = frozenset({"VBD", "VBN"})
_NEVER_BEFORE_OBJECTS = frozenset({"from", "with", "against", "into", "by"})


def repair_clauses(role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
    """Repair roles, heads and tags in place; what comes out is a tree again."""
    kids: dict[int, list[int]] = {}
    for index, above in enumerate(head):
        if above != index:
            kids.setdefault(above, []).append(index)
    parse = _Parse(role, head, tag, lower, kids)
    for index, name in enumerate(role):
        if name == "advcl":
            _free_subject(index, parse)
        elif name == "acl:relcl":
            _free_bare_clause(index, parse)
        elif name == "conj":
            _coordinate_clause(index, parse)
        elif name in _SUBJECTS:
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


class _Parse:
    """A parse that is being repaired: ``kids`` follow ``head``."""

    __slots__ = ("head", "kids", "lower", "role", "tag")

    def __init__(
        self, role: list[str], head: list[int], tag: list[str], lower: list[str], kids: dict[int, list[int]]
    ) -> None:
        self.role = role
        self.head = head
        self.tag = tag
        self.lower = lower
        self.kids = kids

    def kid_as(self, index: int, *roles: str) -> int:
        return next((kid for kid in self.kids.get(index, ()) if self.role[kid] in roles), -1)

    def words_as(self, index: int, name: str) -> set[str]:
        return {self.lower[kid] for kid in self.kids.get(index, ()) if self.role[kid] == name and kid < index}

    def hang(self, index: int, above: int, name: str) -> None:
        """Hang a token on another one, which is not below it; on itself means that it is a root."""
        if self.head[index] != index:
            self.kids[self.head[index]].remove(index)
        self.head[index], self.role[index] = above, name
        if above != index:
            self.kids[above] = sorted([*self.kids.get(above, ()), index])


def _free_subject(clause: int, parse: _Parse) -> None:
    """In "residents reached by telephone said", the finite verb needs the subject, the participle needs none."""
    verb = parse.head[clause]
    subject = parse.kid_as(clause, *_SUBJECTS)
    if not 0 <= subject < clause < verb or parse.tag[verb] not in ("VBD", "VBZ") or parse.tag[clause] not in _PAST:
        return
    if parse.kid_as(verb, *_SUBJECTS, "csubj", "expl", "aux", "aux:pass", "cop") >= 0:
        return
    if parse.role[verb] == "conj" or parse.kid_as(clause, "mark", "aux", "aux:pass", "obj", "advmod") >= 0:
        return
    parse.hang(subject, verb, "nsubj")
    parse.hang(clause, subject, "acl")
    parse.tag[clause] = "VBN"


def _free_bare_clause(verb: int, parse: _Parse) -> None:
    """In "close to 400 facilities will shut, she said", a relative clause with no subject and no pronoun is none."""
    noun = parse.head[verb]
    auxiliary = parse.kid_as(verb, "aux", "aux:pass")
    if auxiliary != noun + 1 or parse.tag[auxiliary] not in ("MD", "VBZ", "VBP", "VBD"):
        return
    if any(parse.role[kid] in (*_SUBJECTS, "mark", "expl") or kid < noun for kid in parse.kids[verb]):
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


def _coordinate_clause(clause: int, parse: _Parse) -> None:
    """In "he said the war is long and its end is far", without a comma, both clauses are what was said."""
    verb = parse.head[clause]
    subject = parse.kid_as(clause, *_SUBJECTS)
    conjunction = parse.kid_as(clause, "cc")
    if parse.tag[clause] == "VBN" and parse.tag[verb] == "VBD" and subject < 0:
        if parse.kid_as(clause, "aux", "aux:pass") < 0 and parse.kid_as(verb, "aux", "aux:pass") < 0:
            parse.tag[clause] = "VBD"  # no auxiliary, no participle: "continued to fire and called for help"
        return
    if not verb < conjunction < subject < clause or parse.lower[conjunction] != "and":
        return
    content = parse.kid_as(verb, "ccomp")
    if not verb < content < conjunction or parse.kid_as(content, *_SUBJECTS) < 0:
        return
    if parse.lower[conjunction - 1] not in (",", ";") and parse.kid_as(content, "conj") < 0:
        parse.hang(clause, content, "conj")


def _split_clauses(noun: int, parse: _Parse) -> None:
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


def _free_relative(clause: int, parse: _Parse) -> None:
    """In "a bridge, which as officials said helps the town", "which" has the outer verb, not what is in parenthesis."""
    inner = parse.head[clause]
    pronoun = parse.kid_as(clause, *_SUBJECTS)
    if parse.words_as(clause, "advmod") & {"however"} and 0 <= parse.kid_as(inner, "obj") < pronoun:
        parse.role[clause] = "conj"  # "they claimed victory however others doubt it": the object is all they claimed
        return
    mark = parse.kid_as(inner, "mark")
    if parse.role[inner] != "advcl" or not 0 < pronoun < mark < inner < clause or parse.tag[pronoun] not in _RELATIVE:
        return
    noun = pronoun - 1
    while noun and not parse.tag[noun].startswith("NN"):
        noun -= 1
    if not parse.tag[noun].startswith("NN") or _is_below(noun, inner, parse):
        return
    parse.hang(clause, noun, "acl:relcl")
    parse.hang(inner, clause, "advcl")


def _free_verb(verb: int, parse: _Parse) -> None:
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


def _count_noun(number: int, parse: _Parse) -> None:
    """In "spoke of 600 killed", a number does not count a verb: the participle says what happened to the 600."""
    verb = number + 1
    if parse.head[verb] == verb or parse.kid_as(number, "case") < 0:
        return
    parse.hang(number, parse.head[verb], "obl")
    parse.hang(verb, number, "acl")


def _is_below(index: int, ancestor: int, parse: _Parse) -> bool:
    while index != ancestor and parse.head[index] != index:
        index = parse.head[index]
    return index == ancestor
