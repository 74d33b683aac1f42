"""What kind of statement a content is: a claim and more, by its cue and by its own words (kinds.toml)."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.model import KINDS
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.links import link_kind
from kg.text.syntax.nominals import possessors
from kg.text.syntax.verbs import copula, is_finite, is_verb, modals, negations

_PHRASES = frozenset({"infinitive", "charge", "naming", "matter"})
_FIRST_PERSON = frozenset({"we", "i", "us", "me"})
_OWN_PRONOUNS = _FIRST_PERSON | {"he", "she", "it", "they"}
_OWN_POSSESSIVES = frozenset({"our", "my", "his", "her", "its", "their"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
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
        if "threat" in found and not content.own_future_only_if:
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
        self.own_future_only_if = False

    def _is_said(self, index: int, inside: set[int]) -> bool:
        tree = self.tree
        if not ((is_verb(tree, index) and is_finite(tree, index)) or copula(tree, index) >= 0):
            return False
        while tree.head[index] in inside and tree.head[index] != index:
            if link_kind(tree, index) in _EMBEDDED:
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
            if any(tree.lower[i] in _OWN_POSSESSIVES for i in possessors(tree, subject)):
                return True
        return False


def _is_demand(content: Content) -> bool:
    tree, words = content.tree, kind_words()["demand"]
    for predicate in content.predicates:
        if any(tree.lemma[i] in words["modals"] or tree.lower[i] in words["modals"] for i in modals(tree, predicate)):
            return True
        if tree.lemma[predicate] in words["needs"] | words["hopes"] | words["words"]:
            return True
    return False


def _is_promise(content: Content) -> bool:
    tree, words = content.tree, kind_words()["promise"]
    for predicate in content.predicates:
        if not content.is_own(predicate):
            continue
        if tree.lemma[predicate] in words["adjectives"] | words["verbs"]:
            return True
        if not negations(tree, predicate) and any(tree.lower[i] in words["modals"] for i in modals(tree, predicate)):
            return True
    return False


def _is_threat(content: Content) -> bool:
    tree, words = content.tree, kind_words()["threat"]["words"]
    future = [p for p in content.predicates if any(tree.lower[i] in _WILL for i in modals(tree, p))]
    hostile = bool(content.lemmas & words)
    if not future or not hostile:
        return False
    return any(content.is_own(p) or tree.lemma[p] in words for p in future) or "if" in content.lemmas


def _is_accusation(content: Content) -> bool:
    tree, words = content.tree, kind_words()["accusation"]["words"]
    found = [i for i in content.tokens if tree.lemma[i] in words or tree.lower[i] in words]
    return any(not (content.is_own(i) or negations(tree, i)) for i in found)


def _is_condemnation(content: Content) -> bool:
    return bool(content.lemmas & kind_words()["condemnation"]["words"])


def _is_praise(content: Content) -> bool:
    words = kind_words()["praise"]["words"]
    return content.direct and bool(content.lemmas & words)


def _is_denial(content: Content) -> bool:
    tree, words = content.tree, kind_words()["denial"]["words"]
    for predicate in content.predicates:
        if tree.lemma[predicate] in words:
            return True
        if content.direct and negations(tree, predicate) and copula(tree, predicate) >= 0:
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
