"""The networks in torch, and how they are trained; `kg.extract.relations.recipe.network` does the same in numpy."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.extract.relations.recipe.examples import Examples
from kg.extract.relations.recipe.features import FITTING

HIDDEN, THING, GATE = 128, 24, 48
EPOCHS, RATE, DECAY, BATCH, GATE_BATCH = 8, 2e-3, 0.03, 64, 256
OTHERS = 0.2
"""Which part of the words without a relation is seen in an epoch; they count the more."""
KNOWN = 0.3
"""What a relation counts that patterns find anyway."""
BLIND = 0.5
"""How often what patterns know of a word is hidden, so that what they find teaches to find what they do not."""


class Scale(nn.Module):
    """Vectors of words brought to mean 0 and spread 1."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        sample = vectors[torch.randperm(len(vectors))[:20000]].float()
        self.mean, self.spread = sample.mean(0), sample.std(0) + 0.02

    def forward(self, x: Tensor) -> Tensor:
        return (x.float() - self.mean) / self.spread


class Net(nn.Module):
    """Scores pairs of a trigger: one hidden layer over trigger, subject, object, and one over the trigger alone."""

    def __init__(self, examples: Examples) -> None:
        super().__init__()
        width, many = examples.vectors.shape[1], examples.right.shape[1]
        known = examples.word_marks.shape[1] + examples.trigger_marks.shape[1]
        role = examples.role_marks.shape[1] + THING
        self.scale = Scale(examples.vectors)
        self.thing = nn.Linear(width, THING)
        self.trigger, self.alone = nn.Linear(width + known, HIDDEN), nn.Linear(width + known, HIDDEN)
        self.subject, self.object = nn.Linear(role, HIDDEN, bias=False), nn.Linear(role, HIDDEN, bias=False)
        self.order = nn.Linear(2, HIDDEN, bias=False)
        self.out, self.alone_out = nn.Linear(HIDDEN, many), nn.Linear(HIDDEN, many)
        self.much, self.some, self.little = nn.Dropout(0.4), nn.Dropout(0.3), nn.Dropout(0.1)
        nn.init.constant_(self.alone_out.bias, -5.0)

    def forward(self, examples: Examples, triggers: Tensor, sighted: Tensor) -> tuple[Tensor, Tensor]:
        """Return the pairs of some triggers, and their scores; what patterns know is hidden where ``sighted`` is 0."""
        pairs, local = examples.pairs(triggers)
        roles, places = torch.unique(torch.cat([examples.subject[pairs], examples.object[pairs]]), return_inverse=True)
        many = examples.right.shape[1]
        words, marks = examples.word_marks[triggers].float(), examples.role_marks[roles].float()
        words[:, :many] *= sighted[:, None]
        of_role = torch.zeros(len(roles)).index_put_((places,), sighted[local].repeat(2))
        marks[:, FITTING : FITTING + 2 * many] *= of_role[:, None]
        seen = self.much(self.scale(examples.vectors[examples.trigger_word[triggers]]))
        trigger = torch.cat([seen, words, examples.trigger_marks[triggers].float()], 1)
        kept = self.some(self.thing(self.much(self.scale(examples.vectors[examples.role_word[roles]]))))
        role = torch.cat([self.little(marks), kept], 1)
        subjects, objects = self.subject(role)[places[: len(pairs)]], self.object(role)[places[len(pairs) :]]
        summed = self.trigger(trigger)[local] + subjects + objects + self.order(examples.pair_marks[pairs])
        alone = self.alone_out(self.some(functional.silu(self.alone(trigger))))
        scores: Tensor = self.out(self.some(functional.silu(summed))) + alone[local]
        return pairs, scores


def train(examples: Examples, seed: int) -> Net:
    """Train one network."""
    torch.manual_seed(seed)
    net = Net(examples)
    marked, others = torch.nonzero(examples.marked)[:, 0], torch.nonzero(~examples.marked)[:, 0]
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(marked) + int(OTHERS * len(others) * 1.1)) // BATCH + EPOCHS * 2
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        chosen = torch.cat([marked, others[torch.rand(len(others)) < OTHERS]])
        for triggers in chosen[torch.randperm(len(chosen))].split(BATCH):
            loss = _loss(net, examples, triggers)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    return net.eval()


def _loss(net: Net, examples: Examples, triggers: Tensor) -> Tensor:
    sighted = (torch.rand(len(triggers)) >= BLIND).float()
    pairs, scores = net(examples, triggers, sighted)
    _, local = examples.pairs(triggers)
    wrong = functional.binary_cross_entropy_with_logits(scores, examples.right[pairs].float(), reduction="none")
    counts = examples.counts[pairs] * torch.where(examples.known[pairs] & (sighted[local] > 0)[:, None], KNOWN, 1.0)
    marked = examples.marked[examples.pair_trigger[pairs]]
    loss: Tensor = (wrong * counts * torch.where(marked, 1.0, 1 / OTHERS)[:, None]).sum() / BATCH
    return loss


class Gate(nn.Module):
    """Scores every word by itself: which relations it may carry."""

    def __init__(self, examples: Examples) -> None:
        super().__init__()
        width = examples.vectors.shape[1] + examples.word_marks.shape[1]
        self.scale = Scale(examples.vectors)
        self.gate, self.gate_out = nn.Linear(width, GATE), nn.Linear(GATE, examples.right.shape[1])
        self.much, self.little = nn.Dropout(0.4), nn.Dropout(0.2)

    def forward(self, examples: Examples, triggers: Tensor) -> Tensor:
        vectors = self.scale(examples.vectors[examples.trigger_word[triggers]])
        seen = self.much(torch.cat([vectors, examples.word_marks[triggers]], 1))
        scores: Tensor = self.gate_out(self.little(functional.silu(self.gate(seen))))
        return scores


def train_gate(examples: Examples, seed: int) -> Gate:
    """Train the network that looks at every word first."""
    torch.manual_seed(seed)
    gate = Gate(examples)
    right = torch.zeros(len(examples.trigger_word), examples.right.shape[1])
    right.index_put_((examples.pair_trigger,), examples.right.float(), accumulate=True)
    optimizer = torch.optim.AdamW(gate.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(right) // GATE_BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(right)).split(GATE_BATCH):
            wanted = right[rows].clamp(max=1)
            loss = functional.binary_cross_entropy_with_logits(gate(examples, rows), wanted, reduction="sum")
            optimizer.zero_grad()
            (loss / GATE_BATCH).backward()
            optimizer.step()
            schedule.step()
    return gate.eval()


def weights_of(net: Net | Gate) -> dict[str, np.ndarray]:
    """Return the weights as the reader multiplies them, the scale of the vectors worked into them."""
    weights: dict[str, np.ndarray] = {}
    for name, layer in net.named_children():
        if isinstance(layer, nn.Linear):
            weights[name] = layer.weight.detach().numpy().T.copy()
            if layer.bias is not None:
                weights[f"{name}_bias"] = layer.bias.detach().numpy().copy()
    for name in {"thing", "trigger", "alone", "gate"} & weights.keys():
        _work_in(net.scale, weights, name)
    return weights


def _work_in(scale: Scale, weights: dict[str, np.ndarray], name: str) -> None:
    mean, spread = scale.mean.numpy(), scale.spread.numpy()
    many = len(mean)
    weights[name][:many] /= spread[:, None]
    weights[f"{name}_bias"] -= mean @ weights[name][:many]
