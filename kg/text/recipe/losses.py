"""What training minimises: one loss per layer of annotation."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from kg.text.recipe.batches import IGNORED, Batch
from kg.text.recipe.network import Network

WEIGHTS = {"arcs": 1.0, "labels": 1.0, "tags": 1.0, "pos": 0.5, "morphs": 0.5, "starts": 2.0, "names": 2.0}


def losses_of(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each layer of annotation that the batch has; arcs compete within their sentence only."""
    targets = batch.targets
    with torch.autocast("cpu", torch.bfloat16):
        outputs = network(**batch.inputs)
    losses: dict[str, Tensor] = {}
    if (targets["heads"] != IGNORED).any():
        together = batch.sentences[:, :, None] == batch.sentences[:, None, :]
        losses["arcs"] = _cross_entropy(outputs.arcs.float().masked_fill(~together, -1e4), targets["heads"])
        row, word = ((targets["heads"] != IGNORED) & (targets["heads"] != torch.arange(together.shape[1]))).nonzero(
            as_tuple=True
        )
        with torch.autocast("cpu", torch.bfloat16):
            scores = network.label_scores(
                outputs.dependents[row, word], outputs.heads[row, targets["heads"][row, word]]
            )
        losses["labels"] = _cross_entropy(scores, targets["deps"][row, word])
        for name in ("tags", "pos", "morphs"):
            losses[name] = _cross_entropy(getattr(outputs, name), targets[name])
        known = targets["starts"] != IGNORED
        if known.any():
            losses["starts"] = functional.binary_cross_entropy_with_logits(
                outputs.starts[known].float(), targets["starts"][known].float()
            )
    if (targets["names"] != IGNORED).any():
        losses["names"] = _cross_entropy(outputs.names, targets["names"])
    return losses


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    total = functional.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), targets.reshape(-1), ignore_index=IGNORED, reduction="sum"
    )
    return total / max(1, int((targets != IGNORED).sum()))
