"""Personal pronouns as mentions."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.text import Text
from kg.model import Mention, Span

_TYPE = {
    **dict.fromkeys(
        ("he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "mine", "myself"), "Person"
    ),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"), ""),
    **dict.fromkeys(("it", "its", "itself", "you", "your", "yours"), ""),
}
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"})


def pronouns(text: Text, names: tuple[Candidate, ...]) -> Iterator[Mention]:
    """Yield a mention for each personal pronoun outside names, except the "it" that stands for nothing."""
    tree = text.tree
    inside = {index for name in names for index in range(name.start, name.stop)}
    for index, word in enumerate(tree.lower):
        if word in _TYPE and index not in inside and tree.role[index] != "expl" and tree.pos[index] in ("PRON", "DET"):
            span = Span(text.offsets[index], text.ends[index])
            yield Mention(span, "pronoun", _TYPE[word], word, index, method="pronoun", plural=word in _PLURAL)
