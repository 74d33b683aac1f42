"""What is said of times to come: promises and threats, told apart by what is to happen, to whom, on what condition."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.attribution.content import NOBODY, Content, kind_words
from kg.extract.attribution.speaking import can_speak
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.links import link_kind
from kg.text.syntax.verbs import copula, is_passive, negations

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "whomever", "whichever"})
_SET = frozenset({"any", "those"})
_LEARNERS = frozenset({"they", "you", "he", "she"})
_DANGERS = frozenset({"subject"})


def is_promise(content: Content) -> bool:
    """Say whether the speaker's side commits itself to do something, or to spare somebody something."""
    return any(_promises(content, predicate) for predicate in content.predicates)


def is_threat(content: Content) -> bool:
    """Say whether harm is announced: what one will do to others, what will happen to whoever does something."""
    if content.has_phrase("threat") or _stops_or(content) or _would_otherwise(content):
        return True
    return any(_threatens(content, predicate) for predicate in content.predicates)


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
    if is_passive(tree, predicate):
        return lemma in words["granted"] | words["services"] and lemma not in words["opposing"]
    kids = tree.kids[predicate]
    if lemma in words["remaining"] and any(tree.lower[i] in words["states"] for i in kids):
        return True
    if lemma in words["getting"] and any(tree.lemma[i] in words["goods"] for i in kids):
        return True
    speaks = any(can_speak(content.layout, i) for i in surface_subjects(tree, predicate))
    return speaks and lemma in words["services"]


def _spares(content: Content, predicate: int) -> bool:
    """ "We will not fire first", "nobody will be harmed", "it would not abandon them": harm that one will not do."""
    tree, words = content.tree, kind_words()
    if not content.modals(predicate) & WILL or not content.is_negated(predicate):
        return False
    if tree.lemma[predicate] in words["promise"]["deserting"] and content.is_of_side(predicate):
        return True
    harm = words["accusation"]["verbs"] | words["threat"]["harm"] | {"harm", "hurt", "touch", "seek"}
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


def _threatens(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["threat"]
    lemmas = {tree.lemma[i] for i in content.described(content.reach(predicate))}
    if content.modals(predicate) & WILL and (copula(tree, predicate) < 0 or tree.lemma[predicate] in words["fates"]):
        if _refuses(content, predicate, lemmas):
            return True
        if lemmas & words["words"] and not negations(tree, predicate):
            return True
        if _does_harm(content, predicate) or _befalls(content, predicate):
            return True
    if content.modals(predicate) & WILL and (
        _is_of_whoever(content, predicate) or _is_made_to_learn(content, predicate)
    ):
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
    begin = max((p for p in content.predicates if p < predicate), default=content.tokens[0] - 1) + 1
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
    if any(tree.lower[i] == "unless" or content.is_negated(tree.head[i]) for i in conditions) and (
        content.lemmas & words["threat"]["words"]
    ):
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
