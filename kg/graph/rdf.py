"""One article as RDF: the triples of its named graph (docs/rdf-model.md)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from kg.assemble.evidence import quoted
from kg.assemble.identity import digest
from kg.graph.names import Names
from kg.graph.written import Fact, Term, date, decimal, iri, lines, term, text, truth, whole
from kg.model import Span
from kg.model.assembly import Assembly, LinkedMention
from kg.model.assertion import Assertion
from kg.model.casualty_report import CasualtyReport
from kg.model.entity import Entity
from kg.model.proposition import Proposition
from kg.model.run import Run
from kg.model.statement import Statement

_A = term("rdf:type")
_DERIVED = term("prov:wasDerivedFrom")
_STANCE = {"positive": term("kg:affirms"), "negative": term("kg:denies")}


def article_triples(assembly: Assembly, names: Names | None = None, run: Run | None = None) -> Iterator[str]:
    """Yield the article's named graph as lines of N-Triples, each once, in a fixed order."""
    return lines(_ArticleFacts(assembly, names or Names(), run).all())


def entity_triples(entities: Iterable[Entity], names: Names | None = None) -> Iterator[str]:
    """Yield the shared graph of all entities (offices are made from the assertions that name them)."""
    names = names or Names()
    for entity in entities:
        yield from lines(_entity_facts(entity, names))


def run_triples(run: Run, names: Names | None = None) -> Iterator[str]:
    """Yield the shared graph of provenance (PROV-O): the run that made the graph, and the programmes with versions."""
    return lines(_run_facts(run, names or Names()))


def _entity_facts(entity: Entity, names: Names) -> Iterator[Fact]:
    """Yield what is known of an entity apart from any article."""
    node = iri(names.entity(entity.id))
    yield node, _A, iri(names.class_of(entity.type))
    yield node, term("rdfs:label"), text(entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield node, term("skos:altLabel"), text(alias)
    if entity.key:
        yield node, term("kg:key"), text(entity.key)
    for same in entity.same_as:
        yield node, term("owl:sameAs"), iri(ox.NamedNode(same))
    if entity.lat is not None and entity.lon is not None:
        yield node, term("geo:lat"), decimal(entity.lat)
        yield node, term("geo:long"), decimal(entity.lon)
    if entity.type == "Office":
        yield node, _A, term("org:Post")
    if entity.unnamed:
        yield node, term("kg:unnamed"), truth(True)
    if entity.affiliated:
        belongs = term("kg:officeOf" if entity.type == "Office" else "kg:affiliatedWith")
        yield node, belongs, iri(names.entity(entity.affiliated))


def _run_facts(run: Run, names: Names) -> Iterator[Fact]:
    activity = _activity(run, names)
    yield activity, _A, term("prov:Activity")
    for name, version in (("kg", run.version), (run.model, run.model_version)):
        if name:
            agent = iri(names.of("software", digest("software", name, version)))
            yield activity, term("prov:wasAssociatedWith"), agent
            yield agent, _A, term("prov:SoftwareAgent")
            yield agent, term("rdfs:label"), text(name)
            if version:
                yield agent, term("schema:softwareVersion"), text(version)
    if run.settings:
        yield activity, term("kg:settings"), text(run.settings)


def _activity(run: Run, names: Names) -> Term:
    return iri(names.of("run", digest("run", run.version, run.model, run.model_version, run.settings)))


class _ArticleFacts:
    """The triples of one article, in the order of docs/rdf-model.md."""

    def __init__(self, assembly: Assembly, names: Names, run: Run | None) -> None:
        self.assembly = assembly
        self.article = assembly.article
        self.names = names
        self.run = run
        self.node = iri(names.article(assembly.article.name))
        self.propositions: Mapping[str, Proposition] = {each.id: each for each in assembly.propositions}
        self.offices: Mapping[str, Entity] = {each.id: each for each in assembly.offices}
        self.sentences = sorted(assembly.sentences)
        self.starts = [span.start for span in self.sentences]
        self.entity = cache(lambda identity: iri(names.entity(identity)))
        self.words = cache(lambda span: iri(names.words(assembly.article.name, span)))

    def all(self) -> Iterator[Fact]:
        yield from self._article()
        yield from self._words()
        for mention in self.assembly.mentions:
            yield from self._mention(mention)
        for statement in self.assembly.statements:
            yield from self._statement(statement)
        for assertion in self.assembly.assertions:
            yield from self._assertion(assertion)
        for report in self.assembly.casualties:
            yield from self._casualty(report)

    def _article(self) -> Iterator[Fact]:
        node, article = self.node, self.article
        yield node, _A, term("kg:Article")
        yield node, _A, term("nif:Context")
        yield node, term("kg:fileName"), text(article.name)
        yield node, term("nif:isString"), text(article.text)
        texts = {
            "schema:headline": article.title,
            "dct:source": article.source,
            "schema:url": article.url,
            "schema:author": article.author,
            "kg:dateline": article.place,
            "kg:agency": article.agency,
        }
        for name, value in texts.items():
            if value:
                yield node, term(name), text(value)
        if when := date(article.date):
            yield node, term("schema:datePublished"), when
        if self.run:
            yield node, term("prov:wasGeneratedBy"), _activity(self.run, self.names)

    def _words(self) -> Iterator[Fact]:
        """Say where sentences and phrases stand, each once, however many point to it."""
        phrases = dict.fromkeys(self._phrases())
        for span in self.sentences:
            yield self.words(span), _A, term("nif:Sentence")
        for span in phrases:
            yield self.words(span), _A, term("nif:Phrase")
            if around := self._sentence_of(span):
                yield self.words(span), term("nif:sentence"), self.words(around)
        for span in dict.fromkeys((*self.sentences, *phrases)):
            yield from self._stretch(self.words(span), span)

    def _phrases(self) -> Iterator[Span]:
        """Yield all words that anything points to; a whole sentence may be among them."""
        for linked in self.assembly.mentions:
            yield linked.mention.span
        for statement in self.assembly.statements:
            yield from statement.spans
        for assertion in self.assembly.assertions:
            yield assertion.evidence
            yield assertion.trigger
        for report in self.assembly.casualties:
            yield report.evidence

    def _stretch(self, node: Term, span: Span) -> Iterator[Fact]:
        yield node, term("nif:beginIndex"), whole(span.start)
        yield node, term("nif:endIndex"), whole(span.end)
        yield node, term("nif:anchorOf"), text(quoted(self.article, span))
        yield node, term("nif:referenceContext"), self.node

    def _sentence_of(self, span: Span) -> Span | None:
        at = bisect_right(self.starts, span.start) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].end else None

    def _mention(self, linked: LinkedMention) -> Iterator[Fact]:
        node = self.words(linked.mention.span)
        yield node, term("itsrdf:taIdentRef"), self.entity(linked.entity)
        yield node, term("kg:linkMethod"), text(linked.method or "unknown")
        yield node, term("kg:linkScore"), decimal(linked.score)

    def _statement(self, statement: Statement) -> Iterator[Fact]:
        node = self._of("statement", statement.id)
        yield node, _A, term("kg:Statement")
        if statement.direct:
            yield node, _A, term("schema:Quotation")
        yield node, term("schema:text"), text(statement.text)
        yield node, term("kg:direct"), truth(statement.direct)
        yield node, _DERIVED, self.node
        for span in statement.spans:
            yield node, term("kg:evidence"), self.words(span)
        if statement.cue:
            yield node, term("kg:cue"), text(quoted(self.article, statement.cue))
        if statement.medium:
            yield node, term("kg:medium"), text(statement.medium)
        if statement.pattern:
            yield node, term("kg:pattern"), text(statement.pattern)
        if said := date(statement.date):
            yield node, term("kg:saidOn"), said
        if statement.within:
            yield node, term("kg:saidWithin"), self._of("statement", statement.within)
        for addressee in statement.addressees:
            yield node, term("kg:addressee"), self.entity(addressee)
        yield from self._saying(node, statement)

    def _saying(self, node: Term, statement: Statement) -> Iterator[Fact]:
        """Speakers point to the statement, by the kind of saying and always by kg:states; the first is the main one."""
        if statement.speakers:
            yield node, term("schema:spokenByCharacter"), self.entity(statement.speakers[0])
        for kind in statement.kinds:
            yield node, term("kg:kind"), term(f"kg:{kind}")
        ways = self.names.ontology.kinds
        for speaker in statement.speakers:
            actor = self.entity(speaker)
            yield actor, term("kg:states"), node
            for kind in statement.kinds:
                yield actor, term(f"kg:{ways[kind]}"), node

    def _about(self, node: Term, proposition: Proposition) -> Iterator[Fact]:
        """Say what the assertion is about; the proposition itself is shared, and made from this for the whole graph."""
        yield node, term("kg:proposition"), self._of("proposition", proposition.id)
        yield node, term("kg:subject"), self.entity(proposition.subject)
        yield node, term("kg:relation"), iri(self.names.predicate(proposition.relation))
        yield node, term("kg:object"), self.entity(proposition.object)
        if office := self.offices.get(proposition.object):
            yield node, term("kg:officeTitle"), text(office.name)
            if office.affiliated:
                yield node, term("kg:officeBody"), self.entity(office.affiliated)

    def _assertion(self, assertion: Assertion) -> Iterator[Fact]:
        node = self._of("assertion", assertion.id)
        yield node, _A, term("kg:FactAssertion" if assertion.own_voice else "kg:Claim")
        yield from self._about(node, self.propositions[assertion.proposition])
        yield from self._held(node, assertion)
        for name, value in (("since", assertion.since), ("until", assertion.until), ("on", assertion.on)):
            if when := date(value):
                yield node, term(f"kg:{name}"), when
        if assertion.ended:
            yield node, term("kg:ended"), truth(True)
        yield node, term("kg:evidence"), self.words(assertion.evidence)
        yield node, term("kg:trigger"), self.words(assertion.trigger)
        if assertion.pattern:
            yield node, term("kg:pattern"), text(assertion.pattern)
        yield node, term("kg:confidence"), decimal(assertion.confidence)
        yield node, _DERIVED, self.node
        if assertion.plain:
            yield node, term("kg:asserted"), truth(True)

    def _held(self, node: Term, held: Assertion | CasualtyReport) -> Iterator[Fact]:
        if held.holder:
            yield node, term("kg:holder"), self.entity(held.holder)
        yield node, term("kg:stance"), _STANCE[held.polarity]
        yield node, term("kg:modality"), term(f"kg:{held.modality}")
        if held.statement:
            yield node, term("kg:saidIn"), self._of("statement", held.statement)

    def _casualty(self, report: CasualtyReport) -> Iterator[Fact]:
        node = self._of("casualty", report.id)
        yield node, _A, term("kg:CasualtyReport")
        yield node, term("kg:casualtyKind"), text(report.kind)
        if report.count is not None:
            yield node, term("kg:count"), whole(report.count)
        for name, value in (("comparator", report.comparator), ("who", report.who), ("event", report.event)):
            if value:
                yield node, term(f"kg:{name}"), text(value)
        yield from self._held(node, report)
        if report.place:
            yield node, term("kg:place"), self.entity(report.place)
        if when := date(report.date):
            yield node, term("kg:on"), when
        yield node, term("kg:evidence"), self.words(report.evidence)
        yield node, _DERIVED, self.node

    def _of(self, kind: str, identity: str) -> Term:
        return iri(self.names.of(kind, identity))
