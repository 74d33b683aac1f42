"""Read back from the store who holds what: what belief and contradictions are worked out from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.assemble.belief import Voice, priors
from kg.assemble.contradictions import Count, Stand, bounds
from kg.assemble.interval import Interval, holding
from kg.graph.names import kg
from kg.schema import Schema
from kg.store.description import Description, described, local_name, subjects, value
from kg.store.embedded import Store

_ACTUAL = kg("actual").value
_AFFIRMS = kg("affirms").value


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposition as the store has it: IRIs, and the name of the relation."""

    iri: str
    subject: str
    relation: str
    object: str


class Witnesses:
    """Descriptions of the resources of one store, with those kept that come up again and again."""

    def __init__(self, store: Store, ontology: Schema) -> None:
        self.store = store
        self.ontology = ontology
        self.article = lru_cache(maxsize=4096)(self.description)
        self.side = lru_cache(maxsize=65536)(self._side)

    def description(self, iri: str) -> Description:
        """Return what is said of a resource."""
        return described(self.store, iri)

    def proposed(self, iri: str) -> Proposed:
        """Return a proposition."""
        found = self.description(iri)
        return Proposed(iri, found.one("rdf:subject"), found.local("rdf:predicate"), found.one("rdf:object"))

    def assertions(self, proposition: str) -> Iterator[tuple[str, Description]]:
        """Yield the assertions on a proposition, sorted, that hold it to be actually so or not so."""
        for iri in subjects(self.store, "kg:proposition", ox.NamedNode(proposition)):
            found = self.description(iri)
            if found.one("kg:modality") == _ACTUAL:
                yield iri, found

    def speaks(self, proposed: Proposed, assertion: Description) -> Voice:
        """Return one assertion as a source's word, as good as the source and the reading; the words are evidence."""
        words = " ".join(self._words(iri) for iri in assertion.all("kg:evidence"))
        source, sort = self._source(proposed, assertion)
        return Voice(source, priors()[sort] * float(assertion.one("kg:confidence") or 1), words)

    def _source(self, proposed: Proposed, assertion: Description) -> tuple[str, str]:
        """Return whose word an assertion is, by side, and of which sort (`priors.toml`)."""
        holder, article = assertion.one("kg:holder"), assertion.one("prov:wasDerivedFrom")
        if kg("FactAssertion").value in assertion.all("rdf:type"):
            return self.voice(article), "article"
        if not holder:
            return f"unknown, {article}", "unknown"
        side = self.side(holder)
        is_party = side in (self.side(proposed.subject), self.side(proposed.object))
        return side, "party" if is_party else self._sort(holder)

    def stand(self, proposed: Proposed, iri: str, assertion: Description, rival: str = "") -> Stand:
        """Return where the holder of an assertion stands."""
        meaning = self.ontology.relations.get(proposed.relation)
        return Stand(
            holder=self.holder(assertion),
            assertion=iri,
            proposition=proposed.iri,
            affirms=assertion.one("kg:stance") == _AFFIRMS,
            when=self.when(assertion, state=meaning is None or meaning.state),
            rival=self.side(rival) if rival else "",
        )

    def count(self, iri: str, report: Description) -> Count:
        """Return a casualty report as the range of numbers that its words allow."""
        least, most = bounds(int(report.one("kg:count")), report.one("kg:comparator"))
        return Count(self.holder(report), iri, least, most, self.when(report))

    def holder(self, held: Description) -> str:
        """Return who holds it: an actor, or the source of the article that says it in its own voice."""
        return held.one("kg:holder") or self.voice(held.one("prov:wasDerivedFrom"))

    def voice(self, article: str) -> str:
        """Return whose voice an article is: the agency's, the outlet's, else only its own."""
        found = self.article(article)
        return found.one("kg:agency").casefold() or found.one("dct:source").casefold() or article

    def when(self, held: Description, *, state: bool = True) -> Interval:
        """Return the days for which an assertion or report holds."""
        said = self.article(held.one("prov:wasDerivedFrom")).one("schema:datePublished")
        since, until, on = (held.one(name) for name in ("kg:since", "kg:until", "kg:on"))
        return holding(since=since, until=until, on=on, said=said, state=state)

    def _side(self, entity: str) -> str:
        """Return the state or organisation that an entity belongs to, all the way up, or itself."""
        seen = {entity}
        while (above := value(self.store, entity, "kg:affiliatedWith")) and above not in seen:
            seen.add(above)
            entity = above
        return entity

    def _sort(self, holder: str) -> str:
        sorts = {"MediaOutlet": "outlet", "IntergovernmentalOrganization": "organization"}
        return sorts.get(local_name(value(self.store, holder, "rdf:type")), "actor")

    def _words(self, iri: str) -> str:
        return value(self.store, iri, "nif:anchorOf")
