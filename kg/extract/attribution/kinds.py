"""What kind of statement a content is: a claim and more, by its cue and by its own words (kinds.toml)."""

from __future__ import annotations

from kg.extract.attribution.content import NOBODY, Content, kind_words
from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.negatives import is_denial
from kg.extract.attribution.promises import WILL, is_promise
from kg.extract.attribution.threats import is_threat
from kg.extract.attribution.wrongs import is_accusation
from kg.model import KINDS
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.links import link_kind
from kg.text.syntax.verbs import copula, is_imperative, is_passive, negations

_PHRASES = frozenset({"infinitive", "charge", "naming", "matter"})
_CAN = frozenset({"can", "ca", "could", "may", "must"})
_TURNS = frozenset({"let", "ask", "thank", "look", "see", "imagine"})
_TURNED_TO = (["me"], ["us"], ["'s"], ["’s"], ["you"])


def kinds_of(layout: Layout, draft: Draft) -> tuple[str, ...]:
    """Return the kinds of a draft in the order of `KINDS`; what the cue says comes first, the content may add."""
    found = set(draft.kinds)
    if draft.pattern not in _PHRASES or not found:
        found.add("claim")
    if draft.pattern not in _PHRASES:
        content = Content(layout, draft)
        found |= {kind for kind, rule in _RULES.items() if rule(content)}
        if content.cue == "ask" and not _is_demand(content):
            found.discard("demand")  # a question
        if "condemnation" in found and "praise" not in draft.kinds:
            found.discard("praise")
        if "threat" in found and ("promise" not in draft.kinds or content.cue in ("vow", "swear")):
            found.discard("promise")
        if "promise" in draft.kinds:
            found.discard("denial")  # "promised not to"
    return tuple(kind for kind in KINDS if kind in found)


def _is_demand(content: Content) -> bool:
    if content.has_phrase("demand"):
        return True
    if content.direct and any(_commands(content, i) for i in content.openings()):
        return True
    return any(_demands(content, p) or _allows_nothing_else(content, p) for p in content.predicates)


def _allows_nothing_else(content: Content, predicate: int) -> bool:
    """ "There can be no talks", "no deal unless they leave", "nobody may be left behind", "they cannot be left"."""
    tree, modals = content.tree, content.modals(predicate)
    subjects = [tree.lower[i] for i in surface_subjects(tree, predicate)]
    left_open = any(tree.lower[i] in ("unless", "without", "long") for i in content.tokens)
    if any(tree.lower[kid] == "there" for kid in tree.kids[predicate]):
        return content.is_negated(predicate) and bool(modals & _CAN or (modals & WILL and left_open))
    nobody = any(word in NOBODY for word in subjects)
    if not is_passive(tree, predicate) or content.is_own(predicate):
        return False
    allowed = tree.lemma[predicate] in ("allow", "permit", "let")
    return bool((modals & _CAN and (nobody or negations(tree, predicate))) or (modals & WILL and nobody and allowed))


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
    if tree.lemma[predicate] == "want" and content.direct and content.is_own(predicate):
        return not negations(tree, predicate) and not any(
            link_kind(tree, k) == "infinitive" for k in content.after(predicate)
        )
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


def _is_condemnation(content: Content) -> bool:
    words = kind_words()["condemnation"]
    if content.lemmas & words["words"] or content.has_phrase("condemnation"):
        return True
    named = [p for p in content.predicates if copula(content.tree, p) >= 0 and not negations(content.tree, p)]
    return any(content.tree.lemma[p] in words["verdicts"] and not content.is_own(p) for p in named)


def _is_praise(content: Content) -> bool:
    words = kind_words()["praise"]
    known = words["words"] | words["quoted"] if content.direct else words["words"]
    lemmas = {content.tree.lemma[i] for i in content.tokens if content.tree.pos[i] != "VERB"} | content.lemmas - {"win"}
    praised = bool(lemmas & known) or content.has_phrase("praise")
    return praised and not _is_demand(content) and not is_accusation(content)


_RULES = {
    "demand": _is_demand,
    "promise": is_promise,
    "threat": is_threat,
    "accusation": is_accusation,
    "condemnation": _is_condemnation,
    "praise": _is_praise,
    "denial": is_denial,
}
