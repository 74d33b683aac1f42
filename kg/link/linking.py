"""Identity across articles: one entity for one thing, whatever the order of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.coreference.naming import fold, is_acronym
from kg.extract.gazetteer import Gazetteer
from kg.link.entities import finish
from kg.link.known import Known, known_chains
from kg.link.links import Links
from kg.link.people import People, Trace, office_key
from kg.link.tables import Tables
from kg.model import Article, Chain, Extraction

_CONTEXT = frozenset({"State", "Territory", "IntergovernmentalOrganization", "ArmedGroup"})

_GATHERED = 20_000


def link(corpus: Iterable[tuple[Article, Extraction]], gazetteer: Gazetteer | None = None) -> Links:
    """Return the entities of all articles and the links of their chains.

    Streams the articles once, keeps a compact row per chain on disk, then decides what only the whole corpus can tell:
    whose surname it is, what an abbreviation is short for, who held an office at an article's date. The result does not
    depend on the order of the articles, and an id only on the thing itself.
    """
    linking = _Linking()
    for article, extraction in corpus:
        linking.read(article, extraction)
    return linking.links(gazetteer)


class _Linking:
    def __init__(self) -> None:
        self.tables = Tables()
        self.people = People()
        self.open: list[tuple[Known, Trace]] = []
        self.abbreviated: dict[str, set[str]] = defaultdict(set)

    def read(self, article: Article, extraction: Extraction) -> None:
        """Take in one article: what is clear goes to the tables, the rest waits for the other articles."""
        known = known_chains(extraction)
        context = frozenset(
            k.by
            for k, chain in zip(known, extraction.chains, strict=True)
            if not chain.unnamed and chain.type in _CONTEXT
        )
        for index, (thing, chain) in enumerate(zip(known, extraction.chains, strict=True)):
            if thing.open or chain.type == "Person":
                owner = known[chain.of].by if chain.of >= 0 else ""
                trace = _trace(article, index, chain, owner, context)
                if thing.open:
                    self.open.append((thing, trace))
                elif not chain.unnamed:
                    self.people.add(thing.by, trace)
            if not chain.unnamed:
                self.learn(thing, chain, known)
        pairs = tuple(zip(known, extraction.chains, strict=True))
        self.tables.add_local(_local(k, chain, known) for k, chain in pairs if chain.unnamed)
        self.tables.add_found((article.name, i, k.by, k.method, k.score) for i, k in enumerate(known) if not k.open)
        self.tables.flush(_GATHERED)

    def learn(self, thing: Known, chain: Chain, known: tuple[Known, ...]) -> None:
        """Note names, type, belonging and offices of a named thing."""
        add = self.tables.add_fact
        for mention in chain.mentions:
            if mention.kind == "name":
                add(thing.by, "name", mention.name)
        add(thing.by, "type", chain.type)
        add(thing.by, "label", thing.label)
        for office in chain.offices:
            add(thing.by, "office", office)
        if chain.key:
            add(thing.by, "key", chain.key)
        if chain.of >= 0:
            add(thing.by, "of", known[chain.of].by)
        if thing.method in ("same name", "gazetteer", "institution of its state"):
            for name in filter(is_acronym, chain.names):
                self.abbreviated[fold(name)].add(thing.by)

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
        for thing, trace in sorted(self.open, key=lambda pair: (pair[1].article, pair[1].chain)):
            found = self._found(thing, trace)
            if found is None:
                by, method, score = thing.by, thing.method, thing.score
            else:
                (by, method, score), _ = found, decided.setdefault(thing.by, found[0])
            yield trace.article, trace.chain, by, method, score

    def _found(self, thing: Known, trace: Trace) -> tuple[str, str, float] | None:
        if thing.open == "surname":
            return self.people.bearer(trace)
        if thing.open == "office":
            return self.people.holder(trace)
        full = {by for by in self.abbreviated[fold(trace.name)] if by != thing.by}
        return (min(full), "abbreviation of the only such name", 0.85) if len(full) == 1 else None


def _trace(article: Article, index: int, chain: Chain, owner: str, context: frozenset[str]) -> Trace:
    offices = frozenset(office_key(office) for office in chain.offices)
    return Trace(article.name, index, chain.name, offices, owner, context, article.date)


def _local(thing: Known, chain: Chain, known: tuple[Known, ...]) -> tuple[str, str, str, str, str, str]:
    owner = known[chain.of].by if chain.of >= 0 else ""
    return thing.by, thing.label, owner, chain.name, chain.type, "\n".join(chain.offices)
