"""Promises: what the speaker's side commits itself to do for others, or to spare them."""

from __future__ import annotations

from kg.extract.attribution.content import NOBODY, Content, kind_words
from kg.extract.attribution.speaking import can_speak
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.links import link_kind
from kg.text.syntax.verbs import copula, is_passive, negations

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})


def is_promise(content: Content) -> bool:
    """Say whether the speaker's side commits itself to do something, or to spare somebody something."""
    return content.has_phrase("promise") or any(_promises(content, predicate) for predicate in content.predicates)


def goes_on_until(content: Content, predicate: int) -> bool:
    """ "We will not rest until all are home" promises."""
    tree = content.tree
    stops = tree.lemma[predicate] in ("stop", "rest", "cease", "relent")
    return stops and content.is_own(predicate) and any(tree.lower[i] == "until" for i in content.tokens)


def _promises(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["promise"]
    lemma = tree.lemma[predicate]
    if negations(tree, predicate):
        return goes_on_until(content, predicate) or _spares(content, predicate)
    adjective = lemma in words["adjectives"] or tree.lower[predicate] in words["adjectives"]
    described = copula(tree, predicate) >= 0 or (is_passive(tree, predicate) and not content.modals(predicate))
    remains = lemma in words["remaining"] and any(tree.lower[i] in words["adjectives"] for i in tree.kids[predicate])
    if remains or (described and adjective):
        return not any(tree.lemma[i] in kind_words()["accusation"]["words"] for i in content.after(predicate))
    if _stands_by(content, predicate) and content.is_own(predicate):
        return True
    if lemma == "continue" and any(tree.lemma[i] in words["services"] for i in _governed(content, predicate)):
        return True
    if content.modals(predicate) & WILL and (is_good(content, predicate) or _spares(content, predicate)):
        return not content.is_foretold(predicate)
    if content.is_own(predicate):
        return lemma in words["verbs"] or bool(content.modals(predicate) & words["modals"])
    return _is_undertaken(content, predicate)


def _is_undertaken(content: Content, predicate: int) -> bool:
    """ "Athens would take part", "the army would complete its withdrawal": what the speaker's side is going to do."""
    tree = content.tree
    acts = copula(tree, predicate) < 0 and not is_passive(tree, predicate)
    acts = acts and tree.lemma[predicate] not in kind_words()["promise"]["suffering"]
    foretold = content.is_foretold(predicate) or content.direct
    return acts and not foretold and content.is_of_side(predicate) and bool(content.modals(predicate) & WILL)


def _governed(content: Content, predicate: int) -> set[int]:
    kids = [kid for kid in content.tree.kids[predicate] if link_kind(content.tree, kid) == "infinitive"]
    return {predicate, *kids} if kids else set()


def is_good(content: Content, predicate: int) -> bool:
    """Say whether what will be is a service: "will rebuild it", "will be freed", "will get aid", "will stay open"."""
    tree, words = content.tree, kind_words()["promise"]
    lemma = tree.lemma[predicate]
    if copula(tree, predicate) >= 0:
        return tree.lower[predicate] in words["states"]
    if is_passive(tree, predicate):
        return lemma in words["granted"] | words["services"] and lemma not in words["opposing"]
    kids = tree.kids[predicate]
    if lemma in words["remaining"] and any(tree.lower[i] in words["states"] for i in kids):
        return True
    if lemma in words["getting"] and any(tree.lemma[i] in words["goods"] for i in kids):
        return True
    subjects = surface_subjects(tree, predicate)
    if lemma in words["reopening"] and not content.is_own(predicate):
        return not any(tree.lemma[i] in kind_words()["threat"]["blows"] | {"talk"} for i in subjects)
    return lemma in words["services"] and any(can_speak(content.layout, i) for i in subjects)


def _spares(content: Content, predicate: int) -> bool:
    """ "We will not fire first", "nobody will be harmed", "it would not abandon them": harm that one will not do."""
    tree, words = content.tree, kind_words()
    if not content.modals(predicate) & WILL or not content.is_negated(predicate):
        return False
    if tree.lemma[predicate] in words["promise"]["deserting"] and content.is_of_side(predicate):
        return True
    harm = (
        words["accusation"]["verbs"]
        | words["threat"]["harm"]
        | words["threat"]["words"]
        | {"harm", "hurt", "touch", "seek"}
    )
    if tree.lemma[predicate] not in harm:
        return False
    nobody = any(tree.lower[i] in NOBODY for i in surface_subjects(tree, predicate))
    return content.is_of_side(predicate) or (nobody and is_passive(tree, predicate))


def _stands_by(content: Content, predicate: int) -> bool:
    """ "It stands with Guyana", "we are doing all we can"."""
    tree = content.tree
    after = set(tree.lower[predicate + 1 : predicate + 5])
    if tree.lemma[predicate] == "stand":
        return bool(after & {"with", "by", "ready", "shoulder", "beside"})
    return tree.lemma[predicate] == "do" and bool(after & {"all", "everything"}) and "can" in after | {"can"}
