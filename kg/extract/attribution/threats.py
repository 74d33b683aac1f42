"""Threats: harm that is announced, by what one will do to others and what awaits whoever does something."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.attribution.content import Content, kind_words
from kg.extract.attribution.promises import WILL, goes_on_until, is_good
from kg.text.syntax.arguments import objects, surface_subjects
from kg.text.syntax.verbs import copula, is_passive, negations

_ANYBODY = frozenset({"anyone", "anybody", "whoever", "whomever", "whichever"})
_LEARNERS = frozenset({"they", "you", "he", "she"})


def is_threat(content: Content) -> bool:
    """Say whether harm is announced: what one will do to others, what will happen to whoever does something."""
    if content.has_phrase("threat") or _stops_or(content) or _would_otherwise(content):
        return True
    return any(_threatens(content, predicate) for predicate in content.predicates)


def _threatens(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["threat"]
    lemmas = {tree.lemma[i] for i in content.described(content.reach(predicate))}
    if content.modals(predicate) & WILL and (copula(tree, predicate) < 0 or tree.lemma[predicate] in words["fates"]):
        if _refuses(content, predicate, lemmas):
            return True
        if lemmas & words["words"] and not negations(tree, predicate):
            return True
        if _does_harm(content, predicate) or _befalls(content, predicate) or _is_coming(content, predicate):
            return True
    future = bool(content.modals(predicate) & WILL)
    if future and (_is_of_whoever(content, predicate) or _is_made_to_learn(content, predicate)):
        return True
    if _is_marked(content, predicate) or _is_given_time(content, predicate):
        return True
    return bool(lemmas & {"punishment", "retaliation", "consequence"})


def _refuses(content: Content, predicate: int, lemmas: set[str]) -> bool:
    """ "We will not tolerate it"; whatever one warns that one will do."""
    if not content.is_own(predicate):
        return False
    negated = bool(negations(content.tree, predicate))
    if content.cue == "warn" and not negated:
        return True
    return negated and bool(lemmas & kind_words()["threat"]["refused"]) and not goes_on_until(content, predicate)


def _does_harm(content: Content, predicate: int) -> bool:
    """ "They will sink any ship", "the strikes would intensify", "we will hit back", "it will be met with force"."""
    tree, words = content.tree, kind_words()["threat"]
    if content.is_negated(predicate) or content.is_foretold(predicate):
        return False
    lemma = tree.lemma[predicate]
    if lemma in words["harm"] and (content.is_of_side(predicate) or is_passive(tree, predicate)):
        return True
    if lemma in words["treating"] and is_passive(tree, predicate):
        return any(tree.lemma[i] in words["hostile"] for i in content.after(predicate))
    if lemma in words["back"] and "back" in tree.lower[predicate : predicate + 3]:
        return True
    if lemma == "meet" and any(tree.lemma[i] in words["words"] for i in content.tokens):
        return True
    return lemma in words["growing"] and any(tree.lemma[i] in words["blows"] for i in surface_subjects(tree, predicate))


def _befalls(content: Content, predicate: int) -> bool:
    """ "They will answer before a court", "you will face justice", "he will pay for it"."""
    tree, words = content.tree, kind_words()
    if content.is_own(predicate) or content.is_negated(predicate) or content.is_foretold(predicate):
        return False
    owed = words["reckoning"].get(tree.lemma[predicate], frozenset())
    return any(tree.lemma[i] in owed for i in content.tokens if i > predicate)


def _is_coming(content: Content, predicate: int) -> bool:
    """ "There will be consequences", "a response will come"."""
    tree, coming = content.tree, kind_words()["threat"]["coming"]
    if content.is_negated(predicate) or content.is_foretold(predicate):
        return False
    there = any(tree.lower[kid] == "there" for kid in tree.kids[predicate])
    subjects = {tree.lemma[i] for i in (predicate, *surface_subjects(tree, predicate))}
    return bool(subjects & coming) and (there or tree.lemma[predicate] in ("come", "follow"))


def _is_marked(content: Content, predicate: int) -> bool:
    """ "Whoever helps them is our enemy", "they will not be safe"."""
    tree, words = content.tree, kind_words()["threat"]
    if copula(tree, predicate) < 0:
        return False
    if tree.lemma[predicate] in ("safe", "immune") and content.modals(predicate) & WILL:
        return content.is_negated(predicate) and not content.is_own(predicate)
    whoever = any(tree.lower[i] in _ANYBODY for i in content.tokens if i < predicate)
    return whoever and tree.lemma[predicate] in words["marked"]


def _is_given_time(content: Content, predicate: int) -> bool:
    """ "They have 48 hours to leave"."""
    tree, words = content.tree, kind_words()["threat"]
    if tree.lemma[predicate] != "have" or content.is_own(predicate):
        return False
    return any(tree.lemma[i] in words["terms"] for i in objects(tree, predicate)) and any(
        tree.lower[i] == "to" for i in content.after(predicate)
    )


def _is_of_whoever(content: Content, predicate: int) -> bool:
    """ "Anyone who shelters them will be a target", "any such flight would mean war": not a service, not foretold."""
    tree, words = content.tree, kind_words()
    if is_good(content, predicate) or content.is_foretold(predicate) or content.is_own(predicate):
        return False
    if tree.lower[predicate] in words["promise"]["states"] or tree.lemma[predicate] in words["promise"]["granted"]:
        return False
    if content.is_negated(predicate) and tree.lemma[predicate] not in words["threat"]["escaping"]:
        return False
    if copula(tree, predicate) >= 0 and tree.lemma[predicate] not in words["threat"]["fates"]:
        return False
    earlier = (p for p in content.predicates if p < predicate and tree.pos[p] != "AUX")
    begin = max(earlier, default=content.tokens[0] - 1) + 1
    before = range(begin, predicate)
    if any(tree.lower[i] in _ANYBODY for i in before):
        return True
    pairs = list(pairwise(tree.lower[i] for i in before))
    return any(pair == ("those", "who") for pair in pairs) or any(
        tree.lower[kid] == "any" for i in surface_subjects(tree, predicate) for kid in tree.kids[i]
    )


def _is_made_to_learn(content: Content, predicate: int) -> bool:
    """ "They will see that we have courts too", "you will find out": what the others will learn by experience."""
    tree = content.tree
    subjects = [tree.lower[i] for i in surface_subjects(tree, predicate)]
    if negations(tree, predicate) or not any(word in _LEARNERS for word in subjects):
        return False
    return content.direct and tree.lemma[predicate] in kind_words()["threat"]["learning"]


def _stops_or(content: Content) -> bool:
    """ "If they do not leave, we will drive them out", "if they cross it, we will come": a deed for a deed."""
    tree, words = content.tree, kind_words()
    conditions = [i for i in content.tokens if tree.lower[i] in ("if", "unless")]
    if not any(_is_provoked(content, i) for i in conditions):
        return False
    unmet = any(tree.lower[i] == "unless" or negations(tree, tree.head[i]) for i in conditions)
    foretold = any(content.is_foretold(p) for p in content.predicates)
    if unmet and not foretold and content.lemmas & words["threat"]["words"]:
        return True
    ready = any(content.is_own(p) and tree.lower[p] in words["promise"]["adjectives"] for p in content.predicates)
    return ready or any(_is_done_to_others(content, p) for p in content.predicates)


def _is_provoked(content: Content, condition: int) -> bool:
    """Say whether a condition is that others do not comply, or that they do harm again."""
    tree, head = content.tree, content.tree.head[condition]
    if tree.lower[condition] == "unless" or content.is_negated(head):
        return True
    provoking = kind_words()["threat"]["provoking"] | kind_words()["accusation"]["verbs"]
    return tree.lemma[head] in provoking and not content.is_own(head)


def _is_done_to_others(content: Content, predicate: int) -> bool:
    tree = content.tree
    if not content.modals(predicate) & WILL or negations(tree, predicate) or is_good(content, predicate):
        return False
    return content.is_of_side(predicate) and tree.lemma[predicate] not in kind_words()["promise"]["services"]


def _would_otherwise(content: Content) -> bool:
    """ "Otherwise we will call out our people", "leave or face trial"."""
    tree = content.tree
    lower = [tree.lower[i] for i in content.tokens]
    if any(pair in (("or", "else"), ("or", "face"), ("or", "risk")) for pair in pairwise(lower)):
        return True
    otherwise = "otherwise" in (lower[:1] + lower[-1:])
    return otherwise and any(_is_done_to_others(content, p) for p in content.predicates)
