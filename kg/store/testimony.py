"""Read back from the store who holds what: what belief and contradictions are worked out from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.assemble.belief import Testimony, priors
from kg.assemble.contradictions import Count, Stand, bounds
from kg.assemble.interval import Interval, holding
from kg.graph.names import kg, term
from kg.schema import schema
from kg.store.embedded import Store

Description = dict[str, list[str]]
_ACTUAL = kg("actual").value
_AFFIRMS = kg("affirms").value
_UNSPECIFIED = kg("unspecified").value


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposition as the store has it: IRIs, and the name of the relation."""

    iri: str
    subject: str
    relation: str
    object: str


class Witnesses:
    """Descriptions of the resources of one store, with those kept that come up again and again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.article = lru_cache(maxsize=4096)(self.description)
        self.side = lru_cache(maxsize=65536)(self._side)

    def description(self, iri: str) -> Description:
        """Return the values of all properties of a resource, by predicate IRI, each sorted."""
        found: Description = {}
        for quad in self.store.quads(ox.NamedNode(iri)):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                found.setdefault(quad.predicate.value, []).append(quad.object.value)
        return {predicate: sorted(set(values)) for predicate, values in found.items()}

    def proposed(self, iri: str) -> Proposed:
        """Return a proposition."""
        found = self.description(iri)
        relation = one(found, "rdf:predicate")
        return Proposed(iri, one(found, "rdf:subject"), relation.rsplit("#", 1)[-1], one(found, "rdf:object"))

    def assertions(self, proposition: str) -> Iterator[tuple[str, Description]]:
        """Yield the assertions on a proposition, sorted, that hold it to be actually so or not so."""
        quads = self.store.quads(None, kg("proposition"), ox.NamedNode(proposition))
        for iri in sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}):
            found = self.description(iri)
            if one(found, "kg:modality") == _ACTUAL:
                yield iri, found

    def testimony(self, proposed: Proposed, assertion: Description) -> Testimony:
        """Return one assertion as a source's word; the words are those of its evidence."""
        words = " ".join(self._words(iri) for iri in assertion.get(kg("evidence").value, []))
        holder = one(assertion, "kg:holder")
        weights = priors()
        if kg("FactAssertion").value in assertion[term("rdf:type").value]:
            return Testimony(self.voice(one(assertion, "prov:wasDerivedFrom")), weights["article"], words)
        if not holder:
            return Testimony(f"unknown, {one(assertion, 'prov:wasDerivedFrom')}", weights["unknown"], words)
        side = self.side(holder)
        if side in (self.side(proposed.subject), self.side(proposed.object)):
            return Testimony(side, weights["party"], words)
        return Testimony(side, weights[self._sort(holder)], words)

    def stand(self, proposed: Proposed, iri: str, assertion: Description, rival: str = "") -> Stand:
        """Return where the holder of an assertion stands."""
        return Stand(
            holder=self.holder(assertion),
            assertion=iri,
            proposition=proposed.iri,
            affirms=one(assertion, "kg:stance") == _AFFIRMS,
            when=self.when(assertion, state=schema().relations[proposed.relation].state)
            if proposed.relation in schema().relations
            else self.when(assertion),
            rival=self.side(rival) if rival else "",
        )

    def count(self, iri: str, report: Description) -> Count:
        """Return a casualty report as the range of numbers that its words allow."""
        least, most = bounds(int(one(report, "kg:count")), one(report, "kg:comparator"))
        return Count(self.holder(report), iri, least, most, self.when(report))

    def holder(self, held: Description) -> str:
        """Return who holds it: an actor, or the source of the article that says it in its own voice."""
        return one(held, "kg:holder") or self.voice(one(held, "prov:wasDerivedFrom"))

    def voice(self, article: str) -> str:
        """Return whose voice an article is: the agency's, the outlet's, else only its own."""
        found = self.article(article)
        return one(found, "kg:agency").casefold() or one(found, "dct:source").casefold() or article

    def when(self, held: Description, *, state: bool = True) -> Interval:
        """Return the days for which an assertion or report holds."""
        said = one(self.article(one(held, "prov:wasDerivedFrom")), "schema:datePublished")
        since, until, on = (one(held, name) for name in ("kg:since", "kg:until", "kg:on"))
        return holding(since=since, until=until, on=on, said=said, state=state)

    def _side(self, entity: str) -> str:
        """Return the state or organisation that an entity belongs to, all the way up, or itself."""
        seen = {entity}
        while (above := one(self.description(entity), "kg:affiliatedWith")) and above not in seen:
            seen.add(above)
            entity = above
        return entity

    def _sort(self, holder: str) -> str:
        types = [iri.rsplit("#", 1)[-1] for iri in self.description(holder).get(term("rdf:type").value, [])]
        if "MediaOutlet" in types:
            return "outlet"
        return "organization" if "IntergovernmentalOrganization" in types else "actor"

    def _words(self, iri: str) -> str:
        return one(self.description(iri), "nif:anchorOf")


def one(found: Description, curie: str) -> str:
    """Return the first value of a property, empty when there is none.

    >>> one({"http://www.w3.org/ns/prov#wasDerivedFrom": ["x"]}, "prov:wasDerivedFrom")
    'x'
    """
    return next(iter(found.get(term(curie).value, ())), "")
