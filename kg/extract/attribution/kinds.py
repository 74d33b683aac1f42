"""What kind of statement a content is: a claim and more, by its cue and by its own words (kinds.toml)."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.attribution.content import FIRST_PERSON, NOBODY, Content, kind_words
from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.speaking import can_speak
from kg.model import KINDS
from kg.text.syntax.arguments import agents, surface_subjects
from kg.text.syntax.links import link_kind
from kg.text.syntax.nominals import adjectives
from kg.text.syntax.verbs import copula, is_imperative, is_passive, is_verb, negations, tense

_PHRASES = frozenset({"infinitive", "charge", "naming", "matter"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_CAN = frozenset({"can", "ca", "could", "may", "must"})
_POINTING = frozenset({"it", "this", "that", "they", "these", "those", "he", "she"})
_WRONGS = (("under", "fire"), ("in", "violation"), ("in", "breach"), ("in", "defiance"))
_TURNS = frozenset({"let", "ask", "thank", "look", "see", "imagine"})
_TURNED_TO = (["me"], ["us"], ["'s"], ["’s"], ["you"])
_SAID_OF = frozenset({"subject", "oblique", "other"})


def kinds_of(layout: Layout, draft: Draft) -> tuple[str, ...]:
    """Return the kinds of a draft in the order of `KINDS`; what the cue says comes first, the content may add."""
    found = set(draft.kinds)
    if draft.pattern not in _PHRASES or not found:
        found.add("claim")
    if draft.pattern not in _PHRASES:
        content = Content(layout, draft)
        found |= {kind for kind, rule in _RULES.items() if rule(content)}
        if "condemnation" in found and "praise" not in draft.kinds:
            found.discard("praise")
        if "threat" in found and "promise" not in draft.kinds:
            found.discard("promise")
        if "promise" in draft.kinds:
            found.discard("denial")  # "promised not to"
    return tuple(kind for kind in KINDS if kind in found)


def _is_demand(content: Content) -> bool:
    lower = [content.tree.lower[i] for i in content.tokens]
    if any(pair in (("only", "if"), ("high", "time")) for pair in pairwise(lower)):
        return True
    if content.direct and any(_commands(content, i) for i in content.tokens[:2]):
        return True
    return any(_demands(content, p) or _allows_nothing_else(content, p) for p in content.predicates)


def _allows_nothing_else(content: Content, predicate: int) -> bool:
    """ "There can be no talks", "no deal unless they leave", "nobody may be left behind", "they cannot be left"."""
    tree, modals = content.tree, content.modals(predicate)
    subjects = [tree.lower[i] for i in surface_subjects(tree, predicate)]
    left_open = any(tree.lower[i] in ("unless", "without") for i in content.tokens)
    if any(tree.lower[kid] == "there" for kid in tree.kids[predicate]):
        return (
            content.is_negated(predicate)
            and not negations(tree, predicate)
            and bool(modals & _CAN or (modals & _WILL and left_open))
        )
    nobody = any(word in NOBODY for word in subjects)
    if not is_passive(tree, predicate) or content.is_own(predicate):
        return False
    allowed = tree.lemma[predicate] in ("allow", "permit", "let")
    return bool((modals & _CAN and (nobody or negations(tree, predicate))) or (modals & _WILL and nobody and allowed))


def _demands(content: Content, predicate: int) -> bool:
    """Say whether a predicate says what others must do: "must leave", "have to be protected", "it is time for"."""
    tree, words = content.tree, kind_words()["demand"]
    if content.modals(predicate) & words["modals"]:
        return True
    if tree.lemma[predicate] in words["words"] and not _is_none_now(content, predicate):
        return True
    kids = [tree.lower[kid] for kid in tree.kids[predicate]]
    if tree.lemma[predicate] == "time" and "it" in kids:
        return True
    obliged = tree.lemma[predicate] == "have" and any(link_kind(tree, k) == "infinitive" for k in tree.kids[predicate])
    return obliged and not content.is_own(predicate)


def _is_none_now(content: Content, predicate: int) -> bool:
    """ "We do not need their leave", "he no longer needs us"."""
    return bool(negations(content.tree, predicate)) or any(
        content.tree.lower[i] == "longer" for i in content.tree.kids[predicate]
    )


def _commands(content: Content, index: int) -> bool:
    """Say whether a quotation begins with a command that is no mere turn of phrase ("Let me say")."""
    tree = content.tree
    idle = tree.lower[index] in _TURNS and tree.lower[index + 1 : index + 2][:1] in _TURNED_TO
    return is_imperative(tree, index) and not idle


def _is_promise(content: Content) -> bool:
    return any(_promises(content, predicate) for predicate in content.predicates)


def _promises(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["promise"]
    lemma = tree.lemma[predicate]
    if negations(tree, predicate):
        return _goes_on_until(content, predicate)
    adjective = lemma in words["adjectives"] or tree.lower[predicate] in words["adjectives"]
    described = copula(tree, predicate) >= 0 or (is_passive(tree, predicate) and not content.modals(predicate))
    governed = {i for kid in tree.kids[predicate] if link_kind(tree, kid) == "infinitive" for i in (kid, predicate)}
    remains = lemma in words["remaining"] and any(tree.lower[i] in words["adjectives"] for i in tree.kids[predicate])
    if remains or (described and adjective):
        return not any(tree.lemma[i] in kind_words()["accusation"]["words"] for i in content.tokens)
    if _stands_by(content, predicate) and content.is_own(predicate):
        return True
    if lemma == "continue" and any(tree.lemma[i] in words["services"] for i in governed):
        return True
    if content.modals(predicate) & _WILL and lemma in words["services"]:
        return any(can_speak(content.layout, i) for i in surface_subjects(tree, predicate))
    return content.is_own(predicate) and (lemma in words["verbs"] or bool(content.modals(predicate) & words["modals"]))


def _goes_on_until(content: Content, predicate: int) -> bool:
    """ "We will not rest until all are home" promises."""
    tree = content.tree
    stops = tree.lemma[predicate] in ("stop", "rest", "cease", "relent")
    return stops and content.is_own(predicate) and any(tree.lower[i] == "until" for i in content.tokens)


def _stands_by(content: Content, predicate: int) -> bool:
    """ "It stands with Guyana", "we are doing all we can"."""
    tree = content.tree
    after = set(tree.lower[predicate + 1 : predicate + 5])
    if tree.lemma[predicate] == "stand":
        return bool(after & {"with", "by", "ready", "shoulder", "beside"})
    return tree.lemma[predicate] == "do" and bool(after & {"all", "everything"}) and "can" in after | {"can"}


def _is_threat(content: Content) -> bool:
    return any(_threatens(content, predicate) for predicate in content.predicates) or _stops_or(content)


def _threatens(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["threat"]
    lemmas = {tree.lemma[i] for i in content.described(content.reach(predicate))}
    own = content.is_own(predicate)
    if content.modals(predicate) & _WILL and (copula(tree, predicate) < 0 or tree.lemma[predicate] == "target"):
        if own and content.cue == "warn" and not negations(tree, predicate):
            return True
        refused = negations(tree, predicate) and lemmas & words["refused"] and own
        if refused and not _goes_on_until(content, predicate):
            return True
        if lemmas & words["words"] and not negations(tree, predicate):
            return True
        back = tree.lemma[predicate] in words["back"] and "back" in tree.lower[predicate : predicate + 3]
        met = tree.lemma[predicate] == "meet" and any(tree.lemma[i] in words["words"] for i in content.tokens)
        if back or met:
            return True
    return bool(lemmas & {"punishment", "retaliation", "consequence"})


def _stops_or(content: Content) -> bool:
    """ "If they do not leave, we will drive them out": what is done unless others stop or comply."""
    tree, words = content.tree, kind_words()
    conditions = [i for i in content.tokens if tree.lower[i] in ("if", "unless")]
    unmet = any(tree.lower[i] == "unless" or negations(tree, tree.head[i]) for i in conditions)
    if not unmet:
        return False
    if content.lemmas & words["threat"]["words"]:
        return True
    acts = [p for p in content.predicates if content.modals(p) & _WILL and content.is_own(p)]
    return any(tree.lemma[p] not in words["promise"]["services"] and not negations(tree, p) for p in acts)


def _is_accusation(content: Content) -> bool:
    words = kind_words()["accusation"]
    if any(_accuses(content, predicate) for predicate in content.predicates):
        return True
    if any(True for _ in content.owned_by_others(words["deeds"])):
        return True
    lower = [content.tree.lower[i] for i in content.tokens]
    if any(pair in _WRONGS for pair in pairwise(lower)):
        return True
    return "without" in lower and bool(content.lemmas & words["leave"])


def _accuses(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["accusation"]
    if content.is_own(predicate) or content.is_negated(predicate) or content.modals(predicate):
        return False
    if tree.lemma[predicate] == "play" and "fire" in tree.lower[predicate : predicate + 4]:
        return True
    reached = content.reach(predicate)
    for index in reached:
        if tree.lemma[index] in words["verbs"] and is_verb(tree, index) and _by_others(content, index):
            return True
    acts = {tree.lemma[i] for i in reached if i != predicate}
    hostile = acts & words["acts"] and tree.lemma[predicate] in words["doing"]
    hindering = acts & words["peace"] and tree.lemma[predicate] in words["blocking"]
    if (hostile or hindering) and _by_others(content, predicate):
        return True
    things = content.described(reached)
    if any(tree.lemma[i] in words["words"] or tree.lower[i] in words["words"] for i in things):
        return True
    beside = {i for i in tree.kids[predicate] if link_kind(tree, i) in _SAID_OF}
    return any(tree.lemma[i] in words["words"] - words["people"] for i in beside)


def _by_others(content: Content, verb: int) -> bool:
    """Say whether somebody who is not the speaker does it."""
    tree = content.tree
    actors = [i for i in agents(tree, verb) if can_speak(content.layout, i)]
    return bool(actors) and not any(tree.lower[i] in FIRST_PERSON for i in actors)


def _is_condemnation(content: Content) -> bool:
    lower = [content.tree.lower[i] for i in content.tokens]
    return bool(content.lemmas & kind_words()["condemnation"]["words"]) or ("no", "business") in pairwise(lower)


def _is_praise(content: Content) -> bool:
    words = kind_words()["praise"]
    known = words["words"] | words["quoted"] if content.direct else words["words"]
    lemmas = {content.tree.lemma[i] for i in content.tokens if content.tree.pos[i] != "VERB"} | content.lemmas - {"win"}
    return bool(lemmas & known) and not _is_demand(content) and not _is_accusation(content)


def _is_denial(content: Content) -> bool:
    if any(_denies(content, predicate) for predicate in content.predicates):
        return True
    lower = [content.tree.lower[i] for i in content.tokens]
    return lower[:1] == ["no"] or ("made", "up") in pairwise(lower)


def _denies(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()
    if tree.lemma[predicate] in words["denial"]["words"]:
        return True
    if any(tree.lemma[i] in words["denial"]["words"] for i in adjectives(tree, predicate)):
        return True
    if not content.is_negated(predicate) or _goes_on_until(content, predicate):
        return False
    there = any(tree.lower[kid] == "there" for kid in tree.kids[predicate])
    if there and content.modals(predicate) <= _WILL:
        subjects = {tree.lemma[i] for i in surface_subjects(tree, predicate)} | {tree.lemma[predicate]}
        return subjects.isdisjoint(words["denial"]["idle"])
    subjects = {tree.lower[i] for i in surface_subjects(tree, predicate)}
    if content.direct and copula(tree, predicate) >= 0 and not content.modals(predicate):
        return content.is_own(predicate) or bool(subjects & _POINTING)
    if _is_told_of_the_past(content, predicate) and (content.is_own(predicate) or subjects & NOBODY):
        return True
    if content.is_own(predicate):
        had = any(tree.lower[kid] == "no" for i in tree.kids[predicate] for kid in tree.kids[i])
        owned = had and not content.direct and tree.lemma[predicate] in ("have", "seek", "play")
        return owned or bool(content.modals(predicate) & _WILL) or _denied_deed(content, predicate)
    return not content.modals(predicate) and _denied_deed(content, predicate)


def _is_told_of_the_past(content: Content, predicate: int) -> bool:
    """ "We have not sent a drone", "we did not order it", "nothing had been signed"."""
    past = tense(content.tree, predicate) == "past" or any(
        content.tree.lemma[kid] == "have" and content.tree.pos[kid] == "AUX" for kid in content.tree.kids[predicate]
    )
    return past and not content.modals(predicate) and copula(content.tree, predicate) < 0


def _denied_deed(content: Content, predicate: int) -> bool:
    """Say whether what is not done is something that one is accused of."""
    tree, words = content.tree, kind_words()["accusation"]
    lemmas = {tree.lemma[i] for i in content.described(content.reach(predicate))}
    return bool(lemmas & (words["verbs"] | words["acts"] | words["words"] | words["deeds"]))


_RULES = {
    "demand": _is_demand,
    "promise": _is_promise,
    "threat": _is_threat,
    "accusation": _is_accusation,
    "condemnation": _is_condemnation,
    "praise": _is_praise,
    "denial": _is_denial,
}
