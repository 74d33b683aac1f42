"""What the graph of one article contributes to what all articles share: compact rows, read off its triples.

Every row belongs to a unit: a proposition or a set of propositions that exclude each other, the counts of the same
people, a post, the plain facts of a subject. What follows from a unit follows from its rows and the entities alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from kg.graph.names import kg
from kg.graph.written import term
from kg.schema import Schema
from kg.store.triples import value

Values = Mapping[str, list[str]]
_WANTED: dict[str, str] = {
    term(curie): curie
    for curie in (
        "rdf:type", "kg:fileName", "kg:agency", "dct:source", "schema:datePublished", "nif:anchorOf",
        "kg:proposition", "kg:subject", "kg:relation", "kg:object", "kg:officeTitle", "kg:officeBody", "kg:asserted",
        "kg:holder", "kg:stance", "kg:modality", "kg:saidIn", "kg:ended", "kg:since", "kg:until", "kg:on",
        "kg:evidence", "kg:confidence", "kg:casualtyKind", "kg:count", "kg:comparator", "kg:who", "kg:event",
        "kg:place",
    )
}  # fmt: skip
_COUNTED = tuple(kg(name).value for name in ("Statement", "Claim", "FactAssertion", "CasualtyReport"))
_FACT, _AFFIRMS, _ACTUAL = kg("FactAssertion").value, kg("affirms").value, kg("actual").value


class Source(msgspec.Struct, frozen=True, array_like=True):
    """An article as a source: whose voice it is, and its day (ISO 8601)."""

    article: str
    voice: str
    said: str


class When(msgspec.Struct, frozen=True, array_like=True):
    """The dates of an assertion or report (ISO 8601), empty where the words give none."""

    since: str
    until: str
    on: str


class Assertion(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """One assertion; ``words`` are its evidence, ``own`` says that it is in the article's own voice."""

    iri: str
    proposition: str
    subject: str
    relation: str
    object: str
    holder: str
    own: bool
    affirms: bool
    actual: bool
    when: When
    confidence: float
    words: str
    source: Source


class Report(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """One count of people killed, wounded and so on, affirmed as actual and with its place or event."""

    iri: str
    count: int
    comparator: str
    holder: str
    when: When
    source: Source


class Post(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """An office that an assertion names."""

    office: str
    title: str
    body: str


class Plain(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A triple that the article itself affirms, as actual, and not as over: it may stand as a plain triple."""

    subject: str
    relation: str
    object: str


Held = Assertion | Report | Post | Plain


class Contribution(msgspec.Struct, frozen=True):
    """The rows of one article, each with its unit, and how many statements, claims, facts and casualty reports."""

    rows: tuple[tuple[str, Held], ...]
    counts: tuple[int, int, int, int]


def contribution(triples: Iterable[str], rivals: Mapping[str, str]) -> Contribution:
    """Return what a graph contributes; one that is no article's, nothing. ``rivals`` are `rivalries`."""
    found = _described(triples)
    source = next((_source(iri, values) for iri, values in found.items() if "kg:fileName" in values), None)
    if source is None:
        return Contribution((), (0, 0, 0, 0))
    types = Counter(type for values in found.values() for type in values.get("rdf:type", ()))
    statements, claims, facts, reports = (types[each] for each in _COUNTED)
    return Contribution(tuple(_rows(found, source, rivals)), (statements, claims, facts, reports))


def _rows(found: Mapping[str, Values], source: Source, rivals: Mapping[str, str]) -> Iterator[tuple[str, Held]]:
    for iri, values in found.items():
        if "kg:proposition" in values:
            assertion = _assertion(iri, values, found, source)
            yield _unit(assertion, rivals), assertion
            if "kg:officeTitle" in values:
                post = Post(assertion.object, _one(values, "kg:officeTitle"), _one(values, "kg:officeBody"))
                yield f"post {post.office}", post
            if _is_plain(values):
                yield f"plain {assertion.subject}", Plain(assertion.subject, assertion.relation, assertion.object)
        elif "kg:casualtyKind" in values and (place := _counted_in(values)):
            who = _one(values, "kg:who").casefold()
            yield f"count {_one(values, 'kg:casualtyKind')} {place} {who}", _report(iri, values, source)


def rivalries(ontology: Schema) -> dict[str, str]:
    """Return, by relation, which argument has rivals: subjects, objects; once a relation has both, "both" for all."""
    found: dict[str, str] = {}
    for meaning in ontology.relations.values():
        for relation in (meaning, *ontology.implying(meaning.name)) if meaning.rivals else ():
            known = found.setdefault(relation.iri, meaning.rivals)
            found[relation.iri] = meaning.rivals if known == meaning.rivals else "both"
    return dict.fromkeys(found, "both") if "both" in found.values() else found


def _described(triples: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for line in triples:
        subject, predicate, rest = line.split(" ", 2)
        if name := _WANTED.get(predicate):
            found.setdefault(subject[1:-1], {}).setdefault(name, []).append(value(rest))
    return found


def _source(iri: str, article: Values) -> Source:
    voice = _one(article, "kg:agency").casefold() or _one(article, "dct:source").casefold() or iri
    return Source(iri, voice, _one(article, "schema:datePublished"))


def _assertion(iri: str, values: Values, found: Mapping[str, Values], source: Source) -> Assertion:
    return Assertion(
        iri=iri,
        proposition=_one(values, "kg:proposition"),
        subject=_one(values, "kg:subject"),
        relation=_one(values, "kg:relation"),
        object=_one(values, "kg:object"),
        holder=_one(values, "kg:holder"),
        own=_FACT in values["rdf:type"],
        affirms=_one(values, "kg:stance") == _AFFIRMS,
        actual=_one(values, "kg:modality") == _ACTUAL,
        when=_when(values),
        confidence=float(_one(values, "kg:confidence") or 1),
        words=" ".join(_one(found.get(span, {}), "nif:anchorOf") for span in sorted(values.get("kg:evidence", ()))),
        source=source,
    )


def _is_plain(values: Values) -> bool:
    """Look at all that the assertion says, not only at its mark: nobody else holds it, and it is neither over nor so
    only perhaps."""
    affirmed = _one(values, "kg:stance") == _AFFIRMS and _one(values, "kg:modality") == _ACTUAL
    marked = _FACT in values["rdf:type"] and "true" in values.get("kg:asserted", ())
    guarded = "kg:holder" in values or "kg:saidIn" in values or "true" in values.get("kg:ended", ())
    return marked and affirmed and not guarded


def _counted_in(values: Values) -> str:
    """Return the place or event of a report that counts, empty for one that does not."""
    actual = _one(values, "kg:stance") == _AFFIRMS and _one(values, "kg:modality") == _ACTUAL
    return (_one(values, "kg:place") or _one(values, "kg:event").casefold()) if actual and "kg:count" in values else ""


def _report(iri: str, values: Values, source: Source) -> Report:
    number, comparator = int(_one(values, "kg:count")), _one(values, "kg:comparator")
    return Report(iri, number, comparator, _one(values, "kg:holder"), _when(values), source)


def _unit(assertion: Assertion, rivals: Mapping[str, str]) -> str:
    """Propositions that exclude each other are one unit: all of one subject, or of one object."""
    match rivals.get(assertion.relation):
        case "objects":
            return f"rivals {assertion.subject}"
        case "subjects":
            return f"rivals of {assertion.object}"
        case "both":
            return "rivals"
    return f"proposition {assertion.proposition}"


def _when(values: Values) -> When:
    return When(_one(values, "kg:since"), _one(values, "kg:until"), _one(values, "kg:on"))


def _one(values: Values, name: str) -> str:
    return min(values.get(name, ()), default="")
