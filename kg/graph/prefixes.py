"""The prefixes that every file and every query of kg has."""

from __future__ import annotations

PREFIXES: dict[str, str] = {
    "kg": "https://w3id.org/conflict-kg/ontology#",
    "plover": "https://w3id.org/conflict-kg/plover#",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "http://www.geonames.org/ontology#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
"""Well-known namespaces by prefix; `query_prefixes` adds those of one graph's own resources."""

RESOURCES = "https://w3id.org/conflict-kg/id/"
"""Where resources are minted unless a setting says otherwise."""


KINDS = ("entity", "article", "statement", "proposition", "assertion", "casualty", "contradiction", "run", "graph")
"""The kinds of resources, each with a prefix of its own."""


def query_prefixes(base: str = RESOURCES) -> dict[str, str]:
    """Return all prefixes, with one for each kind of resource of a graph.

    >>> query_prefixes()["entity"]
    'https://w3id.org/conflict-kg/id/entity/'
    """
    return PREFIXES | {kind: f"{base}{kind}/" for kind in KINDS}
