"""A small article of our own with what is found in it, to assemble without a language model."""

from __future__ import annotations

from kg.assemble import assemble
from kg.graph.names import Names
from kg.graph.rdf import article_triples, entity_triples, run_triples
from kg.model import Article, Attribution, Casualty, Chain, Entity, Extraction, Link, Mention, Relation, Span
from kg.model.assembly import Assembly
from kg.model.run import Run
from kg.store.derive import derive
from kg.store.embedded import Store
from kg.store.ontology import ontology_quads

TEXT = (
    "Norland's President Ada Vey said on Monday that Sudia had attacked the port of Kell. "
    '"We will answer," she told reporters. Sudia denied it. '
    "Kell has been controlled by Norland since 1994. Sudia does not recognise Norland. "
    "At least 12 civilians were killed in Kell."
)
RUN = Run("0.1.0", "en_kg", "1", "s")


def span(words: str, nth: int = 0) -> Span:
    """Return where words stand in the text, the n-th time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def mention(words: str, kind: str, type: str, name: str, nth: int = 0) -> Mention:
    return Mention(span(words, nth), kind, type, name, 0, method="name", score=0.9)  # type: ignore[arg-type]


ARTICLE = Article("kell.txt", TEXT, title="Port of Kell attacked", date="2031-05-06", source="The Own Example")
NORLAND, VEY, SUDIA, KELL = range(4)
CHAINS = (
    Chain(
        "Norland",
        "State",
        (mention("Norland", "name", "State", "Norland"), mention("Norland", "name", "State", "Norland", 1)),
    ),
    Chain(
        "Ada Vey", "Person", (mention("Ada Vey", "name", "Person", "Ada Vey"), mention("she", "pronoun", "Person", ""))
    ),
    Chain("Sudia", "State", tuple(mention("Sudia", "name", "State", "Sudia", nth) for nth in range(3))),
    Chain("Kell", "Settlement", tuple(mention("Kell", "name", "Settlement", "Kell", nth) for nth in range(3))),
)
SENTENCES = tuple(
    Span(TEXT.index(first), TEXT.index(first) + len(first))
    for first in (
        "Norland's President Ada Vey said on Monday that Sudia had attacked the port of Kell.",
        '"We will answer," she told reporters.',
        "Sudia denied it.",
        "Kell has been controlled by Norland since 1994.",
        "Sudia does not recognise Norland.",
        "At least 12 civilians were killed in Kell.",
    )
)
SAID = (
    Attribution((span("Sudia had attacked the port of Kell"),), (VEY,), span("Ada Vey"), span("said"), False,
                ("claim", "accusation"), date="2031-05-05", pattern="said-that"),
    Attribution((span("We will answer"),), (VEY,), span("she"), span("told"), True, ("promise",), pattern="quote"),
)  # fmt: skip
RELATIONS = (
    Relation(
        "holdsOffice", VEY, -1, SENTENCES[0], span("President"), "office-title", object_text="President of Norland"
    ),
    Relation("attacks", SUDIA, KELL, SENTENCES[0], span("attacked"), "attacks-verb", holder=VEY, attribution=0),
    Relation("attacks", SUDIA, KELL, SENTENCES[2], span("denied"), "denial", holder=SUDIA, polarity="negative"),
    Relation("controlledBy", KELL, NORLAND, SENTENCES[3], span("controlled"), "controlled-passive", since="1994"),
    Relation("recognizes", SUDIA, NORLAND, SENTENCES[4], span("recognise"), "recognises", polarity="negative"),
)
CASUALTIES = (Casualty("killed", 12, "at least", SENTENCES[5], who="civilians", place=KELL),)
EXTRACTION = Extraction(ARTICLE.name, SENTENCES, CHAINS, SAID, RELATIONS, CASUALTIES)
ENTITIES = {
    "norland-1": Entity("norland-1", "Norland", "State", ("Norlandic",), key="norland"),
    "ada-vey-1": Entity("ada-vey-1", "Ada Vey", "Person", affiliated="norland-1"),
    "sudia-1": Entity("sudia-1", "Sudia", "State", same_as=("https://sws.geonames.org/0/",), lat=1.5, lon=-2.25),
    "kell-1": Entity("kell-1", "Kell", "Settlement"),
}
LINKS = tuple(Link(ARTICLE.name, index, entity, "name", 0.9) for index, entity in enumerate(ENTITIES))


def assembled() -> Assembly:
    return assemble(ARTICLE, EXTRACTION, LINKS)


def filled(store: Store | None = None) -> Store:
    """Return a store with the graphs of the article and all that is derived from it."""
    store = Store() if store is None else store
    names, assembly = Names(), assembled()
    store.load_graphs(
        [
            (names.graph(ARTICLE.name), article_triples(assembly, names, RUN)),
            (names.shared("provenance"), run_triples(RUN, names)),
            (names.shared("entities"), entity_triples(ENTITIES.values(), names)),
        ]
    )
    store.bulk(ontology_quads(names))
    derive(store, names)
    return store
