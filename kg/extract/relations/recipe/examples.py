"""Passages as arrays: every trigger with every pair of things, and which relations hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from kg.extract.relations.recipe.features import Features
from kg.extract.relations.recipe.known import Known
from kg.extract.relations.recipe.passages import Marked, Passage
from kg.extract.relations.recipe.reading import pairs_of
from kg.extract.relations.recipe.sentences import Sentence, sentences_of
from kg.schema import Schema


@dataclass
class Examples:
    """Flat arrays over words, triggers, roles (trigger with thing) and pairs (of roles of one trigger).

    ``right`` says which relations a pair has (pairs, relations), ``counts`` which are to be learnt from: not those that
    its types forbid, nor those that another mention of the same thing has. ``known`` are those that patterns find.
    """

    vectors: Tensor
    trigger_word: Tensor
    trigger_marks: Tensor
    role_word: Tensor
    role_marks: Tensor
    subject: Tensor
    object: Tensor
    pair_marks: Tensor
    pair_trigger: Tensor
    right: Tensor
    counts: Tensor
    known: Tensor
    word_marks: Tensor
    first: Tensor = field(init=False)
    after: Tensor = field(init=False)
    marked: Tensor = field(init=False)

    def __post_init__(self) -> None:
        many = len(self.trigger_word)
        self.first = torch.searchsorted(self.pair_trigger, torch.arange(many))
        self.after = torch.searchsorted(self.pair_trigger, torch.arange(many), right=True)
        self.marked = torch.zeros(many, dtype=torch.bool)
        self.marked[self.pair_trigger[self.right.any(1)]] = True

    def pairs(self, triggers: Tensor) -> tuple[Tensor, Tensor]:
        """Return the pairs of these triggers, and for each the place of its trigger among them."""
        sizes = self.after[triggers] - self.first[triggers]
        local = torch.repeat_interleave(torch.arange(len(triggers)), sizes)
        begin = torch.repeat_interleave(torch.cumsum(sizes, 0) - sizes, sizes)
        return self.first[triggers][local] + torch.arange(len(local)) - begin, local


class Collector:
    """Gathers passages into `Examples`."""

    def __init__(self, known: Known, relations: Sequence[str]) -> None:
        self._known, self._relations = known, relations
        self._number = {relation: number for number, relation in enumerate(relations)}
        self._columns: dict[str, list[np.ndarray]] = {}
        self._words = self._triggers = self._roles = 0
        self._allowed: dict[tuple[str, str], np.ndarray] = {}

    def collect(self, passages: Iterable[Passage]) -> Examples:
        """Return the arrays of all passages."""
        for passage in passages:
            self._add(passage)
        return Examples(**{name: torch.from_numpy(np.concatenate(rows)) for name, rows in self._columns.items()})

    def _put(self, **rows: np.ndarray) -> None:
        for name, row in rows.items():
            self._columns.setdefault(name, []).append(row)

    def _add(self, passage: Passage) -> None:
        tree = passage.tree
        features = Features(tree, self._known, self._relations)
        at = {int(token): row for row, token in enumerate(passage.vectors.tokens)}
        marked: dict[int, list[Marked]] = {}
        for one in passage.marked:
            marked.setdefault(one.trigger, []).append(one)
        for sentence in sentences_of(tree, passage.things):
            pairs = pairs_of(tree, sentence)
            if pairs.subjects:
                things = features.of_things(sentence)
                words = features.of_words(sentence.triggers)
                for word, known in zip(sentence.triggers, words, strict=True):
                    leads, seen = features.seen_from(word, sentence)
                    marks = np.hstack([seen, things]).astype(np.uint8)
                    labels = self._labels(passage, sentence, pairs.subjects, pairs.objects, marked.get(word, ()))
                    self._put(
                        trigger_word=np.array([self._words + at[word]]),
                        word_marks=known[None].astype(np.uint8),
                        trigger_marks=leads[None].astype(np.uint8),
                        role_word=np.array([self._words + at[thing] for thing in sentence.words]),
                        role_marks=marks,
                        subject=self._roles + np.array(pairs.subjects),
                        object=self._roles + np.array(pairs.objects),
                        pair_marks=pairs.marks,
                        pair_trigger=np.full(len(pairs.subjects), self._triggers),
                        right=labels[0],
                        counts=labels[1],
                        known=labels[2],
                    )
                    self._triggers += 1
                    self._roles += len(sentence.words)
        self._put(vectors=passage.vectors.rows)
        self._words += len(passage.vectors.rows)

    def _labels(
        self, passage: Passage, sentence: Sentence, subjects: list[int], objects: list[int], marked: Iterable[Marked]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        allowed = [self._accepted(sentence, role) for role in ("subject", "object")]
        counts = allowed[0][subjects] & allowed[1][objects]
        right, known = np.zeros_like(counts), np.zeros_like(counts)
        chains = [set(thing.chains) for thing in sentence.things]
        schema = self._known.patterns.schema
        for one in marked:
            number, symmetric = self._number[one.relation], schema.relations[one.relation].symmetric
            for subject, object_ in ((one.subject, one.object), (one.object, one.subject))[: 1 + symmetric]:
                if subject not in sentence.words or object_ not in sentence.words:
                    continue
                ends = sentence.words.index(subject), sentence.words.index(object_)
                is_found = any((a, one.relation, b) in passage.found for a in chains[ends[0]] for b in chains[ends[1]])
                for pair, (a, b) in enumerate(zip(subjects, objects, strict=True)):
                    if (a, b) == ends:
                        right[pair, number], known[pair, number] = True, is_found
                    elif chains[a] & chains[ends[0]] and chains[b] & chains[ends[1]] and not right[pair, number]:
                        counts[pair, number] = False
        return right, counts, known

    def _accepted(self, sentence: Sentence, role: str) -> np.ndarray:
        """Return which relations each thing may be subject or object of; of what is unknown, any."""
        return np.array([np.any([self._fits(t, role) for t in thing.types], axis=0) for thing in sentence.things])

    def _fits(self, type: str, role: str) -> np.ndarray:
        found = self._allowed.get((type, role))
        if found is None:
            schema: Schema = self._known.patterns.schema
            row = [not type or schema.accepts(relation, role, type) for relation in self._relations]
            found = self._allowed[type, role] = np.array(row)
        return found
