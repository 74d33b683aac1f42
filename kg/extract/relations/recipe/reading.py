"""From the vectors of an article's words to relations that are likely enough to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np

from kg.extract.relations.arguments import Argument
from kg.extract.relations.recipe.features import Features
from kg.extract.relations.recipe.known import Known
from kg.extract.relations.recipe.network import Batch, Floats, Reader, probability
from kg.extract.relations.recipe.passages import Passage
from kg.extract.relations.recipe.sentences import Sentence, Thing, sentences_of
from kg.extract.relations.recipe.vectors import WordVectors
from kg.text.syntax import Tree

GATE = 0.15
"""How likely a word must be to carry some relation for its arguments to be looked for."""
BATCH = 2000
"""How many words are looked at together, so that memory is bound by this and not by the article."""


class Found(NamedTuple):
    """A relation that the reader thinks a word states between two others."""

    relation: str
    trigger: int
    subject: Argument
    object: Argument
    confidence: float


class Pairs(NamedTuple):
    """Places of subjects and objects among the things of a sentence, and what is known of each pair.

    ``marks`` say whether the two are coordinated, and whether the subject stands first; ``back`` is the place of the
    pair that has them in the other order.
    """

    subjects: list[int]
    objects: list[int]
    marks: Floats
    back: list[int]


class Looked(NamedTuple):
    """A sentence with the words that are looked at closely, its pairs, and which relations their types allow."""

    sentence: Sentence
    pairs: Pairs
    allowed: Floats


NO_PAIRS = Pairs([], [], np.zeros((0, 2), np.float32), [])


def read_passage(passage: Passage, known: Known, reader: Reader) -> Iterator[Found]:
    """Yield what the reader finds, sentence by sentence, the likeliest first; each relation once a sentence."""
    reading = _Reading(passage.tree, passage.vectors, known, reader)
    for sentences in _batches(sentences_of(passage.tree, passage.things)):
        yield from reading.of_batch(sentences)


def _batches(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Yield batches of sentences."""
    batch: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if sentence.triggers:
            batch.append(sentence)
            size += len(sentence.triggers)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Reading:
    """All that reading one article needs."""

    def __init__(self, tree: Tree, vectors: WordVectors, known: Known, reader: Reader) -> None:
        self._tree = tree
        self._vectors = vectors
        self._schema = known.patterns.schema
        self._features = Features(tree, known, reader.relations)
        self._reader = reader
        self._symmetric = [self._schema.relations[name].symmetric for name in reader.relations]
        self._allowed: dict[tuple[tuple[str, ...], str], Floats] = {}

    def of_batch(self, sentences: list[Sentence]) -> Iterator[Found]:
        """Look at every word of some sentences, and closer at those that may carry a relation."""
        words = [word for sentence in sentences for word in sentence.triggers]
        known = np.hstack([self._rows(words), self._features.of_words(words)])
        likely = probability(self._reader.gate(known))
        chosen = np.zeros(len(words), bool)
        looked_at, at = [], 0
        for sentence in sentences:
            here = slice(at, at := at + len(sentence.triggers))
            ends = [self._fitting(sentence, role) for role in ("subject", "object")]
            chosen[here] = (likely[here] * ends[0].max(axis=0) * ends[1].max(axis=0)).max(axis=1) >= GATE
            triggers = [word for word, one in zip(sentence.triggers, chosen[here], strict=True) if one]
            pairs = pairs_of(self._tree, sentence) if triggers else NO_PAIRS
            chosen[here] &= bool(pairs.subjects)
            if pairs.subjects:
                allowed = ends[0][pairs.subjects] * ends[1][pairs.objects]
                looked_at.append(Looked(sentence._replace(triggers=triggers), pairs, allowed))
        if looked_at:
            yield from self._of_chosen(known[chosen], looked_at)

    def _of_chosen(self, known: Floats, sentences: list[Looked]) -> Iterator[Found]:
        batch = self._batch(known, sentences)
        likely: Floats = np.mean([probability(net(batch)) for net in self._reader.nets], axis=0)
        at = 0
        for sentence, pairs, allowed in sentences:
            found: dict[tuple[str, int, int], Found] = {}
            for trigger in sentence.triggers:
                here = self._both_ways(likely[at : at + len(allowed)] * allowed, pairs)
                at += len(allowed)
                for one in self._enough(trigger, sentence, pairs, here):
                    key = (one.relation, one.subject.chain, one.object.chain)
                    if key not in found or one.confidence > found[key].confidence:
                        found[key] = one
            yield from sorted(found.values(), key=lambda one: -one.confidence)

    def _batch(self, known: Floats, sentences: list[Looked]) -> Batch:
        """Lay out all triggers of some sentences with all pairs."""
        leads, roles, things, subjects, objects, of_trigger, order = ([] for _ in range(7))
        many = triggers = 0
        for sentence, pairs, _ in sentences:
            fixed, vectors = self._features.of_things(sentence), self._rows(sentence.words)
            for word in sentence.triggers:
                led, seen = self._features.seen_from(word, sentence)
                leads.append(led)
                roles.append(np.hstack([seen, fixed]))
                things.append(vectors)
                subjects.append(np.array(pairs.subjects) + many)
                objects.append(np.array(pairs.objects) + many)
                of_trigger.append(np.full(len(pairs.subjects), triggers))
                order.append(pairs.marks)
                triggers += 1
                many += len(sentence.words)
        joined = (np.concatenate(rows) for rows in (roles, things, subjects, objects, of_trigger, order))
        return Batch(np.hstack([known, np.array(leads)]), *joined)

    def _both_ways(self, likely: Floats, pairs: Pairs) -> Floats:
        """Of a symmetric relation, both orders of a pair say the same: their mean counts, once."""
        both: Floats = np.where(self._symmetric, pairs.marks[:, 1:] * (likely + likely[pairs.back]) / 2, likely)
        return both

    def _enough(self, trigger: int, sentence: Sentence, pairs: Pairs, likely: Floats) -> Iterator[Found]:
        """Yield what is likely enough, for all that a word may stand for."""
        reader = self._reader
        for pair, number in zip(*np.nonzero(likely >= reader.enough), strict=True):
            subject, object_ = pairs.subjects[pair], pairs.objects[pair]
            value, relation = float(likely[pair, number]), reader.relations[number]
            for one in self._chains(sentence.things[subject], relation, "subject"):
                for other in self._chains(sentence.things[object_], relation, "object"):
                    if one != other:
                        yield Found(
                            relation,
                            trigger,
                            Argument(one, sentence.words[subject]),
                            Argument(other, sentence.words[object_]),
                            round(value, 2),
                        )

    def _chains(self, thing: Thing, relation: str, role: str) -> list[int]:
        accepts = self._schema.accepts
        return [chain for chain, type in zip(thing.chains, thing.types, strict=True) if accepts(relation, role, type)]

    def _fitting(self, sentence: Sentence, role: str) -> Floats:
        """Return which relations each thing may be subject or object of (things, relations)."""
        return np.array([self._accepted(thing.types, role) for thing in sentence.things])

    def _accepted(self, types: tuple[str, ...], role: str) -> Floats:
        found = self._allowed.get((types, role))
        if found is None:
            accepts = self._schema.accepts
            known = [type for type in types if type]
            row = [any(accepts(relation, role, type) for type in known) for relation in self._reader.relations]
            found = self._allowed[types, role] = np.array(row, np.float32)
        return found

    def _rows(self, words: Sequence[int]) -> Floats:
        """Return the vectors of words."""
        rows = np.searchsorted(self._vectors.tokens, words)
        return self._vectors.rows[rows].astype(np.float32)


def pairs_of(tree: Tree, sentence: Sentence) -> Pairs:
    """Return all that may be subject and object of each other: two things, not one twice."""
    subjects, objects, marks = [], [], []
    for one, other in permutations(range(len(sentence.words)), 2):
        if set(sentence.things[one].chains).isdisjoint(sentence.things[other].chains):
            coordinated = sentence.words[other] in tree.conjuncts(sentence.words[one])
            subjects.append(one)
            objects.append(other)
            marks.append((coordinated, one < other))
    places = {pair: place for place, pair in enumerate(zip(subjects, objects, strict=True))}
    back = [places[other, one] for one, other in places]
    return Pairs(subjects, objects, np.array(marks, np.float32).reshape(-1, 2), back)
