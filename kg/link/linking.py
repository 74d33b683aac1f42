"""Identity across articles: one entity for one thing, whatever the order of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.coreference.naming import fold
from kg.extract.gazetteer import Gazetteer
from kg.link.entities import finish
from kg.link.links import Links
from kg.link.people import People, Trace, office_key
from kg.link.tables import Tables
from kg.link.told import Told, ToldChain, told
from kg.model import Article, Extraction

_CONTEXT = frozenset({"State", "Territory", "IntergovernmentalOrganization", "ArmedGroup"})

_GATHERED = 20_000


def link(corpus: Iterable[tuple[Article, Extraction]], gazetteer: Gazetteer | None = None) -> Links:
    """Return the entities of all articles and the links of their chains."""
    return linked((told(article, extraction) for article, extraction in corpus), gazetteer)


def linked(corpus: Iterable[Told], gazetteer: Gazetteer | None = None) -> Links:
    """Return the entities and links of articles that `told` has read.

    Streams the articles once, keeps a compact row per chain on disk, then decides what only the whole corpus can tell:
    whose surname it is, what an abbreviation is short for, who held an office at an article's date. The result does not
    depend on the order of the articles, and an id only on the thing itself.
    """
    linking = _Linking()
    for article in corpus:
        linking.read(article)
    return linking.links(gazetteer)


class _Linking:
    def __init__(self) -> None:
        self.tables = Tables()
        self.people = People()
        self.open: list[tuple[ToldChain, Trace]] = []
        self.abbreviated: dict[str, set[str]] = defaultdict(set)

    def read(self, article: Told) -> None:
        """Take in one article: what is clear goes to the tables, the rest waits for the other articles."""
        context = frozenset(chain.by for chain in article.chains if not chain.unnamed and chain.type in _CONTEXT)
        for index, chain in enumerate(article.chains):
            if chain.open or chain.type == "Person":
                trace = _trace(article, index, chain, context)
                if chain.open:
                    self.open.append((chain, trace))
                elif not chain.unnamed:
                    self.people.add(chain.by, trace)
            if not chain.unnamed:
                self.learn(chain)
        self.tables.add_local(
            (c.by, c.label, c.of, c.name, c.type, "\n".join(c.offices)) for c in article.chains if c.unnamed
        )
        self.tables.add_found(
            (article.article, i, c.by, c.method, c.score) for i, c in enumerate(article.chains) if not c.open
        )
        self.tables.flush(_GATHERED)

    def learn(self, chain: ToldChain) -> None:
        """Note names, type, belonging and offices of a named thing."""
        add = self.tables.add_fact
        for name, count in chain.names:
            add(chain.by, "name", name, count)
        add(chain.by, "type", chain.type)
        add(chain.by, "label", chain.label)
        for office in chain.offices:
            add(chain.by, "office", office)
        if chain.key:
            add(chain.by, "key", chain.key)
        if chain.of:
            add(chain.by, "of", chain.of)
        for short in chain.abbreviations:
            self.abbreviated[short].add(chain.by)

    def links(self, gazetteer: Gazetteer | None) -> Links:
        """Decide what was left open, and make the entities."""
        merged = self.people.merged()
        decided: dict[str, str] = dict(merged)
        self.tables.add_found(self._decisions(decided))
        self.tables.flush()
        finish(self.tables, decided, gazetteer)
        return Links(self.tables.db)

    def _decisions(self, decided: dict[str, str]) -> Iterator[tuple[str, int, str, str, float]]:
        """Yield the links of chains that other articles had to decide about."""
        for chain, trace in sorted(self.open, key=lambda pair: (pair[1].article, pair[1].chain)):
            found = self._found(chain, trace)
            if found is None:
                by, method, score = chain.by, chain.method, chain.score
            else:
                (by, method, score), _ = found, decided.setdefault(chain.by, found[0])
            yield trace.article, trace.chain, by, method, score

    def _found(self, chain: ToldChain, trace: Trace) -> tuple[str, str, float] | None:
        if chain.open == "surname":
            return self.people.bearer(trace)
        if chain.open == "office":
            return self.people.holder(trace)
        full = {by for by in self.abbreviated[fold(trace.name)] if by != chain.by}
        return (min(full), "abbreviation of the only such name", 0.85) if len(full) == 1 else None


def _trace(article: Told, index: int, chain: ToldChain, context: frozenset[str]) -> Trace:
    offices = frozenset(office_key(office) for office in chain.offices)
    return Trace(article.article, index, chain.name, offices, chain.of, context, article.date)
