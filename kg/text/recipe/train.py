"""Train the network: ``python -m kg.text.recipe.train --corpus FOLDER (--minilm FOLDER | --init FOLDER) --out FOLDER``.

The learn rates rise over the first 3% of the steps and fall to 0 at the last; they follow steps, never the clock, so
that a run can be repeated. What is written is a running average of the weights.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from kg.text.engine.component import DATA
from kg.text.engine.pieces import WordPieces
from kg.text.recipe import network as architecture
from kg.text.recipe.average import Average
from kg.text.recipe.batches import Batch, Batcher
from kg.text.recipe.initial import from_minilm, load_model, save_model
from kg.text.recipe.losses import WEIGHTS, losses_of
from kg.text.recipe.mixture import Mixture
from kg.text.recipe.network import Network
from kg.text.recipe.samples import label_inventory

WARM_UP = 0.03
CLIP = 2.0
ENCODER_PARTS = ("positions", "segment", "norm", "layers")
REPORT_EVERY, SAVE_EVERY = 100, 300


def main() -> None:
    """Read the arguments and train."""
    arguments = _arguments()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    architecture.RANDOM = np.random.default_rng(arguments.seed)
    torch.set_num_threads(arguments.threads)
    mixture = Mixture.read(arguments.corpus, extra=arguments.extra)
    if arguments.init:
        network, labels = load_model(arguments.init)
    else:
        labels = label_inventory(mixture.everything())
        network = from_minilm(arguments.minilm, labels)
    batcher = Batcher(labels, WordPieces((DATA / "pieces.json").read_bytes()))
    network.pieces.weight.requires_grad_(False)
    network.train()
    average = Average(network)
    began, losses = time.monotonic(), Counter[str]()
    optimizer = _optimizer(network, arguments.encoder_rate, arguments.head_rate)
    for step, batch in enumerate(_stream(mixture, batcher, arguments.steps, arguments.seed), start=1):
        _set_rates(optimizer, step / arguments.steps)
        losses.update(_train_step(network, optimizer, batch))
        average.update(step)
        if step % REPORT_EVERY == 0:
            shown = " ".join(f"{name} {losses[name] / max(1, losses['n_' + name]):.3f}" for name in WEIGHTS)
            print(f"step {step} {time.monotonic() - began:.0f}s {shown}", file=sys.stderr, flush=True)
            losses.clear()
        if step % SAVE_EVERY == 0 or step == arguments.steps:
            save_model(arguments.out, average.weights(network), labels)


def _train_step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch) -> dict[str, float]:
    losses = losses_of(network, batch)
    total = torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], CLIP)
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {f"n_{name}": 1 for name in losses}


def _stream(mixture: Mixture, batcher: Batcher, steps: int, seed: int) -> Iterator[Batch]:
    epoch = done = 0
    while True:
        rng = random.Random(f"{seed} {epoch}")
        for batch in batcher.batches(mixture.epoch(rng), rng):
            yield batch
            done += 1
            if done == steps:
                return
        epoch += 1


def _optimizer(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    named = [(name.split(".")[0], weight) for name, weight in network.named_parameters() if weight.requires_grad]
    encoder = [weight for part, weight in named if part in ENCODER_PARTS]
    heads = [weight for part, weight in named if part not in ENCODER_PARTS]
    groups = [
        {"params": encoder, "lr": encoder_rate, "top": encoder_rate},
        {"params": heads, "lr": 0, "top": head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def _set_rates(optimizer: torch.optim.Optimizer, progress: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * min(1.0, progress / WARM_UP) * (1 - progress)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder that convert wrote")
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--minilm", type=Path, help="folder with the model.safetensors of all-MiniLM-L6-v2")
    start.add_argument("--init", type=Path, help="a model folder of an earlier training, to go on from")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--steps", type=int, default=2600)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--extra", action="store_true", help="add re3d, UNER, EWT dev and the sentences of our own")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
