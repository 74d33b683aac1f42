"""Mentions of an article: names, descriptions and pronouns."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions.actors import actors
from kg.extract.mentions.composed import Composer
from kg.extract.mentions.extended import extended
from kg.extract.mentions.mentions import Mentions
from kg.extract.mentions.names import names
from kg.extract.mentions.nominals import nominals
from kg.extract.mentions.pronouns import pronouns
from kg.extract.mentions.text import Text
from kg.extract.nouns import noun_lexicon
from kg.model import Article, Mention


def find_mentions(doc: Doc, article: Article, gazetteer: Gazetteer) -> Mentions:
    """Return the mentions of an article.

    Names come from the model, the gazetteer and composition ("Armenian forces"); every other noun phrase whose head the
    noun lexicon knows is a nominal mention, every personal pronoun a pronoun mention.
    """
    text, lexicon = Text(doc), noun_lexicon()
    found = names(text, doc, gazetteer, lexicon)
    single = tuple(actors(text, extended(text, found, lexicon), gazetteer))
    named = tuple(sorted(set(Composer(text, gazetteer, lexicon).compose(single))))
    mentions: list[Mention] = [candidate.mention(text) for candidate in named]
    mentions.extend(nominals(text, named, lexicon))
    mentions.extend(pronouns(text, named))
    return Mentions(text, mentions)
