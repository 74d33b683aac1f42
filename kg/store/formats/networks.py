"""GraphML and GEXF, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.store.embedded import Store
from kg.store.network import network

if TYPE_CHECKING:
    import networkx

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 cannot hold (section 2.2)."""


def write_graphml(store: Store, path: Path) -> tuple[Path, ...]:
    """Write GraphML."""
    import networkx

    lines = networkx.generate_graphml(_for_xml(network(store)), named_key_ids=True)
    return _written(path, "<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n")


def write_gexf(store: Store, path: Path) -> tuple[Path, ...]:
    """Write GEXF 1.2 without the day on which it was written, so that the same graph gives the same file."""
    import networkx

    page = "\n".join(networkx.generate_gexf(_for_xml(network(store)), version="1.2draft"))
    dated = re.sub(r' lastmodifieddate="[^"]*"', "", page, count=1)
    return _written(path, "<?xml version='1.0' encoding='utf-8'?>\n" + dated + "\n")


def _for_xml(found: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Replace the characters that XML 1.0 cannot hold; edges get the ids of their records."""
    import networkx

    clean = networkx.MultiDiGraph(name="kg")
    for node, data in found.nodes(data=True):
        clean.add_node(node, **_clean(data))
    for source, target, key, data in found.edges(keys=True, data=True):
        clean.add_edge(source, target, key=key, **_clean(data))
    return clean


def _clean(data: dict[str, Any]) -> dict[str, Any]:
    return {name: NOT_XML.sub("�", value) if isinstance(value, str) else value for name, value in data.items()}


def _written(path: Path, page: str) -> tuple[Path, ...]:
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(page, encoding="utf-8", newline="\n")
    unfinished.replace(path)
    return (path,)
