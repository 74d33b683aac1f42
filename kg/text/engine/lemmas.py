"""Lemmas by rule: closed-class words from a table of ours, the rest by spaCy's rules over WordNet's word lists."""

from __future__ import annotations

import tomllib
from pathlib import Path

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.symbols import ADJ
from spacy.tokens import Token

DATA = Path(__file__).parent / "data"
TABLES = "lemmas.bin"
NATIONALITY = "NORP"
CLITIC_S = ("'s", "’s")
POSSESSIVE_TAGS = ("PRP$", "WP$")


@Language.factory("kg_lemmatizer", assigns=["token.lemma"], retokenizes=False)
def make_lemmatizer(nlp: Language, name: str) -> TableLemmatizer:
    """Create the component with the tables that are shipped (spacy-lookups-data, MIT)."""
    component = TableLemmatizer(nlp.vocab, None, name, mode="rule", scorer=lemmatizer_score)
    component.initialize(nlp=nlp, lookups=Lookups().from_bytes((DATA / TABLES).read_bytes()))
    return component


def closed_class_lemmas() -> dict[tuple[str, str], str]:
    """Read the table: (lower-case form, part of speech) to lemma.

    >>> closed_class_lemmas()["'ll", "AUX"]
    'will'
    """
    table = tomllib.loads((DATA / "closed_class.toml").read_text(encoding="utf-8"))
    return {(form, pos): lemma for pos, lemmas in table.items() for lemma, forms in lemmas.items() for form in forms}


class TableLemmatizer(EnglishLemmatizer):
    """spaCy's rule lemmatizer, with a table for words that are in no word list (pronouns, auxiliaries, "n't").

    Adjectives of nationality keep their capital, as in the treebanks ("Armenian"); "'s" before a past participle is
    "have" where it is not passive ("he's left").
    """

    _closed = closed_class_lemmas()

    def rule_lemmatize(self, token: Token) -> list[str]:
        """Return the possible lemmas of a token, the best first."""
        if token.pos == ADJ and token.is_title and token.ent_type_ == NATIONALITY:
            return [token.text]
        if token.lower_ in CLITIC_S and token.dep_ == "aux" and token.head.tag_ == "VBN":
            return ["have"]
        lemma = self._closed.get((token.lower_, token.pos_))
        if lemma is not None and token.tag_ not in POSSESSIVE_TAGS:
            return [lemma]
        lemmas: list[str] = super().rule_lemmatize(token)
        return lemmas
