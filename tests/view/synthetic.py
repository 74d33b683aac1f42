"""A large graph of made-up actors: many hubs, many claims, one short article for every twenty relations."""

from __future__ import annotations

import random

from tests.view.corpus import Corpus

KINDS = ("Person", "State", "Settlement", "ArmedGroup", "Organization", "Government", "Territory", "Agreement")
RELATIONS = ("attacks", "supports", "meetsWith", "accuses", "controlledBy", "locatedIn", "visits", "sanctions")
SYLLABLES = ("ka", "ra", "ben", "tor", "mi", "lu", "sha", "dov", "er", "an", "gul", "ist", "por", "zan", "ye", "qa")


def synthetic(nodes: int, edges: int, seed: int = 1) -> Corpus:
    """Return a corpus of exactly so many entities and propositions; degrees follow a power law."""
    chance = random.Random(seed)
    corpus = Corpus()
    names = [_name(chance) + f" {number}" for number in range(nodes)]
    made = [corpus.entity(name, chance.choice(KINDS), name.split()[0]) for name in names]
    weights = [1 / (place + 1) ** 0.7 for place in range(nodes)]
    ends = chance.choices(range(nodes), weights, k=edges * 3)
    seen: set[tuple[int, str, int]] = set()
    while len(seen) < edges:
        if len(ends) < 2:
            ends = chance.choices(range(nodes), weights, k=edges)
        target = chance.randrange(nodes) if chance.random() < 0.5 else ends.pop()
        seen.add((ends.pop(), chance.choice(RELATIONS), target))
    _articles(corpus, chance, names, made, sorted(seen))
    return corpus


def _articles(
    corpus: Corpus, chance: random.Random, names: list[str], made: list[str], triples: list[tuple[int, str, int]]
) -> None:
    chance.shuffle(triples)
    for number in range(0, len(triples), 20):
        part = triples[number : number + 20]
        sentences = [f"{names[a]} {relation} {names[b]} near the old bridge, it was said." for a, relation, b in part]
        day = f"20{chance.randrange(10, 24)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        article = corpus.article(
            f"article-{number}.txt",
            "\n\n".join(sentences),
            title=f"News {number}",
            day=day,
            source=f"Source {number % 37}",
        )
        for (a, relation, b), sentence in zip(part, sentences, strict=True):
            holder = made[chance.randrange(200)] if chance.random() < 0.5 else ""
            corpus.assertion(article, made[a], relation, made[b], sentence, holder=holder, on=day)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 4))).capitalize()
