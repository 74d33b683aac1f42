"""The network as pyvis holds it: what is drawn, with its places, before any page is made of it."""

from __future__ import annotations

import math

from jinja2 import Environment
from pyvis.network import Network

from kg.view.layout import positions
from kg.view.records import ViewData, ViewNode

_OPTIONS: dict[str, object] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "multiselect": True,
        "tooltipDelay": 10_000,
        "keyboard": {"enabled": False},
    },
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "arrowStrikethrough": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4},
}


def network(data: ViewData, environment: Environment, template: str, *, core: int) -> Network:
    """Build the pyvis network of all nodes and edges, to be rendered by our own template.

    pyvis's page is replaced, not its model: the lists are filled directly (``add_edge`` is quadratic and drops parallel
    edges), no node has a ``title`` (pyvis would turn all of them into HTML), and the environment escapes.
    """
    made = Network(directed=True)
    places = positions(
        [node.iri for node in data.nodes],
        [(edge.source, edge.target) for edge in data.edges],
        [_size(node) for node in data.nodes],
        core=core,
    )
    made.nodes = [
        {"id": index, "label": node.label, "group": node.type, "x": x, "y": y}
        for index, (node, (x, y)) in enumerate(zip(data.nodes, places, strict=True))
    ]
    made.edges = [
        {"id": index, "from": edge.source, "to": edge.target, "label": edge.relation, "kind": edge.kind}
        for index, edge in enumerate(data.edges)
    ]
    made.options = _OPTIONS
    made.templateEnv = environment
    made.path = template
    return made


def _size(node: ViewNode) -> tuple[float, float]:
    """Width and height of a node with its label, in the units of the drawing."""
    if node.type == "Statement":
        return 184.0, 26.0 + 14.0 * math.ceil((len(node.label) + 2) / 26)
    return 30.0 + 7.0 * min(len(node.label), 32), 64.0
