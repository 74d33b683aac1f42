"""News about conflict and diplomacy as an RDF knowledge graph that keeps who says what apart from what is."""

__version__ = "0.1.0"
