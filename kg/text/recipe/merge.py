"""Average the weights of models of one ancestry: ``python -m kg.text.recipe.merge MODEL... --out MODEL``.

A model that was trained further and the one it came from lie in one basin; their mean keeps what both know (Wortsman et
al. 2022, Model Soups).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from kg.text.recipe.initial import load_model, save_model


def main() -> None:
    """Read the arguments and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    merge(arguments.models, arguments.out)


def merge(models: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights; all models must have the labels of the first."""
    loaded = [load_model(model) for model in models]
    weights = [network.state_dict() for network, _ in loaded]
    mean = {name: torch.stack([of[name] for of in weights]).mean(0) for name in weights[0]}
    save_model(out, mean, loaded[0][1])


if __name__ == "__main__":
    main()
