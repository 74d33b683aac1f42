"""Docs from pinned parses, written "word|lemma/TAG/dep>head" with the lemma where it differs from the word.

A "~" at the end says that no space follows, a lone "¶" that a sentence ends. `notation` writes a Doc so.
"""

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
    "DET": "DT PDT",
    "ADJ": "JJ JJR JJS",
    "ADV": "RB RBR RBS WRB",
    "CCONJ": "CC",
    "NUM": "CD",
    "PUNCT": ". , : HYPH `` '' -LRB- -RRB-",
}
_POS = {tag: pos for pos, tags in _TAGS.items() for tag in tags.split()}
_AUXILIARIES = ("aux", "auxpass", "aux:pass", "cop")


def pinned(parse: str) -> Doc:
    """Return the Doc that the notation describes."""
    words, lemmas, tags, deps, heads, spaces, starts = [], [], [], [], [], [], []
    begins = True
    for item in parse.split():
        if item == "¶":
            begins = True
            continue
        word, tag, arc = item.removesuffix("~").rsplit("/", 2)
        dep, head = arc.split(">")
        word, _, lemma = word.partition("|")
        heads.append(int(head) if head else len(words))
        words.append(word)
        lemmas.append(lemma or word.lower())
        tags.append(tag)
        deps.append(dep)
        spaces.append(not item.endswith("~"))
        starts.append(begins)
        begins = False
    pos = ["AUX" if dep in _AUXILIARIES else _POS.get(tag, "X") for dep, tag in zip(deps, tags, strict=True)]
    return Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        tags=tags,
        pos=pos,
        deps=deps,
        heads=heads,
        sent_starts=starts,
    )


def notation(doc: Doc) -> str:
    """Return the notation of a parsed Doc."""
    items = []
    for token_ in doc:
        lemma = "" if token_.lemma_ == token_.lower_ else f"|{token_.lemma_}"
        head = "" if token_.head == token_ else str(token_.head.i)
        ends = "" if token_.whitespace_ or token_.i + 1 == len(doc) else "~"
        if token_.is_sent_start and token_.i:
            items.append("¶")
        items.append(f"{token_.text}{lemma}/{token_.tag_}/{token_.dep_}>{head}{ends}")
    return " ".join(items)


def token(doc: Doc, word: str) -> Token:
    """Return the first token with this text; "word#2" is the second one."""
    text, _, number = word.partition("#")
    return [found for found in doc if found.text == text][int(number or 1) - 1]
