"""The graph as a network: entities, and what is held to relate them, each edge with its holder and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.store.embedded import Store
from kg.store.records import records_of

if TYPE_CHECKING:
    import networkx


def network(store: Store) -> networkx.MultiDiGraph:
    """Return a networkx MultiDiGraph: entities as nodes by id, and one edge for each holder's stance on a proposition.

    An edge's key is the id of its record; ``asserted`` tells facts from what is only claimed, denied or planned.
    """
    import networkx

    found = networkx.MultiDiGraph(name="kg")
    for entity in records_of(store, "entities"):
        found.add_node(entity["id"], **_node(entity))
    for relation in records_of(store, "relations"):
        if relation["object"]:
            found.add_edge(relation["subject"], relation["object"], key=relation["id"], **_edge(relation))
    return found


def _node(entity: dict[str, Any]) -> dict[str, Any]:
    node = {
        "label": entity["name"],
        "type": entity["type"],
        "aliases": " | ".join(entity["aliases"]),
        "mentions": len(entity["mentions"]),
        "unnamed": entity["unnamed"],
    }
    place = {"lat": entity["lat"], "lon": entity["lon"]} if entity["lat"] is not None else {}
    return node | place


def _edge(relation: dict[str, Any]) -> dict[str, Any]:
    first = relation["evidence"][0]
    return {
        "relation": relation["relation"],
        "holder": relation["holder_name"],
        "polarity": relation["polarity"],
        "modality": relation["modality"],
        "asserted": relation["asserted"],
        "since": relation["since"],
        "until": relation["until"],
        "on": relation["on"],
        "belief": relation["belief"] if relation["belief"] is not None else -1.0,
        "times": len(relation["evidence"]),
        "quote": first["quote"],
        "article": first["article"],
    }
