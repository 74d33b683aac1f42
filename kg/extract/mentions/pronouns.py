"""Personal pronouns as mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.mentions.candidate import Candidate
from kg.model import Mention, Span
from kg.text.syntax import Tree

_TYPE = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "mine", "myself"), "Person"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"), ""),
    **dict.fromkeys(("it", "its", "itself", "you", "your", "yours"), ""),
}
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"})


def pronouns(doc: Doc, tree: Tree, names: tuple[Candidate, ...]) -> Iterator[Mention]:
    """Yield a mention for each personal pronoun outside names, except the "it" that stands for nothing."""
    inside = {index for name in names for index in range(name.start, name.stop)}
    for index, word in enumerate(tree.lower):
        if word in _TYPE and index not in inside and tree.role[index] != "expl" and tree.pos[index] in ("PRON", "DET"):
            token = doc[index]
            span = Span(token.idx, token.idx + len(token))
            yield Mention(span, "pronoun", _TYPE[word], word, index, method="pronoun", plural=word in _PLURAL)
