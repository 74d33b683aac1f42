"""A small writer of stores by the words of docs/rdf-model.md, for tests of the explorer alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Store

ID = "https://w3id.org/conflict-kg/id/"
KG = "https://w3id.org/conflict-kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
ITS = "http://www.w3.org/2005/11/its/rdf#"


def digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40] or "x"


def date(value: str) -> Literal:
    kind = {4: "gYear", 7: "gYearMonth"}.get(len(value), "date")
    return Literal(value, datatype=NamedNode(XSD + kind))


@dataclass
class Corpus:
    """Collects quads; ``store()`` gives them as a pyoxigraph store."""

    quads: list[Quad] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def store(self) -> Store:
        store = Store()
        store.bulk_extend(self.quads)
        return store

    def add(self, graph: str, subject: str, **values: object) -> None:
        for key, value in values.items():
            space, _, name = key.partition("_")
            predicate = NamedNode(
                {
                    "kg": KG,
                    "rdf": RDF,
                    "rdfs": RDFS,
                    "schema": SCHEMA,
                    "prov": PROV,
                    "nif": NIF,
                    "skos": SKOS,
                    "dct": DCT,
                    "owl": OWL,
                    "its": ITS,
                }[space]
                + name
            )
            for item in value if isinstance(value, (list, tuple)) else [value]:
                term = NamedNode(item) if isinstance(item, str) and item.startswith(("http:", "https:")) else item
                literal = term if isinstance(term, (NamedNode, Literal)) else Literal(term)
                self.quads.append(Quad(NamedNode(subject), predicate, literal, NamedNode(graph)))

    def entity(self, name: str, kind: str, *aliases: str, **more: object) -> str:
        iri = f"{ID}entity/{slug(name)}-{digest(name)}"
        self.add(ID + "graph/entities", iri, rdf_type=KG + kind, rdfs_label=Literal(name), **more)
        for alias in aliases:
            self.add(ID + "graph/entities", iri, skos_altLabel=Literal(alias))
        return iri

    def article(self, name: str, text: str, *, title: str = "", day: str = "", source: str = "", url: str = "") -> str:
        iri = f"{ID}article/{slug(name)}-{digest(name)}"
        self.texts[iri] = text
        values: dict[str, object] = {"rdf_type": KG + "Article", "kg_fileName": Literal(name)}
        values["nif_isString"] = Literal(text)
        if title:
            values["schema_headline"] = Literal(title)
        if day:
            values["schema_datePublished"] = date(day)
        if source:
            values["dct_source"] = Literal(source)
        if url:
            values["schema_url"] = Literal(url)
        self.add(iri + "#graph", iri, **values)
        return iri

    def phrase(self, article: str, words: str, entity: str = "", start: int = 0) -> str:
        begin = self.texts[article].index(words, start)
        iri = f"{article}#char={begin},{begin + len(words)}"
        self.add(article + "#graph", iri, rdf_type=NIF + "Phrase", nif_anchorOf=Literal(words))
        if entity:
            self.add(article + "#graph", iri, its_taIdentRef=entity)
        return iri

    def mention(self, article: str, entity: str, *words: str) -> None:
        for wording in words:
            for found in re.finditer(rf"\b{re.escape(wording)}\b", self.texts[article]):
                self.phrase(article, wording, entity, found.start())

    def statement(
        self,
        article: str,
        speaker: str,
        words: str,
        *,
        kinds: Iterable[str] = ("claim",),
        direct: bool = False,
        cue: str = "said",
        day: str = "",
        addressee: str = "",
        medium: str = "",
        within: str = "",
    ) -> str:
        iri = f"{ID}statement/{digest(article, speaker, words)}"
        graph = article + "#graph"
        optional = {"kg_addressee": addressee, "kg_saidWithin": within, "kg_medium": medium}
        self.add(
            graph,
            iri,
            rdf_type=KG + "Statement",
            schema_text=Literal(words),
            kg_direct=direct,
            kg_cue=Literal(cue),
            kg_kind=[KG + kind for kind in kinds],
            kg_evidence=self.phrase(article, words),
            prov_wasDerivedFrom=article,
            **{key: value for key, value in optional.items() if value},
        )
        if day:
            self.add(graph, iri, kg_saidOn=date(day))
        self.add(graph, speaker, kg_states=iri)
        self.add(graph, speaker, kg_claims=iri)
        return iri

    def assertion(
        self,
        article: str,
        subject: str,
        relation: str,
        target: str,
        words: str,
        *,
        holder: str = "",
        stance: str = "affirms",
        modality: str = "actual",
        said: str = "",
        trigger: str = "",
        ended: bool = False,
        confidence: float = 0.9,
        **dates: str,
    ) -> str:
        graph = article + "#graph"
        proposition = f"{ID}proposition/{digest(subject, relation, target)}"
        iri = f"{ID}assertion/{digest(article, proposition, holder, stance, modality, words)}"
        self.add(
            graph,
            proposition,
            rdf_type=KG + "Proposition",
            rdf_subject=subject,
            rdf_predicate=KG + relation,
            rdf_object=target,
        )
        self.add(
            graph,
            iri,
            rdf_type=KG + ("Claim" if holder else "FactAssertion"),
            kg_proposition=proposition,
            kg_subject=subject,
            kg_relation=KG + relation,
            kg_object=target,
            kg_stance=KG + stance,
            kg_modality=KG + modality,
            kg_evidence=self.phrase(article, words),
            kg_pattern=Literal(f"{relation}-verb"),
            kg_confidence=confidence,
            prov_wasDerivedFrom=article,
        )
        if holder:
            self.add(graph, iri, kg_holder=holder)
        if said:
            self.add(graph, iri, kg_saidIn=said)
        if trigger:
            self.add(graph, iri, kg_trigger=self.phrase(article, trigger))
        if ended:
            self.add(graph, iri, kg_ended=True)
        for name, day in dates.items():
            self.add(graph, iri, **{f"kg_{name}": date(day)})
        if not holder and stance == "affirms" and modality == "actual" and not ended:
            self.add(graph, subject, **{f"kg_{relation}": target})
        return iri

    def belief(self, assertion: str, value: float, sources: int, *, contested: bool = False) -> None:
        for proposition in self._propositions(assertion):
            self.add(ID + "graph/derived", proposition, kg_belief=value, kg_independentSources=sources)
            if contested:
                self.add(ID + "graph/derived", proposition, kg_contested=True)

    def contradiction(self, kind: str, first: str, second: str) -> None:
        graph = ID + "graph/derived"
        self.add(graph, first, kg_contradicts=second)
        iri = f"{ID}contradiction/{digest(first, second)}"
        self.add(
            graph, iri, rdf_type=KG + "Contradiction", kg_between=[first, second], kg_contradictionKind=Literal(kind)
        )
        for side in (first, second):
            self.belief(side, 0.5, 1, contested=True)

    def casualty(
        self, article: str, kind: str, count: int, comparator: str, who: str, words: str, **more: object
    ) -> None:
        iri = f"{ID}casualty/{digest(article, words)}"
        self.add(
            article + "#graph",
            iri,
            rdf_type=KG + "CasualtyReport",
            kg_casualtyKind=Literal(kind),
            kg_count=count,
            kg_comparator=Literal(comparator),
            kg_who=Literal(who),
            kg_evidence=self.phrase(article, words),
            prov_wasDerivedFrom=article,
            **more,
        )

    def _propositions(self, assertion: str) -> Iterator[str]:
        for quad in self.quads:
            if quad.subject.value == assertion and quad.predicate.value == KG + "proposition":
                yield quad.object.value
