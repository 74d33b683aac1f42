"""One article as RDF: the quads of its named graph (docs/rdf-model.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.assemble.evidence import quoted
from kg.assemble.identity import digest
from kg.graph.literals import date, decimal, text, truth, whole
from kg.graph.names import Names, kg, term
from kg.model import Span
from kg.model.assembly import Assembly, LinkedMention
from kg.model.assertion import Assertion
from kg.model.casualty_report import CasualtyReport
from kg.model.entity import Entity
from kg.model.proposition import Proposition
from kg.model.run import Run
from kg.model.statement import Statement

Fact = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
_A = term("rdf:type")
_DERIVED = term("prov:wasDerivedFrom")
_STANCE = {"positive": kg("affirms"), "negative": kg("denies")}


def article_quads(assembly: Assembly, names: Names | None = None, run: Run | None = None) -> Iterator[ox.Quad]:
    """Yield the quads of the article's named graph, each once, in a fixed order."""
    names = names or Names()
    graph = names.graph(assembly.article.name)
    facts = _ArticleFacts(assembly, names, run)
    for subject, verb, value in dict.fromkeys(facts.all()):
        yield ox.Quad(subject, verb, value, graph)


def entity_facts(entity: Entity, names: Names) -> Iterator[Fact]:
    """Yield what is known of an entity apart from any article."""
    node = names.entity(entity.id)
    yield node, _A, names.class_of(entity.type)
    yield node, term("rdfs:label"), text(entity.name)
    for alias in entity.aliases:
        if alias != entity.name:
            yield node, term("skos:altLabel"), text(alias)
    if entity.key:
        yield node, kg("key"), text(entity.key)
    for iri in entity.same_as:
        yield node, term("owl:sameAs"), ox.NamedNode(iri)
    if entity.lat is not None and entity.lon is not None:
        yield node, term("geo:lat"), decimal(entity.lat)
        yield node, term("geo:long"), decimal(entity.lon)
    if entity.type == "Office":
        yield node, _A, term("org:Post")
    if entity.unnamed:
        yield node, kg("unnamed"), truth(True)
    if entity.affiliated:
        yield node, kg("officeOf" if entity.type == "Office" else "affiliatedWith"), names.entity(entity.affiliated)


def entity_quads(entities: Iterable[Entity], names: Names | None = None) -> Iterator[ox.Quad]:
    """Yield the shared graph of all entities (offices are made from the assertions that name them)."""
    names = names or Names()
    graph = names.shared("entities")
    for entity in entities:
        for fact in dict.fromkeys(entity_facts(entity, names)):
            yield ox.Quad(*fact, graph)


def run_quads(run: Run, names: Names | None = None) -> Iterator[ox.Quad]:
    """Yield the shared graph of provenance (PROV-O): the run that made the graph, and the programmes with versions."""
    names = names or Names()
    graph = names.shared("provenance")
    for fact in _run_facts(run, names):
        yield ox.Quad(*fact, graph)


def _run_facts(run: Run, names: Names) -> Iterator[Fact]:
    activity = _activity(run, names)
    yield activity, _A, term("prov:Activity")
    for name, version in (("kg", run.version), (run.model, run.model_version)):
        if name:
            agent = names.of("software", digest("software", name, version))
            yield activity, term("prov:wasAssociatedWith"), agent
            yield agent, _A, term("prov:SoftwareAgent")
            yield agent, term("rdfs:label"), text(name)
            if version:
                yield agent, term("schema:softwareVersion"), text(version)
    if run.settings:
        yield activity, kg("settings"), text(run.settings)


def _activity(run: Run, names: Names) -> ox.NamedNode:
    return names.of("run", digest("run", run.version, run.model, run.model_version, run.settings))


class _ArticleFacts:
    """The triples of one article, in the order of docs/rdf-model.md."""

    def __init__(self, assembly: Assembly, names: Names, run: Run | None) -> None:
        self.assembly = assembly
        self.article = assembly.article
        self.names = names
        self.run = run
        self.node = names.article(assembly.article.name)
        self.propositions: Mapping[str, Proposition] = {each.id: each for each in assembly.propositions}
        self.offices: Mapping[str, Entity] = {each.id: each for each in assembly.offices}
        self.sentences = sorted(assembly.sentences)

    def all(self) -> Iterator[Fact]:
        yield from self._article()
        for span in self.sentences:
            yield from self._words(span, sentence=True)
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
        yield node, _A, kg("Article")
        yield node, _A, term("nif:Context")
        yield node, kg("fileName"), text(article.name)
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

    def _words(self, span: Span, *, sentence: bool = False) -> Iterator[Fact]:
        node = self.names.words(self.article.name, span)
        yield node, _A, term("nif:Sentence" if sentence else "nif:Phrase")
        yield node, term("nif:beginIndex"), whole(span.start)
        yield node, term("nif:endIndex"), whole(span.end)
        yield node, term("nif:anchorOf"), text(quoted(self.article, span))
        yield node, term("nif:referenceContext"), self.node
        if not sentence and (around := self._sentence_of(span)):
            yield node, term("nif:sentence"), self.names.words(self.article.name, around)

    def _sentence_of(self, span: Span) -> Span | None:
        around = (each for each in self.sentences if each.start <= span.start < each.end)
        return next(around, None)

    def _mention(self, linked: LinkedMention) -> Iterator[Fact]:
        span = linked.mention.span
        node = self.names.words(self.article.name, span)
        yield from self._words(span)
        yield node, term("itsrdf:taIdentRef"), self.names.entity(linked.entity)
        yield node, kg("linkMethod"), text(linked.method or "unknown")
        yield node, kg("linkScore"), decimal(linked.score)

    def _evidence(self, node: ox.NamedNode, spans: Iterable[Span], property: str = "evidence") -> Iterator[Fact]:
        for span in spans:
            yield from self._words(span)
            yield node, kg(property), self.names.words(self.article.name, span)

    def _statement(self, statement: Statement) -> Iterator[Fact]:
        node = self.names.of("statement", statement.id)
        yield node, _A, kg("Statement")
        if statement.direct:
            yield node, _A, term("schema:Quotation")
        yield node, term("schema:text"), text(statement.text)
        yield node, kg("direct"), truth(statement.direct)
        yield node, _DERIVED, self.node
        yield from self._evidence(node, statement.spans)
        if statement.cue:
            yield node, kg("cue"), text(quoted(self.article, statement.cue))
        if statement.medium:
            yield node, kg("medium"), text(statement.medium)
        if statement.pattern:
            yield node, kg("pattern"), text(statement.pattern)
        if said := date(statement.date):
            yield node, kg("saidOn"), said
        if statement.within:
            yield node, kg("saidWithin"), self.names.of("statement", statement.within)
        for addressee in statement.addressees:
            yield node, kg("addressee"), self.names.entity(addressee)
        yield from self._saying(node, statement)

    def _saying(self, node: ox.NamedNode, statement: Statement) -> Iterator[Fact]:
        """Speakers point to the statement, by the kind of saying and always by kg:states; the first is the main one."""
        if statement.speakers:
            yield node, term("schema:spokenByCharacter"), self.names.entity(statement.speakers[0])
        for kind in statement.kinds:
            yield node, kg("kind"), kg(kind)
        for speaker in statement.speakers:
            actor = self.names.entity(speaker)
            yield actor, kg("states"), node
            for kind in statement.kinds:
                yield actor, kg(self.names.ontology.kinds[kind]), node

    def _about(self, node: ox.NamedNode, proposition: Proposition) -> Iterator[Fact]:
        """Say what the assertion is about; the proposition itself is shared, and made from this for the whole graph."""
        yield node, kg("proposition"), self.names.of("proposition", proposition.id)
        yield node, kg("subject"), self.names.entity(proposition.subject)
        yield node, kg("relation"), self.names.predicate(proposition.relation)
        yield node, kg("object"), self.names.entity(proposition.object)
        if office := self.offices.get(proposition.object):
            yield node, kg("officeTitle"), text(office.name)
            if office.affiliated:
                yield node, kg("officeBody"), self.names.entity(office.affiliated)

    def _assertion(self, assertion: Assertion) -> Iterator[Fact]:
        node = self.names.of("assertion", assertion.id)
        yield node, _A, kg("FactAssertion" if assertion.own_voice else "Claim")
        yield from self._about(node, self.propositions[assertion.proposition])
        yield from self._held(node, assertion)
        for name, value in (("since", assertion.since), ("until", assertion.until), ("on", assertion.on)):
            if when := date(value):
                yield node, kg(name), when
        if assertion.ended:
            yield node, kg("ended"), truth(True)
        yield from self._evidence(node, [assertion.evidence])
        yield from self._evidence(node, [assertion.trigger], "trigger")
        if assertion.pattern:
            yield node, kg("pattern"), text(assertion.pattern)
        yield node, kg("confidence"), decimal(assertion.confidence)
        yield node, _DERIVED, self.node
        if assertion.plain:
            yield node, kg("asserted"), truth(True)

    def _held(self, node: ox.NamedNode, held: Assertion | CasualtyReport) -> Iterator[Fact]:
        if held.holder:
            yield node, kg("holder"), self.names.entity(held.holder)
        yield node, kg("stance"), _STANCE[held.polarity]
        yield node, kg("modality"), kg(held.modality)
        if held.statement:
            yield node, kg("saidIn"), self.names.of("statement", held.statement)

    def _casualty(self, report: CasualtyReport) -> Iterator[Fact]:
        node = self.names.of("casualty", report.id)
        yield node, _A, kg("CasualtyReport")
        yield node, kg("casualtyKind"), text(report.kind)
        if report.count is not None:
            yield node, kg("count"), whole(report.count)
        for name, value in (("comparator", report.comparator), ("who", report.who), ("event", report.event)):
            if value:
                yield node, kg(name), text(value)
        yield from self._held(node, report)
        if report.place:
            yield node, kg("place"), self.names.entity(report.place)
        if when := date(report.date):
            yield node, kg("on"), when
        yield from self._evidence(node, [report.evidence])
        yield node, _DERIVED, self.node
