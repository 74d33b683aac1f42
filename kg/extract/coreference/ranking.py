"""The ranking of what a pronoun may stand for: the features of a candidate, and what they weigh."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.extract.coreference.discourse import COLLECTIVES

_FARTHEST = 60
_MOST = 8
_CLASSES = {
    **dict.fromkeys(("nsubj", "nsubj:pass", "csubj"), "subject"),
    **dict.fromkeys(("obj", "iobj"), "object"),
    **dict.fromkeys(("nmod", "compound", "amod", "appos"), "modifier"),
    "nmod:poss": "possessor",
}
_CORE = frozenset({"subject", "object"})


class Standing(NamedTuple):
    """Where a candidate stands from a pronoun, as far as the ranking tells one case from another.

    ``role`` and ``mine`` are the classes of their roles, ``distance`` counts sentences, ``above`` is 0 for the subject
    of the innermost clause around the pronoun, 1 for that of another clause around, -1 for what is neither. ``first``
    marks the first word of a sentence, ``plain`` a thing without a type.
    """

    role: str
    mine: str
    distance: int
    above: int
    first: bool
    plain: bool

    def features(self) -> dict[str, float]:
        """Return what speaks for it, but for the words between: `words_between`."""
        role, mine, distance, above, first, plain = self
        return {
            "near_subject": float(above == 0),
            "far_subject": float(above == 1),
            "possessive_subject": float(above == 0 and mine == "possessor"),
            "subject": float(role == "subject"),
            "object": float(role == "object"),
            "possessor": float(role == "possessor"),
            "modifier": float(role == "modifier"),
            "distance": float(distance),
            "same_sentence": float(distance == 0),
            "parallel": float(role == mine or _CORE.isdisjoint((role, mine))),
            "plain": float(plain),
            "previous": float(distance == 1),
            "previous_subject": float(distance == 1 and role == "subject"),
            "first": float(first),
        }


class Thing(NamedTuple):
    """What is known of a candidate that is a mention: the mention itself, and the thing that it stands for.

    ``mentions`` counts those of the thing before the pronoun; ``type`` is its type.
    """

    pronoun: bool
    adjective: bool
    plural: bool
    mentions: int
    named: bool
    gendered: bool
    type: str

    def features(self) -> dict[str, float]:
        """Return what speaks for it."""
        return {
            "mentions": min(self.mentions, _MOST) / 4,
            "named": float(self.named),
            "person": float(self.type == "Person"),
            "collective": float(self.type in COLLECTIVES),
            "pronoun": float(self.pronoun),
            "gender": float(self.gendered),
            "adjective": float(self.adjective),
            "plural": float(self.plural),
        }


def class_of(role: str) -> str:
    """Return "subject", "object", "modifier", "possessor", or the empty string for other roles.

    >>> class_of("nsubj:pass"), class_of("obl")
    ('subject', '')
    """
    return _CLASSES.get(role, "")


def words_between(pronoun: int, candidate: int) -> float:
    """Return the feature ``words``: how many tokens lie between, in twenties, at most three."""
    return min(pronoun - candidate, _FARTHEST) / 20


@lru_cache(maxsize=65536)
def weight_of(kind: str, seen: Standing | Thing) -> float:
    """Return what the features together weigh for a kind of pronoun; there are few cases, and they come again."""
    weight = weights()[kind]
    return sum([weight[name] * value for name, value in seen.features().items() if value])


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of the features for each kind of pronoun."""
    data: Mapping[str, Mapping[str, float]] = tomllib.loads(
        (Path(__file__).parent / "pronouns.toml").read_text(encoding="utf-8")
    )
    return data
