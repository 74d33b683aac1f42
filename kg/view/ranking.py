"""Which nodes are shown first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.view.reading import EdgeTerms


def ranked(edges: Iterable[EdgeTerms], nodes: Iterable[str]) -> tuple[str, ...]:
    """Order the nodes, the most connected first, equal ones by name; a node that only an edge names is one too.

    >>> ranked([("a", "b", "attacks", "fact", "1"), ("c", "b", "attacks", "claim", "2")], ["a", "d"])
    ('b', 'a', 'c', 'd')
    """
    degree: Counter[str] = Counter()
    for source, target, *_ in edges:
        degree[source] += 1
        degree[target] += 1
    return tuple(sorted({*nodes, *degree}, key=lambda iri: (-degree[iri], iri)))
