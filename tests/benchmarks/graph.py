"""A large graph without a language model: invented articles with their analysis, assembled as every article is."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import count, islice

import pyoxigraph as ox

from kg.assemble import assemble
from kg.graph.names import Names
from kg.graph.rdf import article_triples, entity_triples, run_triples
from kg.model import Article, Attribution, Casualty, Chain, Entity, Extraction, Link, Mention, Relation, Span
from kg.model.run import Run
from kg.store.derive import derive
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads

Analysis = tuple[Article, Extraction, list[Link]]
RUN = Run("0.1.0", "en_kg", "1", "s")
SENTENCES = 20
TYPES = ("State", "State", "Person", "Person", "Settlement", "Settlement", "ArmedGroup", "Organization")
VERBS = {
    "attacks": "attacked", "supports": "backed", "meetsWith": "met", "accuses": "accused", "controlledBy": "fell to",
    "recognizes": "recognised", "sanctions": "punished", "visits": "visited", "occupiedBy": "was occupied by",
    "holdsOffice": "led",
}  # fmt: skip


def entities(number: int, seed: int = 0) -> tuple[Entity, ...]:
    """Return so many invented entities of all sorts."""
    draw = random.Random(seed)
    parts = ("ka", "ra", "ben", "tor", "mi", "lu", "sha", "dov", "er", "an", "gul", "ist", "por", "zan", "ye", "qa")
    names = ("".join(draw.choices(parts, k=3)).capitalize() + f" {place}" for place in range(number))
    return tuple(Entity(f"e-{n}", name, TYPES[n % len(TYPES)]) for n, name in enumerate(names))


def filled(store: Store, quads: int, seed: int = 0) -> None:
    """Put articles into an empty store until it holds about so many quads with all that is derived from them."""
    names, known = Names(), entities(max(100, quads // 400), seed)
    store.bulk(ontology_quads(names))
    store.load_graphs(
        [
            (names.shared("provenance"), run_triples(RUN, names)),
            (names.shared("entities"), entity_triples(known, names)),
        ]
    )
    every = analyses(known, seed)
    while len(store) < 0.94 * quads:  # the rest is derived
        store.load_graphs(_graph(analysis, names) for analysis in islice(every, 50))
    derive(store, names)


def analyses(known: Sequence[Entity], seed: int = 0) -> Iterator[Analysis]:
    """Yield invented articles with their analysis without end; few of the entities are in many of them."""
    weights = [1 / (place + 1) ** 0.7 for place in range(len(known))]
    for number in count():
        draw = random.Random(f"{seed}-{number}")
        cast = list(dict.fromkeys(draw.choices(known, weights, k=14)))
        article, extraction = _Told(number, cast, draw).analysed()
        yield article, extraction, [Link(article.name, at, who.id, "name", 0.9) for at, who in enumerate(cast)]


def _graph(analysis: Analysis, names: Names) -> tuple[ox.NamedNode, Iterator[str]]:
    return names.graph(analysis[0].name), article_triples(assemble(*analysis), names, RUN)


class _Told:
    """An article in which one of the cast does something to another, as a third says or in the article's own voice."""

    def __init__(self, number: int, cast: list[Entity], draw: random.Random) -> None:
        self.number, self.cast, self.draw = number, cast, draw
        self.day = f"20{draw.randint(15, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        self.mentions: list[list[Mention]] = [[] for _ in cast]
        self.attributions: list[Attribution] = []
        self.relations: list[Relation] = []
        self.casualties: list[Casualty] = []

    def analysed(self) -> tuple[Article, Extraction]:
        text = ""
        sentences = []
        for place in range(SENTENCES):
            start = len(text)
            text += self._sentence(place, start)
            sentences.append(Span(start, len(text) - 1))
        name = f"n{self.number:06}.txt"
        article = Article(name, text, title=f"News {self.number}", date=self.day, source=f"Wire {self.number % 37}")
        chains = (Chain(who.name, who.type, tuple(own)) for who, own in zip(self.cast, self.mentions, strict=True))
        found = (tuple(self.attributions), tuple(self.relations), tuple(self.casualties))
        return article, Extraction(name, tuple(sentences), tuple(chains), *found)

    def _sentence(self, place: int, start: int) -> str:
        """Return the words of one more sentence, and keep what is found in it."""
        one, other, teller = self.draw.sample(range(len(self.cast)), 3)
        verb = self.draw.choice(sorted(VERBS))
        says = self.draw.random() < 0.6
        names = [self.cast[who].name for who in (teller, one, other)]
        words = [names[0], " said that " if says else " saw that ", names[1], f" {VERBS[verb]} ", names[2], ".", " "]
        ends = [start + sum(map(len, words[:count])) for count in range(len(words) + 1)]
        for who, at in ((teller, 0), (one, 2), (other, 4)):
            entity = self.cast[who]
            span = Span(ends[at], ends[at + 1])
            self.mentions[who].append(Mention(span, "name", entity.type, entity.name, place, method="name", score=0.9))
        sentence = Span(start, ends[6])
        if says:
            self._said(teller, Span(start, ends[1]), Span(ends[1] + 1, ends[1] + 5), Span(ends[2], ends[5]))
        self._related(verb, one, other, sentence, Span(ends[3] + 1, ends[4] - 1), teller if says else -1)
        if self.draw.random() < 0.1:
            killed = Casualty("killed", self.draw.randint(1, 90), "", sentence, who="civilians", place=other)
            self.casualties.append(killed)
        return "".join(words)

    def _said(self, teller: int, speaker: Span, cue: Span, words: Span) -> None:
        told = Attribution((words,), (teller,), speaker, cue, False, ("claim",), date=self.day, pattern="said-that")
        self.attributions.append(told)

    def _related(self, verb: str, one: int, other: int, sentence: Span, trigger: Span, holder: int) -> None:
        post = f"Head of {self.cast[other].name}" if verb == "holdsOffice" else ""
        self.relations.append(
            Relation(
                verb,
                one,
                -1 if post else other,
                sentence,
                trigger,
                "verb",
                object_text=post,
                holder=holder,
                attribution=len(self.attributions) - 1 if holder >= 0 else -1,
                polarity="negative" if self.draw.random() < 0.1 else "positive",
                on=self.day,
            )
        )
