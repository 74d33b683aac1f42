"""How well pronouns and repeated names are resolved, on the coreference annotation of UD English GUM.

    python -m kg.evaluate.coreference --gum FOLDER

Zeldes, "The GUM Corpus: Creating Multilayer Resources in the Classroom" (2017); annotation CC BY 4.0.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.treebank import GoldDocument, GoldMention, documents_of, read_document
from kg.extract.attribution import draft_attributions
from kg.extract.coreference import Coreference, resolve
from kg.extract.coreference.lexicon import lexicon
from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import find_mentions
from kg.model import Article
from kg.text import load

GENRES = ("news", "interview", "speech", "bio")
_ACTORS = frozenset({"person", "organization", "place"})


@dataclass(frozen=True, slots=True)
class Score:
    """Right, decided and possible decisions."""

    right: int
    decided: int
    possible: int

    @property
    def precision(self) -> float:
        """Share of the decisions that are right."""
        return self.right / self.decided if self.decided else 0.0

    @property
    def recall(self) -> float:
        """Share of the possible ones that are resolved to the right chain."""
        return self.right / self.possible if self.possible else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  resolved {self.recall:.3f}  ({self.right} of {self.possible})"


def main() -> None:
    """Print the figures for the test documents of a treebank."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, required=True, help="folder with the .conllu files and splits.md")
    parser.add_argument("--split", default="test", help="train, dev or test")
    arguments = parser.parse_args()
    scores = evaluate(map(read_document, documents_of(arguments.gum, GENRES, arguments.split)))
    for name, score in scores.items():
        print(f"{name:28} {score}")


def evaluate(documents: Iterable[GoldDocument]) -> dict[str, Score]:
    """Return the scores by what is resolved."""
    nlp, gazetteer = load(), Gazetteer.load()
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        doc, article = nlp(document.text), Article(document.name, document.text)
        mentions = find_mentions(doc, article, gazetteer)
        found = resolve(doc, article, mentions, draft_attributions(doc))
        counts.update(judged(document, found))
    names = sorted({name for name, _ in counts})
    return {n: Score(counts[n, "right"], counts[n, "decided"], counts[n, "possible"]) for n in names}


def judged(document: GoldDocument, found: Coreference) -> Iterator[tuple[str, str]]:
    """Yield, for every pronoun and repeated name, that it was possible, decided, right."""
    gold = Gold(document)
    yield from _names(gold, found)
    yield from _pronouns(gold, found)


class Gold:
    """The gold mentions of one document by the character that their head begins at."""

    def __init__(self, document: GoldDocument) -> None:
        self.document = document
        self.by_head = {m.head: m for m in sorted(document.mentions, key=lambda m: m.start - m.end)}
        self.described = {m.entity for m in document.mentions if not m.tag.startswith("PRP")}
        self.entity_at = {m.head: m.entity for m in self.by_head.values()}


def _pronouns(gold: Gold, found: Coreference) -> Iterator[tuple[str, str]]:
    text = gold.document.text
    meant = {m.span.start: chain for chain, c in enumerate(found.chains) for m in c.mentions if m.kind == "pronoun"}
    entities = [_entity(gold, found, chain) for chain in range(len(found.chains))]
    for mention in gold.by_head.values():
        word = text[mention.start : mention.end].lower()
        if not lexicon().is_a(word, "singular", "plural", "neuter"):
            continue
        kinds = _kinds(word, mention)
        if mention.entity in gold.described:
            yield from ((kind, "possible") for kind in kinds)
        chain = meant.get(mention.start)
        if chain is not None:
            yield from ((kind, "decided") for kind in kinds)
            if entities[chain] == mention.entity:
                yield from ((kind, "right") for kind in kinds)


def _kinds(word: str, mention: GoldMention) -> tuple[str, ...]:
    group = next(name for name in ("singular", "neuter", "plural") if lexicon().is_a(word, name))
    named = {"singular": "pronouns: he, she", "neuter": "pronouns: it", "plural": "pronouns: they"}[group]
    actors = ("pronouns, people and places",) if mention.type in _ACTORS else ()
    return ("pronouns, all", named, *actors)


def _entity(gold: Gold, found: Coreference, chain: int) -> int:
    """Return the entity that most names and descriptions of a chain stand for, -1 if none is annotated."""
    mentions = [m for m in found.chains[chain].mentions if m.kind != "pronoun"]
    count = Counter(e for m in mentions if (e := entity_of_words(gold, m.span.start, m.span.end)) >= 0)
    return min(count, key=lambda e: (-count[e], e), default=-1)


def entity_of_words(gold: Gold, start: int, end: int) -> int:
    """Return the entity of the gold mention whose head lies in these words and that fits them best."""
    inside = [m for m in gold.by_head.values() if start <= m.head < end]
    best = min(inside, key=lambda m: (abs(m.start - start) + abs(m.end - end), m.entity), default=None)
    return best.entity if best is not None else -1


def _names(gold: Gold, found: Coreference) -> Iterator[tuple[str, str]]:
    """A name repeats when an earlier one stands for its entity; it is resolved when its chain holds an earlier one."""
    rows = [
        (m.span.start, m.span.end, chain)
        for chain, c in enumerate(found.chains)
        for m in c.mentions
        if m.kind == "name"
    ]
    last_entity: dict[int, int] = {}
    named: set[int] = set()
    for start, end, chain in sorted(rows):
        entity = entity_of_words(gold, start, end)
        if entity < 0:
            continue
        if entity in named:
            yield "repeated names", "possible"
        if chain in last_entity:
            yield "repeated names", "decided"
            if last_entity[chain] == entity:
                yield "repeated names", "right"
        named.add(entity)
        last_entity[chain] = entity


if __name__ == "__main__":
    main()
