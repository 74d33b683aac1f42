"""Repairs of what hangs on the wrong noun: relative clauses, and members of a list of which a pronoun tells.

As in `repairs`, each says which constraint of English the parse breaks; none looks at more than function words and the
endings of nouns.
"""

from __future__ import annotations

from kg.text.syntax.parsed import SUBJECTS, Parsed

_PERSONAL = frozenset({"who", "whose", "whom"})
_LOOSE = frozenset({"conj", "parataxis", "nmod", "obl", "obj", "dep"})
_DEEDS = ("tion", "sion", "ment", "ance", "ence", "tions", "sions", "ments", "ances", "ences")


def repair_attachments(parse: Parsed) -> None:
    """Repair roles and heads in place; what comes out is a tree again."""
    for index, word in enumerate(parse.lower):
        if word == "which" and parse.role[index] in SUBJECTS:
            _hang_on_subject(index, parse)
        elif word in _PERSONAL:
            _hang_on_actor(index, parse)
        elif word in ("them", "whom") and index and parse.lower[index - 1] == "among":
            _list_among(index, parse)


def _hang_on_subject(pronoun: int, parse: Parsed) -> None:
    """In "the Front, which is at war with it, denied that", the clause with "which" tells of the subject before it."""
    clause = parse.head[pronoun]
    verb = parse.head[clause]
    noun = pronoun - 2
    if parse.role[clause] != "advcl" or not 0 <= noun < pronoun < clause < verb or parse.lower[pronoun - 1] != ",":
        return
    if parse.head[noun] == verb and parse.role[noun] in SUBJECTS:
        parse.hang(clause, noun, "acl:relcl")


def _hang_on_actor(pronoun: int, parse: Parsed) -> None:
    """In "the actions of the Front, whose boats rammed it", who has boats is the Front: deeds have none."""
    clause = pronoun
    while parse.role[clause] != "acl:relcl" and parse.head[clause] != clause:
        clause = parse.head[clause]
    noun, name = parse.head[clause], pronoun - 2
    if parse.role[clause] != "acl:relcl" or not noun < name < pronoun < clause or parse.lower[pronoun - 1] != ",":
        return
    if not parse.lower[noun].endswith(_DEEDS) or parse.tag[name] not in ("NNP", "NNPS"):
        return
    while noun < parse.head[name] < pronoun and parse.head[name] != name:
        name = parse.head[name]
    if parse.head[name] == noun and parse.role[name] == "nmod":
        parse.hang(clause, name, "acl:relcl")


def _list_among(pronoun: int, parse: Parsed) -> None:
    """In "five members, among them Spain and Cyprus", the two are of those; in "ten died, among them Kent", too."""
    first = parse.head[pronoun]
    before = pronoun - 3
    if before < 0 or parse.lower[pronoun - 2] != "," or not pronoun < first or parse.role[first] not in _LOOSE:
        return
    while parse.head[before] < pronoun and parse.head[before] != before and not parse.tag[before].endswith("S"):
        before = parse.head[before]
    if not parse.tag[before].startswith("NN"):
        before = next((kid for kid in parse.kids.get(before, ()) if parse.role[kid] in SUBJECTS), before)
    if parse.tag[before] in ("NNS", "NNPS") and before < pronoun and not parse.is_below(before, first):
        parse.hang(first, before, "appos")
