"""A running average of the weights: steadier than the last step's."""

from __future__ import annotations

import torch

from kg.text.recipe.network import Network

EVERY, KEPT = 5, 0.98


class Average:
    """Exponential moving average over the trained weights, taken every few steps; early on it forgets faster."""

    def __init__(self, network: Network) -> None:
        self._trained = {name: weight for name, weight in network.named_parameters() if weight.requires_grad}
        self._mean = {name: weight.detach().clone() for name, weight in self._trained.items()}
        self._updates = 0

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take the weights of this step in."""
        if step % EVERY:
            return
        self._updates += 1
        share = 1 - min(KEPT, self._updates / (self._updates + 10))
        torch._foreach_lerp_(list(self._mean.values()), list(self._trained.values()), share)

    def weights(self, network: Network) -> dict[str, torch.Tensor]:
        """Return all weights, the trained ones averaged."""
        return {name: self._mean.get(name, weight).detach() for name, weight in network.state_dict().items()}
