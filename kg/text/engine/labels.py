"""The label inventory of the trained network, and its ids in a vocabulary."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.symbols import IDS
from spacy.vocab import Vocab

ROOT, SPACE_DEP, SPACE_TAG, SPACE_POS = "ROOT", "dep", "_SP", "SPACE"
Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Labels:
    """Dependency labels (Universal Dependencies), tags (Penn), parts of speech, features and entity labels."""

    deps: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    ents: tuple[str, ...]

    @classmethod
    def read(cls, content: bytes) -> Labels:
        """Read the inventory as training wrote it (JSON)."""
        return cls(**{name: tuple(values) for name, values in json.loads(content).items()})


class LabelIds(NamedTuple):
    """Hashes of the labels in one vocabulary; the last of each is what a white-space token gets."""

    deps: Hashes
    tags: Hashes
    pos: Hashes
    morphs: Hashes


def label_ids(labels: Labels, vocab: Vocab) -> LabelIds:
    """Add all labels to a vocabulary and return their hashes."""
    strings = vocab.strings
    return LabelIds(
        np.array([strings.add(dep) for dep in (*labels.deps, SPACE_DEP)], np.uint64),
        np.array([strings.add(tag) for tag in (*labels.tags, SPACE_TAG)], np.uint64),
        np.array([IDS[pos] for pos in (*labels.pos, SPACE_POS)], np.uint64),
        np.array([vocab.morphology.add(morph) if morph else 0 for morph in (*labels.morphs, "")], np.uint64),
    )
