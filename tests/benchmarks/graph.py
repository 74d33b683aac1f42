"""A large graph without a language model: invented articles with their analysis, assembled as every article is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

import pyoxigraph as ox

from kg.assemble import assemble
from kg.graph.names import Names
from kg.graph.rdf import article_quads, entity_quads, run_quads
from kg.model import Article, Attribution, Casualty, Chain, Entity, Extraction, Link, Mention, Relation, Span
from kg.model.run import Run
from kg.store.derive import derive
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads

RUN = Run("0.1.0", "en_kg", "1", "s")
SENTENCES = 20
TYPES = ("State", "State", "Person", "Person", "Settlement", "Settlement", "ArmedGroup", "Organization")
VERBS = {
    "attacks": "attacked", "supports": "backed", "meetsWith": "met", "accuses": "accused", "controlledBy": "fell to",
    "recognizes": "recognised", "sanctions": "punished", "visits": "visited", "occupiedBy": "was occupied by",
    "holdsOffice": "led",
}  # fmt: skip


def entities(count: int, seed: int = 0) -> tuple[Entity, ...]:
    """Return so many invented entities of all sorts."""
    draw = random.Random(seed)
    parts = ("ka", "ra", "ben", "tor", "mi", "lu", "sha", "dov", "er", "an", "gul", "ist", "por", "zan", "ye", "qa")
    names = ("".join(draw.choices(parts, k=3)).capitalize() + f" {number}" for number in range(count))
    return tuple(Entity(f"e-{n}", name, TYPES[n % len(TYPES)]) for n, name in enumerate(names))


def filled(store: Store, quads: int, seed: int = 0) -> None:
    """Put articles into an empty store until it holds about so many quads with all that is derived from them."""
    names, known = Names(), entities(max(100, quads // 400), seed)
    store.bulk(ontology_quads(names))
    store.bulk(run_quads(RUN, names))
    store.bulk(entity_quads(known, names))
    weights = [1 / (place + 1) ** 0.7 for place in range(len(known))]
    number = 0
    while len(store) < 0.94 * quads:  # the rest is derived
        store.bulk(quad for n in range(number, number + 50) for quad in _quads(n, known, weights, names, seed))
        number += 50
    derive(store, names)


def _quads(number: int, known: tuple[Entity, ...], weights: list[float], names: Names, seed: int) -> Iterator[ox.Quad]:
    draw = random.Random(f"{seed}-{number}")
    cast = list(dict.fromkeys(draw.choices(known, weights, k=14)))
    article, extraction = _analysed(number, cast, draw)
    links = [Link(article.name, place, entity.id, "name", 0.9) for place, entity in enumerate(cast)]
    yield from article_quads(assemble(article, extraction, links), names, RUN)


def _analysed(number: int, cast: list[Entity], draw: random.Random) -> tuple[Article, Extraction]:
    """Return an article in which everybody of the cast does something to the next, told by somebody or by itself."""
    lines: list[str] = []
    told: list[tuple[int, int, int, str]] = []
    for _ in range(SENTENCES):
        one, other, teller = draw.sample(range(len(cast)), 3)
        verb = draw.choice(sorted(VERBS))
        lines.append(f"{cast[teller].name} said that {cast[one].name} {VERBS[verb]} {cast[other].name} on that day.")
        told.append((one, other, teller, verb))
    text = " ".join(lines)
    day = f"20{draw.randint(15, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    article = Article(f"n{number:06}.txt", text, title=f"News {number}", date=day, source=f"Wire {number % 37}")
    starts = [0, *(at for at in _ends(lines))]
    sentences = tuple(Span(start, end - 1) for start, end in pairwise(starts))
    mentions: list[list[Mention]] = [[] for _ in cast]
    attributions, relations, casualties = [], [], []
    for place, (sentence, (one, other, teller, verb)) in enumerate(zip(sentences, told, strict=True)):
        at = _places(text, sentence, (cast[teller].name, "said", cast[one].name, VERBS[verb], cast[other].name))
        for who, span in ((teller, at[0]), (one, at[2]), (other, at[4])):
            mentions[who].append(Mention(span, "name", cast[who].type, cast[who].name, place, method="name", score=0.9))
        claimed = draw.random() < 0.6
        polarity = "negative" if draw.random() < 0.1 else "positive"
        if claimed:
            words = Span(at[2].start, at[4].end)
            attributions.append(
                Attribution((words,), (teller,), at[0], at[1], False, ("claim",), date=day, pattern="said-that")
            )
        post = verb == "holdsOffice"
        relations.append(
            Relation(
                verb,
                one,
                -1 if post else other,
                sentence,
                at[3],
                "verb",
                polarity=polarity,
                on=day,
                object_text=f"Head of {cast[other].name}" if post else "",
                holder=teller if claimed else -1,
                attribution=len(attributions) - 1 if claimed else -1,
            )
        )
        if draw.random() < 0.1:
            casualties.append(Casualty("killed", draw.randint(1, 90), "", sentence, who="civilians", place=other))
    chains = tuple(Chain(entity.name, entity.type, tuple(own)) for entity, own in zip(cast, mentions, strict=True))
    found = Extraction(article.name, sentences, chains, tuple(attributions), tuple(relations), tuple(casualties))
    return article, found


def _ends(lines: list[str]) -> Iterator[int]:
    end = 0
    for line in lines:
        end += len(line) + 1
        yield end


def _places(text: str, sentence: Span, words: tuple[str, ...]) -> list[Span]:
    found, start = [], sentence.start
    for each in words:
        start = text.index(each, start)
        found.append(Span(start, start + len(each)))
        start += len(each)
    return found
