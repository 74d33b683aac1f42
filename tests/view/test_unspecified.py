"""What a text leaves out is no node that joins things which have nothing to do with each other."""

from __future__ import annotations

from kg.view import view_data
from tests.view.corpus import KG, Corpus


def test_two_unspecified_objects_are_two_nodes() -> None:
    corpus = Corpus()
    article = corpus.article("a.txt", "Alpha declared independence. Beta declared independence.", day="2020-01-01")
    for name in ("Alpha", "Beta"):
        land = corpus.entity(name, "Territory")
        words = f"{name} declared independence"
        corpus.assertion(article, land, "declaresIndependence", KG + "unspecified", words)
    data = view_data(corpus.store())
    assert [node.label for node in data.nodes].count("unspecified") == 2
    assert [edge.kind for edge in data.edges] == ["fact", "fact"]
