"""Which corpora a training epoch is made of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from kg.text.recipe.augment import recased, vary
from kg.text.recipe.lexicon import Lexicon
from kg.text.recipe.samples import Sample, read_samples

TREES = ("core_train",)
NAMES = ("wikigold", "redocred", "crossner")
NAMES_SHARE = 0.2
EXTRA_TREES = ("ewt_dev",)
EXTRA_NAMES = {"re3d": 1, "ewt_dev_ner": 3}
OWN_TEXTS = 3


class Mixture:
    """All tree-annotated texts, half of the name corpora, and, if wanted, the extra ones, in every epoch."""

    def __init__(self, trees: list[Sample], names: list[Sample], extra_names: list[Sample], own_texts: int) -> None:
        self._trees, self._names, self._extra_names, self._own_texts = trees, names, extra_names, own_texts
        self._lexicon = Lexicon()

    @classmethod
    def read(cls, corpus: Path, *, extra: bool) -> Mixture:
        """Read the converted corpora from a folder."""

        def samples(names: tuple[str, ...]) -> list[Sample]:
            return [sample for name in names for sample in read_samples(corpus, name)]

        more = [sample for name, times in EXTRA_NAMES.items() for sample in samples((name,)) * times] if extra else []
        return cls(samples(TREES + (EXTRA_TREES if extra else ())), samples(NAMES), more, OWN_TEXTS if extra else 0)

    def everything(self) -> list[Sample]:
        """Return all samples that come from corpora, to collect labels from."""
        return self._trees + self._names

    def epoch(self, rng: random.Random) -> Iterator[Sample]:
        """Yield the samples of one epoch, varied at random."""
        names = rng.sample(self._names, int(len(self._names) * NAMES_SHARE))
        for sample in (*self._trees, *names, *self._extra_names):
            yield vary(sample, self._lexicon, rng)
        for _ in range(self._own_texts):
            for sample in self._lexicon.texts(rng):
                yield recased(sample, rng)
