"""Verbs and other predicates: voice, copula, particles, tense, modals and negation."""

from __future__ import annotations

from kg.text.syntax.once import once
from kg.text.syntax.tree import Tree

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_AUXILIARIES_AND_COPULA = frozenset({"aux", "aux:pass", "cop"})
_MODIFIER_CLAUSES = frozenset({"acl", "amod"})
_BARE_PARTICIPLE_ROLES = frozenset({"acl", "amod", "xcomp", "advcl", "acl:relcl", "nmod", "obl", "parataxis"})
_FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
# past whatever the tagger says: it takes forms that it has not seen for the present
_ONLY_PAST = frozenset(
    {"retook", "overran", "overthrew", "overtook", "withdrew", "undertook", "forbade", "took", "fought"}
)
_PARTICLES = frozenset({"out", "off", "up", "down", "over", "on", "back", "away"})
_NEGATIVE_ADVERBS = frozenset(
    {"not", "n't", "n’t", "nt", "never", "neither", "nor", "nowhere", "hardly", "barely", "scarcely", "no", "cannot"}
)
_ALSO_AFFIRMED = frozenset({"only", "just", "merely", "simply", "until", "sooner", "least"})
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "not"})
_NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing", "neither", "noone"})
_WITH_PARTNERS = frozenset(
    {"meet", "speak", "talk", "negotiate", "agree", "side", "sign", "cooperate", "deal", "share", "ally", "clash"}
)
_ADVERBIAL = frozenset({"advcl"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"})


def is_verb(tree: Tree, index: int) -> bool:
    """Say whether the token is a verb form that heads a clause or modifies a noun."""
    return tree.pos[index] in ("VERB", "AUX") or tree.tag[index].startswith("VB")


def copula(tree: Tree, index: int) -> int:
    """Return the copula of a nominal, adjectival or prepositional predicate, -1 if there is none.

    A coordinated predicate shares it: "Minsk is the capital and the largest city".
    """
    found = tree.kid_as(index, "cop")
    if found < 0 and tree.role[index] == "conj" and not is_verb(tree, index):
        first = tree.climb(index, "conj")
        if tree.kid_as(index, "nsubj") < 0:
            found = tree.kid_as(first, "cop")
    return found


def is_passive(tree: Tree, index: int) -> bool:
    """Say whether the subject undergoes: be + participle, or a past participle that has no auxiliary at all."""
    kids = tree.kids[index]
    role = tree.role
    for kid in kids:
        if role[kid] == "aux:pass":
            return True
    if tree.tag[index] not in ("VBN", "VBD", "JJ"):
        return False
    if any(role[kid] == "obl:agent" for kid in kids):
        return True
    if tree.tag[index] == "JJ":
        return False
    own = role[index]
    if tree.tag[index] == "VBD":
        return own == "acl" and tree.kid_as(index, "nsubj") < 0 and tree.kid_as(index, "obj") < 0
    if any(role[kid] == "aux" for kid in kids):
        return False
    if own == "conj":
        return tree.kid_as(index, "nsubj") < 0 and is_passive(tree, tree.climb(index, "conj"))
    return own in _BARE_PARTICIPLE_ROLES or tree.kid_as(index, "nsubj:pass") >= 0


def is_participle_modifier(tree: Tree, index: int) -> bool:
    """Say whether a participle modifies a noun: "occupied territories", "troops backed by Iran"."""
    first = tree.climb(index, "conj")
    return tree.role[first] in _MODIFIER_CLAUSES and tree.tag[index] in ("VBN", "VBG", "VBD")


def is_finite(tree: Tree, index: int) -> bool:
    """Say whether the clause that the token heads is finite, its auxiliaries and copula counted in."""
    if tree.tag[index] in _FINITE_TAGS:
        return True
    return any(tree.tag[kid] in _FINITE_TAGS for kid in tree.kids_as(index, _AUXILIARIES_AND_COPULA))


def is_infinitive(tree: Tree, index: int) -> bool:
    """Say whether the clause is a to-infinitive ("to leave", "to be attacked", "to be free")."""
    return any(tree.role[kid] == "mark" and tree.lower[kid] == "to" for kid in tree.kids[index]) and not is_finite(
        tree, index
    )


def is_gerund(tree: Tree, index: int) -> bool:
    """Say whether the verb is a gerund, also of the perfect or passive: "of shelling", "of having shelled"."""
    auxiliaries = tree.kids_as(index, _AUXILIARIES_AND_COPULA)
    return tree.tag[index] == "VBG" or (bool(auxiliaries) and tree.tag[auxiliaries[0]] == "VBG")


def is_imperative(tree: Tree, index: int) -> bool:
    """Say whether the verb is a bare form of its own that commands."""
    if tree.tag[index] != "VB" or tree.kids_as(index, SUBJECTS):
        return False
    first = tree.climb(index, "conj")
    if tree.role[first] not in ("root", "parataxis", "ccomp") or tree.kids_as(first, SUBJECTS):
        return False
    return not any(
        tree.role[kid] in ("mark", "cop", "aux:pass") or (tree.role[kid] == "aux" and tree.lemma[kid] != "do")
        for kid in (*tree.kids[first], *tree.kids[index])
    )


def is_subjunctive(tree: Tree, index: int) -> bool:
    """Say whether the clause has a subject and a bare verb form: "that they leave"."""
    if not tree.kids_as(index, SUBJECTS) or is_finite(tree, index):
        return False
    forms = [index, *tree.kids_as(index, _AUXILIARIES_AND_COPULA)]
    return any(tree.tag[form] == "VB" for form in forms) and not is_infinitive(tree, index)


def is_to_be_done(tree: Tree, index: int) -> bool:
    """Say whether a finite "be" with a to-infinitive arranges it: "they are to meet", "it was to be signed"."""
    to_be = any(tree.tag[kid] == "VB" for kid in tree.kids_as(index, _AUXILIARIES_AND_COPULA))
    if not (tree.tag[index] == "VB" or to_be) or tree.kid_as(index, "mark") < 0:
        return False
    helpers = tree.kids_as(index, _AUXILIARIES_AND_COPULA)
    return any(tree.lemma[kid] == "be" and tree.tag[kid] in _FINITE_TAGS for kid in helpers)


def is_question(tree: Tree, index: int) -> bool:
    """Say whether the sentence ends with a question mark, closing quotation marks aside."""
    start, stop = tree.sentence(index)
    while stop > start and (tree.tag[stop - 1] in ("''", '"', "-RRB-", "_SP") or not tree.lower[stop - 1].strip()):
        stop -= 1
    return stop > start and tree.lower[stop - 1].endswith("?")


def is_inverted(tree: Tree, index: int) -> bool:
    """Say whether an auxiliary stands before the subject."""
    subjects = tree.kids_as(index, SUBJECTS)
    helpers = tree.kids_as(index, _AUXILIARIES_AND_COPULA)
    return bool(subjects and helpers) and helpers[0] < subjects[0]


def adverbs(tree: Tree, index: int) -> list[int]:
    """Return the adverbs of a predicate."""
    return tree.kids_as(index, frozenset({"advmod"}))


def adverbial_clauses(tree: Tree, index: int) -> list[int]:
    """Return the heads of the adverbial clauses of a predicate, also those on an adverb ("as long as they fight")."""
    found = tree.kids_as(index, _ADVERBIAL)
    for adverb in adverbs(tree, index):
        found.extend(tree.kids_as(adverb, _ADVERBIAL))
    return sorted(found)


@once
def auxiliaries(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the auxiliaries; a coordinated verb form without its own shares those of the first verb.

    "will attack and occupy", "has neither been denied nor confirmed": the form decides ("may attack and said" does not
    share).
    """
    own = tree.kids_as(index, _AUXILIARIES)
    if own or tree.role[index] != "conj" or tree.kids_as(index, SUBJECTS):
        return tuple(own)
    first = tree.climb(index, "conj")
    if tree.tag[index] == tree.tag[first] and tree.tag[index] in ("VB", "VBN", "VBG"):
        return tuple(kid for kid in tree.kids_as(first, _AUXILIARIES) if kid < first)
    return ()


@once
def modals(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the modal auxiliaries of a verb or of a copular predicate."""
    return tuple([kid for kid in auxiliaries(tree, index) if tree.tag[kid] == "MD"])


def tense(tree: Tree, index: int) -> str:
    """Return "past", "present", "future", or "" for a form without tense.

    Present perfect counts as past: what has happened lies behind. A modal other than will and shall gives "present".
    """
    helpers = auxiliaries(tree, index)
    found = [*helpers, copula(tree, index)] if copula(tree, index) >= 0 else list(helpers)
    for kid in found:
        if tree.tag[kid] == "MD":
            return "future" if tree.lemma[kid] in ("will", "shall", "'ll", "’ll", "wo") else "present"
    for kid in found:
        if tree.lemma[kid] in ("have", "'ve", "’ve") and tree.tag[kid] in ("VBP", "VBZ", "VBD"):
            return "past"
    for kid in (*found, index):
        if tree.tag[kid] == "VBD" or tree.lower[kid] in _ONLY_PAST:
            return "past"
        if tree.tag[kid] in ("VBP", "VBZ"):
            return "present"
    return ""


def particle(tree: Tree, index: int) -> int:
    """Return the particle of a phrasal verb, -1 if there is none: adverbs beside it and "out" of "out of" count."""
    for kid in tree.kids[index]:
        if tree.role[kid] == "compound:prt":
            return kid
        if kid == index + 1 and tree.role[kid] == "advmod" and tree.lower[kid] in _PARTICLES:
            return kid
    after = index + 1
    if after < len(tree.head) and tree.role[after] == "case" and tree.lower[after] in _PARTICLES:
        noun = tree.head[after]
        if tree.head[noun] == index and any(tree.role[kid] == "case" and kid > after for kid in tree.kids[noun]):
            return after
    return -1


@once
def particle_lemma(tree: Tree, index: int) -> str:
    """Return the lemma with its particle: "pull out" for "pulled its troops out"."""
    found = particle(tree, index)
    return f"{tree.lemma[index]} {tree.lower[found]}" if found >= 0 else tree.lemma[index]


@once
def negations(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the words that negate this predicate or noun itself, whatever governs it.

    Adverbs (not, never, no longer), negative determiners and pronouns of its arguments (no soldier, nobody), "without"
    and "neither ... nor"; "not only" and "not just" do not negate. Coordination shares: "did not attack or occupy".
    """
    found = _own_negations(tree, index)
    if not found and tree.role[index] == "conj":
        first = tree.climb(index, "conj")
        if _shares_negation(tree, first, index):
            found = [kid for kid in _own_negations(tree, first) if kid < first]
    return tuple(sorted(found))


def _own_negations(tree: Tree, index: int) -> list[int]:
    role, lower = tree.role, tree.lower
    found = []
    for kid in tree.kids[index]:
        name, word = role[kid], lower[kid]
        if word in _NEGATIVE_ADVERBS and name in ("advmod", "det", "cc:preconj", "cc", "aux"):
            if not _is_affirmed_after_all(tree, kid):
                found.append(kid)
        elif name in ("case", "mark") and word in ("without", "lest"):
            found.append(kid)
        elif name == "obl" and tree.lemma[index] not in _WITH_PARTNERS and _is_accompaniment(tree, kid):
            continue  # "took the town with no resistance"
        elif name in _ARGUMENTS and tree.pos[index] in ("VERB", "AUX", "ADJ"):
            found.extend(_negative_quantifiers(tree, kid))  # "not a single state", but "at rebels, not at troops"
    return found


def _is_accompaniment(tree: Tree, noun: int) -> bool:
    return any(tree.role[kid] == "case" and tree.lower[kid] == "with" for kid in tree.kids[noun])


def _negative_quantifiers(tree: Tree, argument: int) -> list[int]:
    """ "no soldier", "none of them", "nobody", "neither side", "without support"."""
    if tree.lower[argument] in _NEGATIVE_PRONOUNS:
        return [argument]
    if tree.lower[argument] == "one" and argument and tree.lower[argument - 1] == "no":
        return [argument]
    return [
        kid
        for kid in tree.kids[argument]
        if kid < argument
        and (tree.lower[kid] != "not" or tree.role[argument] in SUBJECTS or tree.role[argument] == "obj")
        and tree.role[kid] in ("det", "cc:preconj", "advmod")
        and tree.lower[kid] in _NEGATIVE_DETERMINERS
        and not _is_affirmed_after_all(tree, kid)
    ]


def _is_affirmed_after_all(tree: Tree, negation: int) -> bool:
    """ "not only", "not just", "not merely"; "not until" and "no sooner" tell when it happened."""
    after = negation + 1
    return after < len(tree.lower) and tree.lower[after] in _ALSO_AFFIRMED


def _shares_negation(tree: Tree, first: int, index: int) -> bool:
    if tree.kids_as(index, SUBJECTS) or any(tree.role[kid] == "aux" for kid in tree.kids[index]):
        return False
    joined = {tree.lower[kid] for kid in tree.kids[index] if tree.role[kid] == "cc"}
    if "but" in joined or "yet" in joined:
        return False
    if joined & {"nor", "or"}:
        return True
    return tree.tag[index] == tree.tag[first] and tree.tag[index] in ("VB", "VBG")
