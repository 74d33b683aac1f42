"""Train the learnt reader: ``python -m kg.extract.relations.recipe.train --out FILE``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kg.extract.relations.recipe.examples import Collector
from kg.extract.relations.recipe.known import Known
from kg.extract.relations.recipe.passages import Passage, PassageReader
from kg.extract.relations.recipe.training import train, train_gate, weights_of
from kg.extract.relations.recipe.written import TEXT, written
from kg.schema import schema

NETS = 3
ENOUGH = 0.5
"""How likely a relation must be to be told."""
Weights = dict[str, np.ndarray]
TITLES = "holdsOffice"  # read by the lexicon of titles


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], help="files of the training text to leave out")
    parser.add_argument("--nets", type=int, default=NETS)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    relations = learnt_relations()
    reader = PassageReader()
    examples = Collector(Known(reader.patterns), relations).collect(_passages(reader, arguments.without))
    print(f"{len(examples.trigger_word)} words, {int(examples.right.sum())} relations", flush=True)
    gate = weights_of(train_gate(examples, seed=0))
    nets = [weights_of(train(examples, seed)) for seed in range(arguments.nets)]
    write(gate, nets, relations, arguments.out)


def learnt_relations() -> list[str]:
    """Return the relations that are learnt, in the order of the scores."""
    return sorted(set(schema().relations) - {TITLES})


def write(gate: Weights, nets: list[Weights], relations: list[str], out: Path) -> None:
    """Write all weights in half precision, with what is likely enough."""
    weights = {f"{number}.{name}": value for number, net in enumerate(nets) for name, value in net.items()}
    weights |= {**gate, "enough": np.full(len(relations), ENOUGH)}
    small: dict[str, Any] = {name: value.astype(np.float16) for name, value in weights.items()}
    np.savez_compressed(out, relations=np.array(relations), **small)


def _passages(reader: PassageReader, without: list[str]) -> Iterator[Passage]:
    for file in sorted(TEXT.glob("*.jsonl")):
        if file.stem not in without:
            yield from reader.read(written(file))
    yield from reader.read_examples()


if __name__ == "__main__":
    main()
