"""Docs from pinned parses, written "word|lemma/TAG/dep>head" with the lemma where it differs."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Token

_VOCAB = spacy.blank("en").vocab
_TAGS = {
    "NOUN": "NN NNS",
    "PROPN": "NNP NNPS",
    "PRON": "PRP PRP$ WP WDT WP$ EX",
    "VERB": "VB VBD VBZ VBP VBN VBG",
    "AUX": "MD",
    "ADP": "IN RP",
    "PART": "TO POS",
    "DET": "DT",
    "ADJ": "JJ",
    "ADV": "RB WRB",
    "CCONJ": "CC",
    "NUM": "CD",
    "PUNCT": ". , HYPH `` ''",
}
_POS = {tag: pos for pos, tags in _TAGS.items() for tag in tags.split()}
_AUXILIARIES = ("aux", "auxpass", "aux:pass", "cop")


def pinned(parse: str) -> Doc:
    """Return the Doc that the notation describes."""
    words, lemmas, tags, deps, heads = [], [], [], [], []
    for index, item in enumerate(parse.split()):
        word, tag, arc = item.rsplit("/", 2)
        dep, head = arc.split(">")
        word, _, lemma = word.partition("|")
        words.append(word)
        lemmas.append(lemma or word.lower())
        tags.append(tag)
        deps.append(dep)
        heads.append(int(head) if head else index)
    pos = ["AUX" if dep in _AUXILIARIES else _POS[tag] for dep, tag in zip(deps, tags, strict=True)]
    starts = [index == 0 for index in range(len(words))]
    return Doc(_VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=heads, sent_starts=starts)


def token(doc: Doc, word: str) -> Token:
    """Return the first token with this text; "word#2" is the second one."""
    text, _, number = word.partition("#")
    return [found for found in doc if found.text == text][int(number or 1) - 1]
