"""How far a proposition is to be believed: independent sources count, repeats of one source do not.

Noisy or over independent sources, after the belief model of INDRA (Gyori et al. 2017, Molecular Systems Biology
13:954); sources that deny are set against those that affirm by Dempster's rule of combination.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_MANY = 60


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """One source's word for something: who it is (``source``), how good it is, and in which words it is given.

    Sources with the same name are one source: a news agency, an outlet, or all that belong to one side of a conflict.
    """

    source: str
    weight: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Belief:
    """Probability that the proposition holds, and how many independent sources affirm it."""

    probability: float
    sources: int


@cache
def priors() -> dict[str, float]:
    """Return how far one source of each sort is believed (`priors.toml`)."""
    return {
        name: float(value)
        for name, value in tomllib.loads(Path(__file__).with_name("priors.toml").read_text("utf-8")).items()
    }


def believed(affirming: Iterable[Voice], denying: Iterable[Voice]) -> Belief:
    """Weigh the sources that affirm against those that deny.

    >>> believed([Voice("Reuters", 0.8), Voice("Reuters", 0.8)], [])
    Belief(probability=0.8, sources=1)
    >>> believed([Voice("Reuters", 0.8), Voice("AFP", 0.8)], [])
    Belief(probability=0.96, sources=2)
    >>> believed([Voice("one side", 0.4)], [Voice("other side", 0.4)]).probability
    0.285714
    """
    yes, no = independent(affirming), independent(denying)
    pro, contra = _any_right(yes), _any_right(no)
    conflict = pro * contra
    probability = pro * (1 - contra) / (1 - conflict) if conflict < 1 else 0.5
    return Belief(round(probability, 6), len(yes))


def independent(voices: Iterable[Voice]) -> tuple[float, ...]:
    """Return one weight, the best, for every group of sources that do not depend on each other.

    >>> copied = "Fighting broke out near the border on Sunday, officials said."
    >>> independent([Voice("paper", 0.8, copied), Voice("site", 0.8, copied), Voice("radio", 0.5, "No.")])
    (0.8, 0.5)
    """
    groups: list[list[Voice]] = []
    for voice in sorted(set(voices)):
        near = [group for group in groups if any(_repeats(voice, other) for other in group[:_MANY])]
        merged = [voice, *(each for group in near for each in group)]
        groups = [group for group in groups if group not in near] + [merged]
    return tuple(sorted((max(each.weight for each in group) for group in groups), reverse=True))


def _repeats(one: Voice, other: Voice) -> bool:
    if one.source == other.source:
        return True
    first, second = _triples(one.words), _triples(other.words)
    shared = len(first & second)
    return shared > 0 and shared >= priors()["repeated_words"] * min(len(first), len(second))


@lru_cache(maxsize=4096)
def _triples(words: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words; passages of fewer than eight words are too short to tell a copy from a chance."""
    tokens: Sequence[str] = re.findall(r"\w+", words.casefold())
    return frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False)) if len(tokens) >= 8 else frozenset()


def _any_right(weights: Iterable[float]) -> float:
    return 1 - math.prod(1 - weight for weight in weights)
