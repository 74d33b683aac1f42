"""Who holds what, as a source and as a stand: what belief and contradictions are worked out from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.assemble.belief import Voice, priors
from kg.assemble.contradictions import Count, Stand, bounds
from kg.assemble.interval import Interval, holding
from kg.schema import Schema
from kg.store.description import local_name
from kg.store.held import Assertion, Report, Source, When

_REMEMBERED = 4_000
"""Entities that are not looked up again: states and well-known actors come back all the time."""

_SORTS = {"MediaOutlet": "outlet", "IntergovernmentalOrganization": "organization"}


@dataclass(frozen=True, slots=True)
class Party:
    """An entity as far as it bears on belief: the IRIs of its class and of what it belongs to, empty if unknown."""

    type: str = ""
    affiliated: str = ""


class Witnesses:
    """Reads rows with what is known of the entities in them."""

    def __init__(self, party: Callable[[str], Party | None], ontology: Schema) -> None:
        self.ontology = ontology
        self._party = lru_cache(_REMEMBERED)(lambda entity: party(entity) or Party())
        self.side = lru_cache(_REMEMBERED)(self._side)

    def speaks(self, held: Assertion) -> Voice:
        """Return one assertion as a source's word, as good as the source and the reading; the words are evidence."""
        source, sort = self._source(held)
        return Voice(source, priors()[sort] * held.confidence, held.words)

    def _source(self, held: Assertion) -> tuple[str, str]:
        """Return whose word an assertion is, by side, and of which sort (`priors.toml`)."""
        if held.own:
            return held.source.voice, "article"
        if not held.holder:
            return f"unknown, {held.source.article}", "unknown"
        side = self.side(held.holder)
        is_party = side in (self.side(held.subject), self.side(held.object))
        return side, "party" if is_party else _SORTS.get(local_name(self._party(held.holder).type), "actor")

    def stand(self, held: Assertion, rival: str = "") -> Stand:
        """Return where the holder of an assertion stands."""
        meaning = self.ontology.relations.get(local_name(held.relation))
        return Stand(
            holder=held.holder or held.source.voice,
            assertion=held.iri,
            proposition=held.proposition,
            affirms=held.affirms,
            when=_when(held.when, held.source, state=meaning is None or meaning.state),
            rival=self.side(rival) if rival else "",
        )

    def _side(self, entity: str) -> str:
        """Return the state or organisation that an entity belongs to, all the way up, or itself."""
        seen = {entity}
        while (above := self._party(entity).affiliated) and above not in seen:
            seen.add(above)
            entity = above
        return entity


def count(report: Report) -> Count:
    """Return a casualty report as the range of numbers that its words allow."""
    least, most = bounds(report.count, report.comparator)
    holder = report.holder or report.source.voice
    return Count(holder, report.iri, least, most, _when(report.when, report.source))


def _when(when: When, source: Source, *, state: bool = True) -> Interval:
    return holding(since=when.since, until=when.until, on=when.on, said=source.said, state=state)
