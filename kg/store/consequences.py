"""What follows from the rows of one unit: propositions, plain facts, posts, belief, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.assemble.belief import believed
from kg.assemble.contradictions import Opposition, opposed_in_number, opposed_in_polarity, opposed_rivals
from kg.assemble.identity import digest
from kg.assemble.interval import FIRST
from kg.graph.names import Names, kg
from kg.graph.written import Term, decimal, iri, term, text, truth, whole
from kg.schema import RelationMeaning
from kg.store.held import Assertion, Held, Plain, Post, Report
from kg.store.witnesses import Witnesses, count

_TYPE = term("rdf:type")
_UNSPECIFIED = kg("unspecified").value
Line = tuple[str, str]
"""The IRI of a graph, and a line of N-Triples."""


class Consequences:
    """Yields the triples of the shared graphs that a unit gives; they depend on its rows and the entities alone."""

    def __init__(self, witnesses: Witnesses, names: Names) -> None:
        self.witnesses = witnesses
        self.names = names
        self._graphs = {name: names.shared(name).value for name in ("propositions", "facts", "offices", "derived")}
        relations = names.ontology.relations.values()
        self._rivals = [
            (meaning, frozenset(each.iri for each in (meaning, *names.ontology.implying(meaning.name))))
            for meaning in relations
            if meaning.rivals
        ]
        self._rivalrous = frozenset(iri for _, relations in self._rivals for iri in relations)

    def lines(self, rows: Iterable[Held]) -> Iterator[Line]:
        """Yield what follows; some of it more than once."""
        rows = tuple(rows)
        assertions = sorted((row for row in rows if isinstance(row, Assertion)), key=_by_proposition)
        for _, held in groupby(assertions, key=lambda row: row.proposition):
            yield from self._proposition(tuple(held))
        rivals = [row for row in assertions if row.relation in self._rivalrous and _is_specific(row)]
        for meaning, relations in self._rivals if len(rivals) > 1 else ():
            yield from self._rivalry([row for row in rivals if row.relation in relations], meaning)
        yield from self._contradictions(opposed_in_number(count(row) for row in rows if isinstance(row, Report)))
        for row in rows:
            if isinstance(row, Plain):
                yield _line(_node(row.subject), _node(row.relation), _node(row.object), self._graphs["facts"])
            elif isinstance(row, Post):
                yield from self._post(row)

    def _proposition(self, held: tuple[Assertion, ...]) -> Iterator[Line]:
        first, graph = held[0], self._graphs["propositions"]
        node = _node(first.proposition)
        yield _line(node, _TYPE, term("kg:Proposition"), graph)
        yield _line(node, term("rdf:subject"), _node(first.subject), graph)
        yield _line(node, term("rdf:predicate"), _node(first.relation), graph)
        yield _line(node, term("rdf:object"), _node(first.object), graph)
        yield from self._belief(node, [row for row in held if row.actual])

    def _belief(self, node: Term, held: list[Assertion]) -> Iterator[Line]:
        affirming = [self.witnesses.speaks(row) for row in held if row.affirms]
        denying = [self.witnesses.speaks(row) for row in held if not row.affirms]
        belief, graph = believed(affirming, denying), self._graphs["derived"]
        if held:
            yield _line(node, term("kg:belief"), decimal(belief.probability), graph)
            yield _line(node, term("kg:independentSources"), whole(belief.sources), graph)
        both = affirming and denying
        oppositions = list(opposed_in_polarity(map(self.witnesses.stand, held))) if both else []
        if oppositions:
            yield _line(node, term("kg:contested"), truth(True), graph)
        yield from self._contradictions(oppositions)

    def _rivalry(self, held: list[Assertion], meaning: RelationMeaning) -> Iterator[Line]:
        """Yield the contradictions among all that say of one place who controls it, or of one deed who did it."""
        by_object = meaning.rivals == "objects"
        key = (lambda row: row.subject) if by_object else (lambda row: row.object)
        for _, same in groupby(sorted(held, key=key), key=key):
            stands = [self.witnesses.stand(row, row.object if by_object else row.subject) for row in same if row.actual]
            if by_object and not meaning.state:
                stands = [stand for stand in stands if stand.when.first != FIRST]  # a place can be captured repeatedly
            about = {stand.assertion: stand.proposition for stand in stands}
            oppositions = sorted(set(opposed_rivals(stands, meaning.rivalry)))
            for proposition in sorted({about[one] for each in oppositions for one in (each.first, each.second)}):
                yield _line(_node(proposition), term("kg:contested"), truth(True), self._graphs["derived"])
            yield from self._contradictions(oppositions)

    def _contradictions(self, oppositions: Iterable[Opposition]) -> Iterator[Line]:
        graph = self._graphs["derived"]
        for opposition in oppositions:
            first, second = _node(opposition.first), _node(opposition.second)
            identity = digest("contradiction", opposition.kind, opposition.first, opposition.second)
            node = iri(self.names.of("contradiction", identity))
            yield _line(first, term("kg:contradicts"), second, graph)
            yield _line(second, term("kg:contradicts"), first, graph)
            yield _line(node, _TYPE, term("kg:Contradiction"), graph)
            yield _line(node, term("kg:between"), first, graph)
            yield _line(node, term("kg:between"), second, graph)
            yield _line(node, term("kg:contradictionKind"), text(opposition.kind), graph)

    def _post(self, post: Post) -> Iterator[Line]:
        node, graph = _node(post.office), self._graphs["offices"]
        yield _line(node, _TYPE, term("kg:Office"), graph)
        yield _line(node, _TYPE, term("org:Post"), graph)
        yield _line(node, term("rdfs:label"), text(post.title), graph)
        if post.body:
            yield _line(node, term("kg:officeOf"), _node(post.body), graph)


def _by_proposition(row: Assertion) -> tuple[str, str]:
    return row.proposition, row.iri


def _is_specific(row: Assertion) -> bool:
    return _UNSPECIFIED not in (row.subject, row.object)


def _node(iri: str) -> Term:
    return Term(f"<{iri}>")


def _line(subject: Term, verb: Term, value: Term, graph: str) -> Line:
    return graph, f"{subject} {verb} {value} .\n"
