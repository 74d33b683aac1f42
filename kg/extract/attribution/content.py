"""The reported words as the rules of kinds see them: predicates, whose they are, what they govern."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.speaking import can_speak
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import adjectives, compounds, obliques, possessors
from kg.text.syntax.verbs import copula, is_finite, is_verb, modals, negations

FIRST_PERSON = frozenset({"we", "i", "us", "me"})
OWN_POSSESSIVES = frozenset({"our", "my", "his", "her", "its", "their"})
_OWN_PRONOUNS = FIRST_PERSON | {"he", "she", "it", "they"}
_GOVERNED = frozenset({"object", "infinitive", "complement", "conjunct"})
_REASONS = frozenset({"because", "since", "as"})
_EMBEDDED = frozenset({"relative", "adverbial", "participle", "modifier", "noun complement", "purpose"})
_PEOPLES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
_BY = frozenset({"by", "from"})
_SMALL = frozenset({"DET", "AUX", "PUNCT", "SPACE"})
_NEAR = 7
_STOPS = frozenset({".", "!", "?", ";", ":", "—"})
_NOT = frozenset({"not", "no", "never", "n't", "n’t"})


@cache
def kind_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the word lists of kinds.toml."""
    tables = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
    return {kind: {name: frozenset(words) for name, words in table.items()} for kind, table in tables.items()}


@cache
def phrases(kind: str) -> Mapping[str, list[list[str]]]:
    """Return the turns of phrase of a kind by their first word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(kind_words()[kind]["phrases"]):
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return found


def _stem(word: str) -> str:
    """Return what a state has in common with its people: "turk" of "Turkey" and "Turkish"."""
    return word[:4]


def _named_in(layout: Layout, draft: Draft) -> Iterator[int]:
    """Yield the words of the speaker's phrase that name a state, people or organisation."""
    if draft.speaker_span:
        first = bisect_left(layout.ends, draft.speaker_span.start + 1)
        for index in range(first, bisect_left(layout.starts, draft.speaker_span.end)):
            if layout.doc[index].ent_type_ in _PEOPLES - {"PERSON"} and layout.tree.pos[index] in ("PROPN", "ADJ"):
                yield index


class Content:
    """The reported words: their lemmas, and the predicates that are said themselves, not in a relative clause."""

    def __init__(self, layout: Layout, draft: Draft) -> None:
        self.layout = layout
        self.tree = layout.tree
        self.direct = draft.direct
        self.cue = self.tree.lemma[draft.cue_root]
        self.tokens = [
            i
            for span in draft.spans
            for i in range(bisect_left(layout.ends, span.start + 1), bisect_left(layout.starts, span.end))
        ]
        self.lemmas = {self.tree.lemma[i] for i in self.tokens}
        self.speaker = self.tree.lemma[draft.speaker_root] if draft.speaker_root >= 0 else ""
        self._names = frozenset(_stem(self.tree.lower[i]) for i in _named_in(layout, draft))
        self._own: dict[int, bool] = {}
        self._reached: dict[int, set[int]] = {}
        self._modals: dict[int, set[str]] = {}
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
        found = self._own.get(predicate)
        if found is None:
            found = self._own[predicate] = self._is_of_own_side(predicate)
        return found

    def _is_of_own_side(self, predicate: int) -> bool:
        tree = self.tree
        for subject in surface_subjects(tree, predicate):
            pronouns = FIRST_PERSON if self.direct else _OWN_PRONOUNS
            if tree.lower[subject] in pronouns or (self.speaker and tree.lemma[subject] == self.speaker):
                return True
            owned = any(tree.lower[i] in OWN_POSSESSIVES for i in possessors(tree, subject))
            if owned and can_speak(self.layout, subject):
                return True
            if self.is_ours(subject):
                return True
        return False

    def is_ours(self, noun: int) -> bool:
        """Say whether a noun shares a name with the speaker: "Iranian forces" where Iran's army speaks."""
        tree = self.tree
        named = (noun, *adjectives(tree, noun), *compounds(tree, noun), *possessors(tree, noun))
        names = {_stem(tree.lower[i]) for i in named if tree.pos[i] == "PROPN" or self.layout.doc[i].ent_type_}
        return bool(names) and names <= self._names

    def after(self, index: int) -> list[int]:
        """Return the next words of the content behind one, a clause's length at most."""
        place = bisect_left(self.tokens, index + 1)
        return self.tokens[place : place + _NEAR]

    def openings(self) -> list[int]:
        """Return the first two words of each sentence of the content."""
        lower, found = self.tree.lower, list(self.tokens[:2])
        for place, index in enumerate(self.tokens[:-2]):
            if lower[index] in _STOPS:
                found += self.tokens[place + 1 : place + 3]
        return found

    def is_of_side(self, predicate: int) -> bool:
        """Say whether a predicate is said of the speaker's side or of what is likely to be it: "the army", "Athens"."""
        if self.is_own(predicate):
            return True
        tree, sides = self.tree, kind_words()["promise"]["sides"]
        for subject in surface_subjects(tree, predicate):
            the = any(tree.lower[kid] == "the" for kid in tree.kids[subject])
            if (the and tree.lemma[subject] in sides) or self.layout.doc[subject].ent_type_ == "GPE":
                return True
        return False

    def is_foretold(self, predicate: int) -> bool:
        """Say whether somebody who has no hand in it speaks of what others will do: an analyst, whoever "expects"."""
        words = kind_words()["foretelling"]
        who = self.speaker.lower()
        bystander = self.cue in words["cues"] or not words["speakers"].isdisjoint({who, who.removesuffix("s")})
        return bystander and not self.is_own(predicate)

    def has_phrase(self, kind: str) -> bool:
        """Say whether a turn of phrase of that kind stands there, articles and auxiliaries apart: "play with fire"."""
        said, known = self._said, phrases(kind)
        for place, word in enumerate(said):
            for phrase in known.get(word, ()):
                if said[place : place + len(phrase)] == phrase and _NOT.isdisjoint(said[max(0, place - 2) : place]):
                    return True
        return False

    @cached_property
    def _said(self) -> list[str]:
        """The lemmas that turns of phrase are looked for in."""
        tree = self.tree
        kept = [i for i in self.tokens if tree.pos[i] not in _SMALL or tree.lower[i] == "no"]
        return [tree.lemma[i] for i in kept if i not in self._owners]

    @cached_property
    def _owners(self) -> frozenset[int]:
        return frozenset(i for i in self.tokens if self.tree.lower[i] in OWN_POSSESSIVES | {"your"})

    def reach(self, predicate: int) -> set[int]:
        """Return a predicate, what it governs as object or infinitive, and what these govern so."""
        found = self._reached.get(predicate)
        if found is None:
            found = {predicate}
            for _ in range(2):
                kids = [kid for above in found for kid in self.tree.kids[above]]
                found.update([kid for kid in kids if link_kind(self.tree, kid) in _GOVERNED])
            self._reached[predicate] = found
        return found

    def is_negated(self, predicate: int) -> bool:
        """Say whether a predicate, its subject or object is negated: "had never armed", "no soldier", "no troops"."""
        tree = self.tree
        if negations(tree, predicate):
            return True
        if any(tree.lower[i] in NOBODY for i in surface_subjects(tree, predicate)):
            return True
        return any(tree.lower[kid] == "no" for i in tree.kids[predicate] for kid in tree.kids[i])

    def described(self, nouns: set[int]) -> set[int]:
        """Return nouns with their adjectives."""
        return nouns | {i for noun in nouns for i in adjectives(self.tree, noun)}

    def owned_by_others(self, lemmas: frozenset[str]) -> Iterator[int]:
        """Yield nouns that the words lay to somebody else: "Armenian shellfire", "shelling by the army"."""
        tree = self.tree
        for noun in self.tokens:
            if tree.lemma[noun] in lemmas and tree.pos[noun] in ("NOUN", "VERB", "PROPN"):
                owners = [*possessors(tree, noun), *adjectives(tree, noun), *compounds(tree, noun)]
                owners += obliques(tree, noun, _BY)
                if any(self.layout.doc[i].ent_type_ in _PEOPLES for i in owners):
                    yield noun

    def modals(self, predicate: int) -> set[str]:
        """Return the modal verbs of a predicate, in lower case."""
        found = self._modals.get(predicate)
        if found is None:
            found = self._modals[predicate] = {self.tree.lower[i] for i in modals(self.tree, predicate)}
        return found
