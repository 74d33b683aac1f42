"""What kind of statement a content is: a claim and more, by its cue and by its own words (kinds.toml)."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.speaking import can_speak
from kg.model import KINDS
from kg.text.syntax.arguments import agents, surface_subjects
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import adjectives, possessors
from kg.text.syntax.verbs import copula, is_finite, is_passive, is_verb, modals, negations

_PHRASES = frozenset({"infinitive", "charge", "naming", "matter"})
_FIRST_PERSON = frozenset({"we", "i", "us", "me"})
_OWN_PRONOUNS = _FIRST_PERSON | {"he", "she", "it", "they"}
_OWN_POSSESSIVES = frozenset({"our", "my", "his", "her", "its", "their"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_GOVERNED = frozenset({"object", "infinitive", "complement", "conjunct"})
_SAID_OF = frozenset({"subject", "oblique", "other"})
_REASONS = frozenset({"because", "since", "as"})
_EMBEDDED = frozenset({"relative", "adverbial", "participle", "modifier", "noun complement", "purpose"})


@cache
def kind_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the word lists of kinds.toml."""
    tables = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
    return {kind: {name: frozenset(words) for name, words in table.items()} for kind, table in tables.items()}


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
    return tuple(kind for kind in KINDS if kind in found)


class Content:
    """The reported words: their lemmas, and the predicates that are said themselves, not in a relative clause."""

    def __init__(self, layout: Layout, draft: Draft) -> None:
        self.layout = layout
        self.tree = layout.tree
        self.direct = draft.direct
        self.tokens = [
            i
            for span in draft.spans
            for i in range(bisect_left(layout.ends, span.start + 1), bisect_left(layout.starts, span.end))
        ]
        self.lemmas = {self.tree.lemma[i] for i in self.tokens}
        self.speaker = self.tree.lemma[draft.speaker_root] if draft.speaker_root >= 0 else ""
        inside = set(self.tokens)
        self.predicates = [i for i in self.tokens if self._is_said(i, inside)]

    def _is_said(self, index: int, inside: set[int]) -> bool:
        tree = self.tree
        if not ((is_verb(tree, index) and is_finite(tree, index)) or copula(tree, index) >= 0):
            return False
        while tree.head[index] in inside and tree.head[index] != index:
            if link_kind(tree, index) in _EMBEDDED and marker(tree, index) not in _REASONS:
                return False
            index = tree.head[index]
        return True

    def is_own(self, predicate: int) -> bool:
        """Say whether the speaker's own side is what the predicate is said of."""
        tree = self.tree
        for subject in surface_subjects(tree, predicate):
            pronouns = _FIRST_PERSON if self.direct else _OWN_PRONOUNS
            if tree.lower[subject] in pronouns or (self.speaker and tree.lemma[subject] == self.speaker):
                return True
            owned = any(tree.lower[i] in _OWN_POSSESSIVES for i in possessors(tree, subject))
            if owned and can_speak(self.layout, subject):
                return True
        return False

    def reach(self, predicate: int) -> set[int]:
        """Return a predicate, what it governs as object or infinitive, and what these govern so."""
        tree = self.tree
        found = {predicate}
        for _ in range(2):
            kids = [kid for above in found for kid in tree.kids[above]]
            found.update(kid for kid in kids if link_kind(tree, kid) in _GOVERNED)
        return found

    def modals(self, predicate: int) -> set[str]:
        """Return the modal verbs of a predicate, in lower case."""
        return {self.tree.lower[i] for i in modals(self.tree, predicate)}


def _is_demand(content: Content) -> bool:
    tree, words = content.tree, kind_words()["demand"]
    lower = [tree.lower[i] for i in content.tokens]
    if any(pair == ("only", "if") for pair in pairwise(lower)):
        return True
    return any(content.modals(p) & words["modals"] or tree.lemma[p] in words["words"] for p in content.predicates)


def _is_promise(content: Content) -> bool:
    return any(_promises(content, predicate) for predicate in content.predicates)


def _promises(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["promise"]
    if negations(tree, predicate):
        return False
    lemma = tree.lemma[predicate]
    described = copula(tree, predicate) >= 0 or (is_passive(tree, predicate) and not content.modals(predicate))
    if described and (lemma in words["adjectives"] or tree.lower[predicate] in words["adjectives"]):
        return not any(tree.lemma[i] in kind_words()["accusation"]["words"] for i in content.tokens)
    if content.modals(predicate) & _WILL and lemma in words["services"]:
        return True
    return content.is_own(predicate) and (lemma in words["verbs"] or bool(content.modals(predicate) & words["modals"]))


def _is_threat(content: Content) -> bool:
    tree, words = content.tree, kind_words()["threat"]
    for predicate in content.predicates:
        lemmas = {tree.lemma[i] for i in content.reach(predicate)}
        if content.modals(predicate) & _WILL:
            refused = negations(tree, predicate) and lemmas & words["refused"] and content.is_own(predicate)
            if refused or lemmas & words["words"]:
                return True
        if lemmas & {"punishment", "retaliation", "consequence"}:
            return True
    conditions = [i for i in content.tokens if tree.lower[i] in ("if", "unless")]
    stopped = any(tree.lower[i] == "unless" or negations(tree, tree.head[i]) for i in conditions)
    return stopped and bool(content.lemmas & words["words"])


def _is_accusation(content: Content) -> bool:
    return any(_accuses(content, predicate) for predicate in content.predicates)


def _accuses(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["accusation"]
    if content.is_own(predicate) or negations(tree, predicate) or content.modals(predicate):
        return False
    reached = content.reach(predicate)
    for index in reached:
        if tree.lemma[index] in words["verbs"] and is_verb(tree, index):
            actors = [i for i in agents(tree, index) if can_speak(content.layout, i)]
            if actors and not any(tree.lower[i] in _FIRST_PERSON for i in actors):
                return True
    nouns = reached | {i for i in tree.kids[predicate] if link_kind(tree, i) in _SAID_OF}
    return any(tree.lemma[i] in words["words"] or tree.lower[i] in words["words"] for i in nouns)


def _is_condemnation(content: Content) -> bool:
    return bool(content.lemmas & kind_words()["condemnation"]["words"])


def _is_praise(content: Content) -> bool:
    words = kind_words()["praise"]
    known = words["words"] | words["quoted"] if content.direct else words["words"]
    return bool(content.lemmas & known) and not _is_demand(content) and not _is_accusation(content)


def _is_denial(content: Content) -> bool:
    tree, words = content.tree, kind_words()["denial"]["words"]
    for predicate in content.predicates:
        if tree.lemma[predicate] in words or any(tree.lemma[i] in words for i in adjectives(tree, predicate)):
            return True
        if negations(tree, predicate):
            stated = content.direct and copula(tree, predicate) >= 0
            if stated or (content.is_own(predicate) and content.modals(predicate) & _WILL):
                return True
    return any(tree.lower[i] == "no" for i in content.tokens[:1])


_RULES = {
    "demand": _is_demand,
    "promise": _is_promise,
    "threat": _is_threat,
    "accusation": _is_accusation,
    "condemnation": _is_condemnation,
    "praise": _is_praise,
    "denial": _is_denial,
}
