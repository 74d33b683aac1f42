"""The arithmetic of the reader: numpy alone, weights from one small file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


class Batch(NamedTuple):
    """Triggers, the roles that things have at each, and the pairs of roles of one trigger, as flat arrays.

    ``triggers`` are vectors with marks; ``roles`` marks alone, ``things`` the vectors of the things that have them.
    """

    triggers: Floats
    roles: Floats
    things: Floats
    subjects: Places
    objects: Places
    of_trigger: Places
    order: Floats


class Net:
    """One network: scores every (subject, object) of a trigger for every relation.

    What is known of trigger, subject and object is added up in one hidden layer; a second one reads the trigger alone.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def __call__(self, batch: Batch) -> Floats:
        """Return the scores (pairs, relations)."""
        w = self._weights
        roles = np.hstack([batch.roles, batch.things @ w["thing"] + w["thing_bias"]])
        inner = batch.triggers @ w["trigger"] + w["trigger_bias"]
        alone = _silu(batch.triggers @ w["alone"] + w["alone_bias"]) @ w["alone_out"] + w["alone_out_bias"]
        summed = inner[batch.of_trigger] + batch.order @ w["order"]
        summed += (roles @ w["subject"])[batch.subjects]
        summed += (roles @ w["object"])[batch.objects]
        scores: Floats = _silu(summed) @ w["out"] + w["out_bias"] + alone[batch.of_trigger]
        return scores


class Gate:
    """A smaller network that looks at every word first: which relations it may carry."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def __call__(self, words: Floats) -> Floats:
        """Return the scores (words, relations)."""
        w = self._weights
        return _silu(words @ w["gate"] + w["gate_bias"]) @ w["gate_out"] + w["gate_out_bias"]


class Reader(NamedTuple):
    """The trained reader: relations in the order of its scores, and how likely each must be to be told."""

    relations: tuple[str, ...]
    gate: Gate
    nets: tuple[Net, ...]
    enough: Floats


def load(path: Path) -> Reader:
    """Read the weights that the recipe wrote, in half precision."""
    with np.load(path) as file:
        weights = {name: file[name].astype(np.float32) for name in file.files if name != "relations"}
        relations = tuple(str(name) for name in file["relations"])
    many = 1 + max(int(name.split(".")[0]) for name in weights if "." in name)
    nets = tuple(
        Net({name.split(".")[1]: value for name, value in weights.items() if name.startswith(f"{number}.")})
        for number in range(many)
    )
    return Reader(relations, Gate(weights), nets, weights["enough"])


def probability(scores: Floats) -> Floats:
    """Return the logistic function of scores."""
    with np.errstate(over="ignore"):
        likely: Floats = np.reciprocal(1 + np.exp(-scores), dtype=np.float32)
    return likely


def _silu(x: Floats) -> Floats:
    return x * probability(x)
