"""IRIs of all resources: minted in one place, from ids that hold only letters, digits and hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kg.assemble.identity import named_id
from kg.graph.prefixes import PREFIXES, RESOURCES
from kg.model import Span
from kg.schema import Schema, schema

_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")


@dataclass(frozen=True, slots=True)
class Names:
    """Mint the IRIs of one graph below ``base``; ``extra`` are the users' own ontology files.

    Whatever stands in an id is percent-encoded, so no text of an article can break out of an IRI.

    >>> Names().entity("baku-1").value
    'https://w3id.org/conflict-kg/id/entity/baku-1'
    >>> Names("https://example.org/").of("statement", "a> .").value
    'https://example.org/statement/a%3E%20.'
    """

    base: str = RESOURCES
    extra: tuple[Path, ...] = ()

    @property
    def ontology(self) -> Schema:
        """What the relations and classes of this graph mean."""
        return schema(self.extra)

    def predicate(self, relation: str) -> ox.NamedNode:
        """Return the property of a relation: of the core ontology, or of a file that the user added."""
        meaning = self.ontology.relations.get(relation)
        return ox.NamedNode(meaning.iri) if meaning else kg(relation)

    def class_of(self, type: str) -> ox.NamedNode:
        """Return the class of a type of entity; of an unknown one, kg:Entity.

        >>> Names().class_of("State") == kg("State"), Names().class_of("") == kg("Entity")
        (True, True)
        """
        iri = self.ontology.class_iris.get(type)
        return ox.NamedNode(iri) if iri else kg("Entity")

    def of(self, kind: str, identity: str) -> ox.NamedNode:
        """Return the IRI of a resource of a kind: statement, proposition, assertion, casualty, run, graph."""
        plain = identity if _PLAIN.fullmatch(identity) else quote(identity, safe="-._~", errors="surrogatepass")
        return ox.NamedNode(f"{self.base}{kind}/{plain}")

    def entity(self, identity: str) -> ox.NamedNode:
        """Return the IRI of an entity; a missing one is `kg:unspecified`."""
        return self.of("entity", identity) if identity else kg("unspecified")

    def article(self, name: str) -> ox.NamedNode:
        """Return the IRI of the article of a file name; two names never share one."""
        return _article(self.base, name)

    def graph(self, name: str) -> ox.NamedNode:
        """Return the named graph of all that comes from one article."""
        return ox.NamedNode(f"{self.article(name).value}#graph")

    def shared(self, name: str) -> ox.NamedNode:
        """Return one of the graphs that belong to no article: entities, derived, inferred, schema."""
        return self.of("graph", name)

    def words(self, name: str, span: Span) -> ox.NamedNode:
        """Return the IRI of a stretch of an article (RFC 5147 fragment, as NIF uses it)."""
        return ox.NamedNode(f"{self.article(name).value}#char={span.start},{span.end}")


@lru_cache(maxsize=1024)
def _article(base: str, name: str) -> ox.NamedNode:
    return Names(base).of("article", named_id(name.rsplit("/", 1)[-1], "article", name))


@cache
def kg(name: str) -> ox.NamedNode:
    """Return a term of the core ontology."""
    return ox.NamedNode(PREFIXES["kg"] + name)


@cache
def term(curie: str) -> ox.NamedNode:
    """Return the term that a prefixed name stands for.

    >>> term("prov:wasDerivedFrom").value
    'http://www.w3.org/ns/prov#wasDerivedFrom'
    """
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
