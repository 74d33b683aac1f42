"""Samples to tensors, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from kg.text.engine.labels import Labels
from kg.text.engine.names import Name, NameTags
from kg.text.engine.pieces import CLS, SEP, WordPieces
from kg.text.recipe.samples import Sample

MAX_PIECES = 2400
MASK, MASKED = 103, 0.05
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Batch:
    """Network input and targets; `IGNORED` marks what is not annotated. ``sentences`` numbers them, -1 for padding."""

    inputs: dict[str, Tensor]
    targets: dict[str, Tensor]
    sentences: Tensor


class Batcher:
    """Turns samples into batches of at most `MAX_PIECES` pieces, padding included."""

    def __init__(self, labels: Labels, cut: WordPieces) -> None:
        self._cut = cut
        self._name_tags = NameTags(labels.ents)
        columns = {"deps": labels.deps, "tags": labels.tags, "pos": labels.pos, "morphs": labels.morphs}
        self._index = {name: {label: i for i, label in enumerate(values)} for name, values in columns.items()}

    def batches(self, samples: Iterable[Sample], rng: random.Random) -> Iterator[Batch]:
        """Group samples of like length, in random order."""
        sized = [(sum(len(self._cut(word).ids) for word in sample.words) + 2, sample) for sample in samples]
        sized.sort(key=lambda pair: pair[0] * rng.uniform(0.9, 1.1))
        groups: list[list[Sample]] = [[]]
        longest = 0
        for size, sample in sized:
            longest = max(longest, size)
            if groups[-1] and longest * (len(groups[-1]) + 1) > MAX_PIECES:
                groups.append([])
                longest = size
            groups[-1].append(sample)
        rng.shuffle(groups)
        return (self.batch(group, rng) for group in groups)

    def batch(self, samples: Sequence[Sample], rng: random.Random | None = None) -> Batch:
        """Lay out samples as padded tensors; given ``rng``, a few words are masked, so that none is leant on alone."""
        width = max(len(sample.words) for sample in samples)
        targets = {
            name: np.full((len(samples), width), IGNORED, np.int64)
            for name in ("heads", "deps", "tags", "pos", "morphs", "names", "starts")
        }
        sentences = np.full((len(samples), width), -1, np.int64)
        for row, sample in enumerate(samples):
            self._fill(row, sample, targets, sentences)
        return Batch(
            self._inputs(samples, width, rng),
            {name: torch.from_numpy(values) for name, values in targets.items()},
            torch.from_numpy(sentences),
        )

    def _fill(self, row: int, sample: Sample, targets: dict[str, np.ndarray], sentences: np.ndarray) -> None:
        size = len(sample.words)
        if sample.tree is not None:
            for name, index in self._index.items():
                targets[name][row, :size] = [index.get(label, IGNORED) for label in getattr(sample.tree, name)]
            targets["heads"][row, :size] = sample.tree.heads
            sentences[row, :size] = sample.tree.sentences
            targets["starts"][row, 1:size] = np.diff(sample.tree.sentences) > 0
        if sample.names is not None:
            targets["names"][row, :size] = self._tagged(size, sample.names)

    def _tagged(self, size: int, names: Iterable[Name]) -> list[int]:
        tags = ["O"] * size
        for start, stop, label in names:
            tags[start:stop] = [f"I-{label}"] * (stop - start)
            tags[start], tags[stop - 1] = f"B-{label}", f"E-{label}"
            if stop - start == 1:
                tags[start] = f"S-{label}"
        return [self._name_tags.tags.index(tag) for tag in tags]

    def _inputs(self, samples: Sequence[Sample], width: int, rng: random.Random | None) -> dict[str, Tensor]:
        rows = [self._row(sample, rng) for sample in samples]
        length = max(len(row["pieces"]) for row in rows)
        sizes = {"pieces": length, "case": length, "gap": length, "mask": length, "first": width}
        return {
            name: torch.tensor([row[name] + [0] * (size - len(row[name])) for row in rows], dtype=torch.int64)
            for name, size in sizes.items()
        }

    def _row(self, sample: Sample, rng: random.Random | None) -> dict[str, list[int]]:
        pieces, case, gap, first = [CLS], [0], [0], []
        for word, before in zip(sample.words, sample.gaps, strict=True):
            piece = self._cut(word)
            first.append(len(pieces))
            pieces += [MASK] * len(piece.ids) if rng and rng.random() < MASKED else piece.ids
            case += [piece.case] * len(piece.ids)
            gap += [before] * len(piece.ids)
        pieces, case, gap = [*pieces, SEP], [*case, 0], [*gap, 0]
        return {"pieces": pieces, "case": case, "gap": gap, "mask": [1] * len(pieces), "first": first}
