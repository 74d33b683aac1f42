"""A dossier: who an entity is, what it says, what is said of it, each with the quoted words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.names import kg
from kg.query.find import find_entity
from kg.store.description import Description, described, local_name, subjects, value
from kg.store.embedded import Store
from kg.store.records import is_plain, type_of


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of an article with their offsets: ``text[start:end] == words``."""

    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement of the entity."""

    text: str
    kinds: tuple[str, ...]
    direct: bool
    cue: str
    date: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Relating:
    """One assertion on a proposition that the entity is part of, and why it is, or is not, a fact of the graph.

    ``relation`` is the name of its property (``controlledBy``), ``label`` what people call it ("controlled by").
    """

    subject: str
    relation: str
    label: str
    object: str
    holder: str
    own_voice: bool
    stance: str
    modality: str
    fact: bool
    ended: bool
    since: str
    until: str
    on: str
    belief: float | None
    contested: bool
    pattern: str
    confidence: float
    trigger: str
    quote: Quote

    @property
    def decision(self) -> str:
        """Say in words why it stands as it does."""
        if self.fact:
            return "a fact: the article says it in its own voice, affirms it and holds it for actual"
        reasons = (
            [f"it is only held by {self.holder or 'somebody the article does not name'}"] if not self.own_voice else []
        )
        reasons += ["it is denied"] if self.stance == "denies" else []
        reasons += [f"it is {self.modality}, not actual"] if self.modality != "actual" else []
        reasons += ["the text says that it is over"] if self.ended else []
        return "not a fact: " + " and ".join(reasons)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the graph has on one entity."""

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    affiliated: str
    mentions: int
    articles: tuple[str, ...]
    says: tuple[Saying, ...]
    relations: tuple[Relating, ...]


def dossier(store: Store, entity: str, *, other: str = "") -> Dossier:
    """Return the dossier of the entity that a name, alias, id or IRI means.

    With ``other``, of all relations only those between the two, and nothing of what it says.

    Raises:
        QueryError: nothing has one of the names, or nothing relates the two.
    """
    node = find_entity(store, entity)
    beside = find_entity(store, other) if other else None
    found = described(store, node.value)
    mentions = list(subjects(store, "itsrdf:taIdentRef", node))
    articles = {iri.partition("#char=")[0] for iri in mentions}
    relations = tuple(sorted(_relations(store, node, beside), key=_order))
    if beside and not relations:
        raise QueryError(f"nothing relates {found.one('rdfs:label')} and {_name(store, beside.value)}")
    return Dossier(
        iri=node.value,
        name=found.one("rdfs:label"),
        type=type_of(found),
        aliases=found.all("skos:altLabel"),
        links=found.all("owl:sameAs"),
        affiliated=_name(store, found.one("kg:affiliatedWith") or found.one("kg:officeOf")),
        mentions=len(mentions),
        articles=tuple(sorted(described(store, iri).one("kg:fileName") for iri in articles)),
        says=() if beside else tuple(sorted(_sayings(store, found), key=_place)),
        relations=relations,
    )


def _place(saying: Saying) -> tuple[str, int, int]:
    return saying.quote.article, saying.quote.start, saying.quote.end


def _order(relating: Relating) -> tuple[object, ...]:
    return not relating.fact, relating.relation, relating.subject, relating.object, relating.quote


def _sayings(store: Store, entity: Description) -> Iterator[Saying]:
    for iri in entity.all("kg:states"):
        found = described(store, iri)
        yield Saying(
            text=found.one("schema:text"),
            kinds=tuple(local_name(kind) for kind in found.all("kg:kind")),
            direct=found.one("kg:direct") == "true",
            cue=found.one("kg:cue"),
            date=found.one("kg:saidOn"),
            quote=_quote(store, found),
        )


def _relations(store: Store, node: ox.NamedNode, beside: ox.NamedNode | None) -> Iterator[Relating]:
    propositions = _propositions(store, node)
    if beside:
        propositions &= _propositions(store, beside)
    for proposition in sorted(propositions):
        proposed = described(store, proposition)
        for iri in subjects(store, "kg:proposition", ox.NamedNode(proposition)):
            yield _relating(store, proposed, described(store, iri))


def _propositions(store: Store, node: ox.NamedNode) -> set[str]:
    return {*subjects(store, "rdf:subject", node), *subjects(store, "rdf:object", node)}


def _relating(store: Store, proposed: Description, found: Description) -> Relating:
    belief = proposed.one("kg:belief")
    return Relating(
        subject=_name(store, proposed.one("rdf:subject")),
        relation=proposed.local("rdf:predicate"),
        label=_name(store, proposed.one("rdf:predicate")) or proposed.local("rdf:predicate"),
        object=_name(store, proposed.one("rdf:object")),
        holder=_name(store, found.one("kg:holder")),
        own_voice=kg("FactAssertion").value in found.all("rdf:type"),
        stance=found.local("kg:stance"),
        modality=found.local("kg:modality"),
        fact=is_plain(found),
        ended=found.one("kg:ended") == "true",
        since=found.one("kg:since"),
        until=found.one("kg:until"),
        on=found.one("kg:on"),
        belief=float(belief) if belief else None,
        contested=proposed.one("kg:contested") == "true",
        pattern=found.one("kg:pattern"),
        confidence=float(found.one("kg:confidence") or 1),
        trigger=described(store, found.one("kg:trigger")).one("nif:anchorOf"),
        quote=_quote(store, found),
    )


def _quote(store: Store, found: Description) -> Quote:
    """Return the first of the passages that are the evidence."""
    passages = [described(store, iri) for iri in found.all("kg:evidence")]
    first = min(passages, key=lambda each: int(each.one("nif:beginIndex")))
    article = described(store, first.one("nif:referenceContext")).one("kg:fileName")
    start, end = int(first.one("nif:beginIndex")), int(first.one("nif:endIndex"))
    return Quote(article, start, end, first.one("nif:anchorOf"))


def _name(store: Store, iri: str) -> str:
    return value(store, iri, "rdfs:label") if iri else ""
