"""From the parse of one article to everything that it says, before identity."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from kg.extract.attribution import attributions, draft_attributions
from kg.extract.casualties import find_casualties
from kg.extract.coreference import resolve
from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import find_mentions
from kg.extract.prune import prune
from kg.extract.relations import Patterns, find_relations
from kg.model import Article, Extraction, Span
from kg.resources import UserFiles
from kg.schema import schema
from kg.text.syntax import tree_of


class Extractor:
    """The seven stages of extraction, in their order; holds what they know: names and patterns.

    What it returns depends on the article alone.
    """

    def __init__(self, gazetteer: Gazetteer, patterns: Patterns) -> None:
        self.gazetteer = gazetteer
        self.patterns = patterns

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Extractor:
        """Return an extractor with the knowledge that is shipped and the user's own files."""
        own = UserFiles.told_apart(extra)
        return cls(Gazetteer.load(own.names), Patterns.load(own.patterns, meaning=schema(own.meanings)))

    def extract(self, article: Article, doc: Doc) -> Extraction:
        """Return what the article says: chains, attributions, relations, casualties."""
        mentions = find_mentions(doc, article, self.gazetteer)
        drafts = draft_attributions(doc)
        publisher = publisher_of(article, self.gazetteer)
        coreference = resolve(doc, article, mentions, drafts, publisher=publisher)
        said = attributions(doc, article, drafts, coreference)
        relations = find_relations(doc, article, self.patterns, coreference, said)
        casualties = find_casualties(doc, article, coreference, said)
        return prune(Extraction(article.name, _sentences(doc), coreference.chains, said, relations, casualties))


def publisher_of(article: Article, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the keys of the institution that published an article, and of its state; none for a medium."""
    known = [reading.entry for reading in gazetteer.readings(article.source.removeprefix("The "))]
    speaking = [entry for entry in known if entry.type not in ("MediaOutlet", "Company", "Settlement")]
    return frozenset(key for entry in speaking[:1] for key in (entry.key, entry.of) if key)


def _sentences(doc: Doc) -> tuple[Span, ...]:
    """Return the spans of the sentences without the white space around them."""
    tree = tree_of(doc)
    spans = []
    for first, after in tree.sentences():
        text = tree.text[tree.offsets[first] : tree.ends[after - 1]]
        start = tree.offsets[first] + len(text) - len(text.lstrip())
        if text.strip():
            spans.append(Span(start, start + len(text.strip())))
    return tuple(spans)
