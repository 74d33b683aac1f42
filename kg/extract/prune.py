"""Drop what nothing refers to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Attribution, Casualty, Chain, Extraction, Relation

_PHRASES = frozenset({"matter", "naming"})


def prune(extraction: Extraction) -> Extraction:
    """Return the extraction without unnamed chains that nothing refers to and without idle phrases, renumbered."""
    extraction = _without_idle(extraction)
    used = _used(extraction)
    kept = [i for i, chain in enumerate(extraction.chains) if not chain.unnamed or i in used]
    place = {old: new for new, old in enumerate(kept)}
    return replace(
        extraction,
        chains=tuple(_chain(extraction.chains[i], place) for i in kept),
        attributions=tuple(_attribution(a, place) for a in extraction.attributions),
        relations=tuple(_relation(r, place) for r in extraction.relations),
        casualties=tuple(_casualty(c, place) for c in extraction.casualties),
    )


def _without_idle(extraction: Extraction) -> Extraction:
    """Leave out noun phrases that are merely announced, noted or described, unless somebody's words are held by them.

    "Confirmed the talks" says no more than that there were talks; a condemned, praised or demanded thing stays.
    """
    attributions = extraction.attributions
    needed = {relation.attribution for relation in extraction.relations}
    needed |= {casualty.attribution for casualty in extraction.casualties} | {said.parent for said in attributions}
    kept = [i for i, said in enumerate(attributions) if i in needed or not _is_idle(said)]
    place = {old: new for new, old in enumerate(kept)}
    return replace(
        extraction,
        attributions=tuple(
            replace(said, parent=place.get(said.parent, -1)) for said in map(attributions.__getitem__, kept)
        ),
        relations=tuple(replace(one, attribution=place.get(one.attribution, -1)) for one in extraction.relations),
        casualties=tuple(replace(one, attribution=place.get(one.attribution, -1)) for one in extraction.casualties),
    )


def _is_idle(said: Attribution) -> bool:
    return said.pattern in _PHRASES and said.kinds == ("claim",) and not said.direct


def _used(extraction: Extraction) -> frozenset[int]:
    """Return the chains that attributions, relations, casualties or named chains refer to."""
    used: set[int] = set()
    for attribution in extraction.attributions:
        used.update(attribution.speakers, attribution.addressees)
    for relation in extraction.relations:
        used.update((relation.subject, relation.object, relation.holder))
    for casualty in extraction.casualties:
        used.update((casualty.holder, casualty.place))
    used.update(chain.of for i, chain in enumerate(extraction.chains) if not chain.unnamed or i in used)
    return frozenset(used)


def _chain(chain: Chain, place: dict[int, int]) -> Chain:
    return replace(chain, of=place.get(chain.of, -1))


def _attribution(attribution: Attribution, place: dict[int, int]) -> Attribution:
    return replace(
        attribution,
        speakers=_places(attribution.speakers, place),
        addressees=_places(attribution.addressees, place),
    )


def _relation(relation: Relation, place: dict[int, int]) -> Relation:
    return replace(
        relation,
        subject=place[relation.subject],
        object=place.get(relation.object, -1),
        holder=place.get(relation.holder, -1),
    )


def _casualty(casualty: Casualty, place: dict[int, int]) -> Casualty:
    return replace(casualty, holder=place.get(casualty.holder, -1), place=place.get(casualty.place, -1))


def _places(chains: Iterable[int], place: dict[int, int]) -> tuple[int, ...]:
    return tuple(place[chain] for chain in chains)
