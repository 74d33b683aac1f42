"""News about conflict and diplomacy as an RDF knowledge graph that keeps who says what apart from what is.

    >>> import kg
    >>> report = kg.build(["seeds"], "out")                                # doctest: +SKIP
    >>> graph = kg.open("out")                                             # doctest: +SKIP
    >>> list(graph.query("SELECT ?t ?p { ?t kg:controlledBy ?p }"))   # doctest: +SKIP
    >>> graph.graph, graph.network                                         # doctest: +SKIP
    >>> graph.view("graph.html")                                           # doctest: +SKIP

`kg.build` and `kg.open` load what they need when they are called, so that importing kg costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.opened import OpenedGraph as open  # noqa: N813
    from kg.pipeline import build

__version__ = "0.1.0"
__all__ = ["__version__", "build", "open"]


def __getattr__(name: str) -> Any:
    if name == "build":
        from kg.pipeline import build

        return build
    if name == "open":
        from kg.opened import OpenedGraph

        return OpenedGraph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
