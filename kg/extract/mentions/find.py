"""Mentions of an article: names, descriptions and pronouns."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions.composed import composed
from kg.extract.mentions.mentions import Mentions
from kg.extract.mentions.names import names
from kg.extract.mentions.nominals import nominals
from kg.extract.mentions.pronouns import pronouns
from kg.extract.nouns import noun_lexicon
from kg.model import Article, Mention
from kg.text.syntax import tree_of


def find_mentions(doc: Doc, article: Article, gazetteer: Gazetteer) -> Mentions:
    """Return the mentions of an article.

    Names come from the model, the gazetteer and composition ("Armenian forces"); every other noun phrase whose head the
    noun lexicon knows is a nominal mention, every personal pronoun a pronoun mention.
    """
    tree, lexicon = tree_of(doc), noun_lexicon()
    named = tuple(composed(doc, tree, tuple(names(doc, tree, gazetteer, lexicon)), lexicon))
    found: list[Mention] = [candidate.mention(doc) for candidate in named]
    found.extend(nominals(doc, tree, named, lexicon))
    found.extend(pronouns(doc, tree, named))
    return Mentions(doc, found)
