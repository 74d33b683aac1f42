"""Which names an article holds: what the model found and what the gazetteer knows, made one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.gazetteer import Gazetteer, Reading
from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.lookup import Found, known_names
from kg.extract.mentions.model_names import ModelName, model_names
from kg.extract.mentions.readings import best_reading
from kg.extract.mentions.typing import type_of
from kg.extract.mentions.written import is_rank
from kg.extract.nouns import NounLexicon
from kg.text.syntax import Tree

_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "nmod", "obl"})
_ONE_NAME = frozenset({"flat", "compound", "goeswith"})


def names(doc: Doc, tree: Tree, gazetteer: Gazetteer, lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield the names of an article, those nested in a longer one too where they stand for a state."""
    words = [token.text for token in doc]
    modelled = list(model_names(doc, words, lambda word: gazetteer.state_of(word) is not None))
    known = list(known_names(doc, words, gazetteer))
    surnames = {words[name.stop - 1] for name in modelled if name.label == "PERSON" and name.stop - name.start > 1}
    merger = _Merger(words, tree, modelled, surnames)
    settled = [candidate for found in known if (candidate := merger.settle(found)) is not None]
    yield from settled
    for name in modelled:
        if not any(name.start < other.stop and other.start < name.stop and not _nested(other, name) for other in settled):
            typed = type_of(words[name.start : name.stop], name.label, lexicon)
            if typed:
                yield Candidate(
                    name.start, name.stop, typed, _joined(doc, name.start, name.stop), method=f"model: {name.label}", score=0.8
                )


class _Merger:
    """Decides for each name of the gazetteer whether it stands here, beside what the model says."""

    def __init__(self, words: list[str], tree: Tree, modelled: list[ModelName], surnames: set[str]) -> None:
        self.words, self.tree, self.surnames = words, tree, surnames
        self.modelled_at = {index: name for name in modelled for index in range(name.start, name.stop)}

    def settle(self, found: Found) -> Candidate | None:
        model = next((self.modelled_at[i] for i in range(found.start, found.stop) if i in self.modelled_at), None)
        inside = model is not None and (model.start < found.start or model.stop > found.stop)
        overlapping = model is not None and inside and not (model.start <= found.start and found.stop <= model.stop)
        label = model.label if model is not None else ""
        reading = best_reading(found, label, self._is_surname(found))
        if reading is None or (model is None and self._in_longer_name(found)):
            return None
        if inside and not overlapping and not self._may_nest(found, reading):
            return None
        return _candidate(found, reading)

    def _is_surname(self, found: Found) -> bool:
        return found.stop - found.start == 1 and self.words[found.start] in self.surnames

    def _may_nest(self, found: Found, reading: Reading) -> bool:
        """A state inside a longer name is a mention of its own where it modifies: "U.S. Central Command"."""
        head = found.stop - 1
        return reading.entry.type == "State" and self.tree.role[head] in _MODIFYING and self.tree.role[head] != "flat"

    def _in_longer_name(self, found: Found) -> bool:
        """True for a part of a capitalised name that the model missed: "Michael Jordan", "Turkish Airlines"."""
        head, role = self.tree.head, self.tree.role
        before, after = found.start - 1, found.stop
        if before >= 0 and self.words[before][0].isupper() and not is_rank(self.words[before]):
            return role[found.start] in _ONE_NAME and head[found.start] == before
        if after < len(self.words) and self.words[after][0].isupper() and self.tree.pos[after] == "PROPN":
            return not is_rank(self.words[after]) and role[after] == "flat" and head[after] == found.stop - 1
        return False


def _candidate(found: Found, reading: Reading) -> Candidate:
    entry, role = reading
    if role == "people":
        return Candidate(
            found.start, found.stop, "EthnicGroup", entry.people[0], f"people/{entry.key.rpartition('/')[2]}", method="people", plural=True
        )
    return Candidate(found.start, found.stop, entry.type, entry.name, entry.key, method=f"gazetteer: {role}")


def _nested(inner: Candidate, outer: ModelName) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop and (inner.stop - inner.start < outer.stop - outer.start)


def _joined(doc: Doc, start: int, stop: int) -> str:
    return " ".join(doc[start:stop].text.split())
