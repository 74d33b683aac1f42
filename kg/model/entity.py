"""One thing of the world, and the links from the chains of the articles to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What all chains that were linked to it stand for; the same over all articles.

    ``id`` is a local name (``ilham-aliyev-1f0c9a2b``), below which the graph makes the IRI; it depends on the thing
    alone, never on order or on the other articles. ``key`` is the gazetteer's id, empty when it is not in there.
    ``same_as`` are IRIs elsewhere (GeoNames, Wikidata), ``lat`` and ``lon`` WGS84 degrees. ``affiliated`` is the id of
    the state or organisation it belongs to, ``offices`` the titles that the articles give ("President of Azerbaijan").
    ``iso`` is a state's ISO 3166-1 code. ``unnamed`` marks people and groups that have a description only; such an
    entity stands in one article.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    key: str = ""
    same_as: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    unnamed: bool = False
    affiliated: str = ""
    offices: tuple[str, ...] = ()
    iso: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One chain of one article stands for one entity; ``method`` and ``score`` (0 to 1) explain the decision."""

    article: str
    chain: int
    entity: str
    method: str
    score: float
