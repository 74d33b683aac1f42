"""Training passages, read by the shipped engine: what is written of them is found again in its words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.attribution import attributions, draft_attributions
from kg.extract.coreference import Coreference, resolve
from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import find_mentions
from kg.extract.relations import Patterns, find_relations
from kg.extract.relations.recipe.sentences import Thing, things_of
from kg.extract.relations.recipe.vectors import Encoder, WordVectors
from kg.extract.relations.recipe.written import Written, find
from kg.model import Article, Relation
from kg.text import load
from kg.text.syntax import Tree, tree_of

DATE = "2024-06-15"
CONTEXT = 3
"""How many passages stand before one that is read in the course of a text."""


class Marked(NamedTuple):
    """A relation in the words of the tree."""

    subject: int
    trigger: int
    relation: str
    object: int


@dataclass(slots=True)
class Passage:
    """A passage as the reader sees it, with what it should find and what patterns find there."""

    tree: Tree
    vectors: WordVectors
    things: dict[int, Thing]
    marked: list[Marked]
    found: set[tuple[int, str, int]]


class PassageReader:
    """The shipped engine and the stages before relations; patterns say what need not be learnt."""

    def __init__(self) -> None:
        self.patterns = Patterns.load()
        self._nlp = load()
        self._vectors = Encoder()
        self._gazetteer = Gazetteer.load()

    def read(self, passages: Iterable[Written]) -> Iterator[Passage]:
        """Yield passages with marks; words that the engine takes for nothing stand for something unknown there.

        Every second one has the vectors that its words have in the course of a text: they tell of the place too.
        """
        before: deque[str] = deque(maxlen=CONTEXT)
        for number, (text, relations) in enumerate(passages):
            passage, _, _ = self._parsed(text)
            if number % 2:
                passage.vectors = self._in_context(passage.vectors, text, before)
            before.append(text)
            spans = ([find(text, words) for words in (row[0], row[1], row[3])] for row in relations)
            for row, places in zip(relations, spans, strict=True):
                if None not in places:
                    subject, trigger, object_ = (_head(passage.tree, *place) for place in places if place)
                    ends = (_thing(passage, subject), _thing(passage, object_))
                    passage.marked.append(Marked(ends[0], trigger, row[2], ends[1]))
            yield passage

    def read_examples(self) -> Iterator[Passage]:
        """Yield the examples beside the patterns, marked with what the patterns find: what is not, is not there."""
        for text in dict.fromkeys(e.text for p in self.patterns.all for e in (*p.positive, *p.negative)):
            passage, relations, coreference = self._parsed(text)
            for relation in relations:
                trigger = passage.tree.offsets.index(relation.trigger.start)
                if relation.object >= 0:
                    ends = (_nearest(coreference, chain, trigger) for chain in (relation.subject, relation.object))
                    passage.marked.append(Marked(next(ends), trigger, relation.relation, next(ends)))
            yield passage

    def _in_context(self, vectors: WordVectors, text: str, before: Iterable[str]) -> WordVectors:
        """Return the vectors that the words of a text have behind others."""
        found = self._vectors(self._nlp("\n\n".join((*before, text))))
        return vectors._replace(rows=found.rows[-len(vectors.rows) :])

    def _parsed(self, text: str) -> tuple[Passage, tuple[Relation, ...], Coreference]:
        article, doc = Article("passage", text, date=DATE), self._nlp(text)
        drafts = draft_attributions(doc)
        coreference = resolve(doc, article, find_mentions(doc, article, self._gazetteer), drafts)
        said = attributions(doc, article, drafts, coreference)
        relations = find_relations(doc, article, self.patterns, coreference, said)
        found = {(one.subject, one.relation, one.object) for one in relations}
        tree = tree_of(doc)
        passage = Passage(tree, self._vectors(doc), things_of(tree, coreference), [], found)
        return passage, relations, coreference


def _head(tree: Tree, start: int, end: int) -> int:
    """Return the head of the words between two offsets."""
    inside = [word for word, at in enumerate(tree.offsets) if at < end and tree.ends[word] > start]
    tops = [word for word in inside if tree.head[word] == word or tree.head[word] not in inside]
    return tops[0]


def _thing(passage: Passage, word: int) -> int:
    """Return the word by which a thing is found; what is none yet becomes one of no known type."""
    if word not in passage.things:
        passage.things[word] = Thing((-1 - word,), ("",), "unknown", True)
    return word


def _nearest(coreference: Coreference, chain: int, trigger: int) -> int:
    roots = [mention.root for mention in coreference.chains[chain].mentions]
    return min(roots, key=lambda root: abs(root - trigger))
