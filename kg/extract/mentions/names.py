"""Which names an article holds: what the model found and what the gazetteer knows, made one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.gazetteer import Entry, Gazetteer, Reading
from kg.extract.mentions.background import Background, background
from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.composition import composition
from kg.extract.mentions.lookalikes import lookalikes
from kg.extract.mentions.lookup import Found, known_names
from kg.extract.mentions.model_names import ModelName, agreed, model_names
from kg.extract.mentions.readings import best_reading
from kg.extract.mentions.surroundings import (
    in_longer_name,
    is_clued,
    is_language,
    is_portfolio,
    is_product,
    is_shouted,
    is_titled,
    place_noun,
)
from kg.extract.mentions.text import Text
from kg.extract.mentions.typing import type_of
from kg.extract.mentions.unseen import named_kinds, unseen_names
from kg.extract.mentions.written import is_rank
from kg.extract.nouns import NounLexicon

_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "nmod", "obl"})
_BEFORE_A_NOUN = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "flat"})
_PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "around", "outside", "into", "inside"})
_SHARED_TYPES = frozenset({"Government", "ArmedForces", "PoliticalParty", "ArmedGroup", "MediaOutlet"})


def names(text: Text, doc: Doc, gazetteer: Gazetteer, lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield the names of an article, those nested in a longer one too where they stand for a state."""
    modelled = agreed(text.words, model_names(text, doc, gazetteer))
    known = list(known_names(text, gazetteer))
    reader = _Reader(text, modelled, background(text.words, known, modelled, gazetteer), gazetteer, lexicon)
    settled = [candidate for found in known if (candidate := reader.settle(found)) is not None]
    settled.extend(reader.short_forms(settled))
    yield from settled
    yield from reader.nested(settled)
    covered = {index for candidate in settled for index in range(candidate.start, candidate.stop)}
    for name in modelled:
        if not reader.is_taken(name, covered):
            typed = reader.type_of(name)
            covered.update(range(name.start, name.stop))
            if typed:
                words = text.joined(name.start, name.stop)
                key = reader.province(name) if typed == "Territory" else ""
                yield Candidate(name.start, name.stop, typed, words, key, method=f"model: {name.label}", score=0.8)
    kinds = tuple(named_kinds(text, covered, lexicon))
    yield from kinds
    covered.update(index for one in kinds for index in range(one.start, one.stop))
    yield from unseen_names(text, covered, lexicon)


class _Reader:
    """Decides for each name of the gazetteer whether it stands here, beside what the model says."""

    def __init__(
        self, text: Text, modelled: list[ModelName], behind: Background, gazetteer: Gazetteer, lexicon: NounLexicon
    ) -> None:
        self.text, self.behind, self.gazetteer, self.lexicon = text, behind, gazetteer, lexicon
        clued = ((tuple(text.words[n.start : n.stop]), place_noun(text, n.start, n.stop, lexicon)) for n in modelled)
        self.clues = {words: clue for words, clue in clued if clue}
        self.modelled_at = {index: name for name in modelled for index in range(name.start, name.stop)}

    def settle(self, found: Found) -> Candidate | None:
        """Return what the words stand for, None where they are no name of their own."""
        model = next((self.modelled_at[i] for i in range(found.start, found.stop) if i in self.modelled_at), None)
        part = model is not None and model.start <= found.start and found.stop <= model.stop and not _same(model, found)
        name = self.text.joined(found.start, found.stop)
        if name in lookalikes().shouted and is_shouted(self.text, found.start):
            return None
        clued = is_clued(self.text, found.start, found.stop, self.lexicon) or (
            found.stop - found.start > 1
            and found.start > 0
            and self.text.tree.lower[found.start - 1] in _PLACE_PREPOSITIONS
        )
        label = model.label if model else ""
        reading = best_reading(found, name, label, self.behind, self._country(found), clued)
        if reading is not None and label == "PERSON" and is_titled(self.text, found.start):
            return None
        if reading is None or (model is None and in_longer_name(self.text, found.start, found.stop)):
            return None
        if part and model is not None and not self._stands_inside(found, reading, model):
            return None
        if reading.role == "adjective" and is_language(self.text, found.start):
            return None
        return self._candidate(found, reading, name)

    def short_forms(self, settled: list[Candidate]) -> list[Candidate]:
        """Return the short forms that mean something beside a full name: "the North" beside "North Korea"."""
        words = self.text.words
        taken = {index for candidate in settled for index in range(candidate.start, candidate.stop)}
        short = []
        short_forms = lookalikes().beside
        for index, word in enumerate(words):
            key, near = short_forms.get(word) or short_forms.get(word.capitalize()) or ("", ())
            if (
                key
                and not self.behind.keys.isdisjoint(near)
                and index
                and words[index - 1].lower() == "the"
                and index not in taken
            ):
                follows = words[index + 1][:1] if index + 1 < len(words) else ""
                entry = self.gazetteer.get(key)
                if (
                    entry is not None
                    and not follows.isupper()
                    and self.text.tree.role[index] not in ("amod", "compound")
                ):
                    short.append(
                        Candidate(index, index + 1, entry.type, entry.name, key, method="short form", score=0.9)
                    )
        return short

    def nested(self, settled: list[Candidate]) -> Iterator[Candidate]:
        """Yield the states that names of their forces and governments begin with: "Sudanese" in "Sudanese army"."""
        for whole in settled:
            if whole.type in ("ArmedForces", "Government") and whole.stop - whole.start > 1:
                first = self.text.words[whole.start]
                state = self.gazetteer.state_of(first)
                entry = self.gazetteer.get(whole.key)
                if state is not None and (entry is None or entry.of in ("", state.key)):
                    yield Candidate(
                        whole.start, whole.start + 1, "State", state.name, state.key, method="gazetteer: adjective"
                    )

    def is_taken(self, name: ModelName, covered: set[int]) -> bool:
        """True when nothing capitalised is left of a model's name beside the names already settled."""
        words = self.text.words
        rest = [i for i in range(name.start, name.stop) if i not in covered and words[i][0].isupper()]
        if not any(not self._is_kind_of_place(i) for i in rest):
            return any(i in covered for i in range(name.start, name.stop))
        inside = all(i in covered for i in (name.start, name.stop - 1))
        return inside and len(rest) < (name.stop - name.start) // 2

    def type_of(self, name: ModelName) -> str:
        """Return the type of a name that the gazetteer does not know, "" where it is none."""
        words = self.text.words[name.start : name.stop]
        common = self.lexicon.common.get(" ".join(words).lower())
        if all(is_rank(word) for word in words) or (common and (len(words) == 1 or common.type == "Facility")):
            return ""
        if len(words) == 1 and words[0].lower() in composition().compass and words[0] != "West":
            return ""
        if len(words) == 1 and words[0] in self.behind.person_words:
            return "Person"
        if name.label in ("PERSON", "ORG", "PRODUCT") and is_product(self.text, name.stop):
            return ""
        if name.label == "ORG" and is_portfolio(self.text, name.start):
            return ""
        clue = place_noun(self.text, name.start, name.stop, self.lexicon) or self.clues.get(tuple(words), "")
        if clue and name.label in ("PERSON", "ORG", "GPE", "LOC", "FAC"):
            return clue
        typed = type_of(words, name.label, self.lexicon)
        return "Territory" if typed == "Settlement" and self._has_article(name) else typed

    def _has_article(self, name: ModelName) -> bool:
        """True for a single word with "the" that no noun follows: rivers and regions, not towns ("over the Ibar")."""
        tree = self.text.tree
        alone = name.stop - name.start == 1 and name.start > 0 and tree.lower[name.start - 1] == "the"
        return alone and tree.role[name.start] not in _BEFORE_A_NOUN

    def province(self, name: ModelName) -> str:
        """Return the key of the province of a country of the article that a name with a common noun means, or ""."""
        base = self.text.joined(name.start, name.stop - 1) if name.stop - name.start > 1 else ""
        if not base or self.text.tree.lower[name.stop - 1] not in self.lexicon.proper:
            return ""
        provinces = (entry for entry in self.gazetteer.named(base) if entry.folder == "province")
        return next((entry.key for entry in provinces if entry.iso in self.behind.countries), "")

    def _country(self, found: Found) -> str:
        """Return the ISO code of the state that stands after a comma: "Tripoli, Lebanon"."""
        words = self.text.words
        if found.stop + 1 < len(words) and words[found.stop] == "," and words[found.stop + 1][0].isupper():
            state = next(
                (entry for entry in self.gazetteer.named(words[found.stop + 1]) if entry.type == "State"), None
            )
            return state.iso if state is not None else ""
        if found.start > 1 and words[found.start - 1] == "," and found.readings[0].entry.type == "State":
            before = next(iter(self.gazetteer.named(words[found.start - 2])), None)
            if before is not None and before.type == "Settlement":
                return before.iso
        return ""

    def _stands_inside(self, found: Found, reading: Reading, model: ModelName) -> bool:
        """A name inside a longer one counts where it is a state that modifies, or where nothing else is named."""
        words, entry = self.text.words, reading.entry
        rest = [i for i in range(model.start, model.stop) if not found.start <= i < found.stop]
        if not any(words[i][0].isupper() and not self._is_kind_of_place(i) for i in rest):
            return True
        if model.label == "PERSON":
            return found.stop < model.stop and entry.type == "State" and reading.role == "adjective"
        if "-" in words[model.start : model.stop] or "–" in words[model.start : model.stop]:
            return entry.type in ("State", "Settlement", "Territory")
        if entry.type == "State":
            last = found.stop - 1
            modifies = self.text.tree.role[last] in _MODIFYING and self.text.tree.head[last] < model.stop
            return modifies or words[found.start - 1].lower() in ("of", "the", "and")
        return found.stop == model.stop and found.stop - found.start > max(1, len(rest))

    def _candidate(self, found: Found, reading: Reading, name: str) -> Candidate:
        entry, role = reading
        start, stop, method = found.start, found.stop, f"gazetteer: {role}"
        if role == "people":
            key = f"people/{entry.key.rpartition('/')[2]}"
            return Candidate(start, stop, "EthnicGroup", entry.people[0], key, method=method, plural=True)
        if entry.type in _SHARED_TYPES and not self._is_about(name, entry, start):
            return Candidate(start, stop, entry.type, name, method=method, score=0.7)
        plural = entry.type == "EthnicGroup"
        return Candidate(start, stop, entry.type, entry.name, entry.key, method=method, plural=plural)

    def _is_kind_of_place(self, index: int) -> bool:
        """True for "City" in "City of Tulkarm" and for points of the compass."""
        if self.text.tree.lower[index] in composition().compass:
            return True
        noun = self.lexicon.common.get(self.text.tree.lower[index])
        follows = self.text.words[index + 1] if index + 1 < len(self.text) else ""
        return noun is not None and noun.type in ("Settlement", "State", "Territory") and follows == "of"

    def _is_about(self, name: str, entry: Entry, start: int) -> bool:
        """True where the article is mostly about the country of a body, and names no other country as its owner."""
        if name not in lookalikes().shared and name not in lookalikes().uncommon:
            return True
        words, countries = self.text.words, self.behind.countries
        state = self.gazetteer.get(entry.of)
        iso = entry.iso or (state.iso if state is not None else "")
        before = start - 2 if start > 1 and words[start - 1] in ("'s", "’s") else start - 1
        owner = self.gazetteer.state_of(words[before]) if before >= 0 and words[before][0].isupper() else None
        if owner is not None:
            return owner.iso == iso
        if before < start - 1 and words[before] not in self.behind.person_words:
            return False
        least = max(countries.values(), default=0) if name in lookalikes().shared else 1
        return not iso or countries.get(iso, 0) >= least


def _same(model: ModelName, found: Found) -> bool:
    return (model.start, model.stop) == (found.start, found.stop)
