"""The network: a MiniLM-L6 encoder (BERT with 6 layers of width 384) and one head per layer of annotation."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.text.engine.labels import Labels

WIDTH, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
CASES, GAPS = 8, 4
ARC_WIDTH, LABEL_WIDTH, NAME_WIDTH, START_WIDTH = 256, 64, 256, 64
ARC_SCALE = 4 / ARC_WIDTH**0.5
ENCODER_DROPOUT, HEAD_DROPOUT = 0.1, 0.2
RANDOM = np.random.default_rng(0)


class Outputs(NamedTuple):
    """Scores per word, (batch, words, ...); ``arcs`` is (batch, dependent, head) with the root on the diagonal."""

    tags: Tensor
    pos: Tensor
    morphs: Tensor
    names: Tensor
    starts: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Dropout(nn.Module):
    """Dropout from random bytes: several times faster than torch's on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.threshold = round(rate * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.frombuffer(bytearray(RANDOM.bytes(x.numel())), dtype=torch.uint8).view(x.shape) >= self.threshold
        return x * kept.to(x.dtype).mul_(256 / (256 - self.threshold))


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.attention_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.feed_in = nn.Linear(WIDTH, INNER)
        self.feed_out = nn.Linear(INNER, WIDTH)
        self.feed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(ENCODER_DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        size = width // ATTENTION_HEADS
        query, key, value = (
            self.attention_in(x).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4).unbind(0)
        )
        scores = (query * size**-0.5) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores + mask.to(scores.dtype)
        read = (torch.softmax(scores, -1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + self.dropout(self.attention_out(read)))
        fed: Tensor = self.feed_norm(x + self.dropout(self.feed_out(functional.gelu(self.feed_in(x)))))
        return fed


class Network(nn.Module):
    """Reads word pieces with their case and gap classes; scores every word (at its first piece)."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(CASES, WIDTH)
        self.gap = nn.Embedding(GAPS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(ENCODER_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head_dropout = Dropout(HEAD_DROPOUT)
        self.tag = nn.Linear(WIDTH, len(labels.tags))
        self.pos = nn.Linear(WIDTH, len(labels.pos))
        self.morph = nn.Linear(WIDTH, len(labels.morphs))
        self.name_inner = nn.Linear(WIDTH, NAME_WIDTH)
        self.name = nn.Linear(NAME_WIDTH, 1 + 4 * len(labels.ents))
        self.start_inner = nn.Linear(2 * WIDTH, START_WIDTH)
        self.start = nn.Linear(START_WIDTH, 1)
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_prior = nn.Linear(ARC_WIDTH, 1)
        self.arc_root = nn.Linear(ARC_WIDTH, 1)
        self.label_dependent = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label = nn.Parameter(torch.randn(LABEL_WIDTH + 1, len(labels.deps), LABEL_WIDTH + 1) * 0.01)
        nn.init.normal_(self.case.weight, std=0.002)
        nn.init.normal_(self.gap.weight, std=0.002)
        nn.init.orthogonal_(self.arc.weight)

    def forward(self, pieces: Tensor, case: Tensor, gap: Tensor, first: Tensor, mask: Tensor | None = None) -> Outputs:
        read = self.head_dropout(self._encode(pieces, case, gap, first, mask))
        before = torch.cat([torch.zeros_like(read[:, :1]), read[:, :-1]], 1)
        starts = self.start(functional.gelu(self.start_inner(torch.cat([read, before], -1))))[..., 0]
        return Outputs(
            self.tag(read),
            self.pos(read),
            self.morph(read),
            self.name(self._inner(self.name_inner, read)),
            starts,
            self._arcs(read),
            self._inner(self.label_dependent, read),
            self._inner(self.label_head, read),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of arcs, (arcs, labels)."""
        return biaffine(dependents, heads, self.label)

    def _encode(self, pieces: Tensor, case: Tensor, gap: Tensor, first: Tensor, mask: Tensor | None) -> Tensor:
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment
        x = self.dropout(self.norm(x + self.case(case) + self.gap(gap)))
        blocked = None if mask is None else ((1 - mask.to(x.dtype)) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, blocked)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def _inner(self, linear: nn.Module, read: Tensor) -> Tensor:
        inner: Tensor = self.head_dropout(functional.gelu(linear(read)))
        return inner

    def _arcs(self, read: Tensor) -> Tensor:
        dependents, heads = self._inner(self.arc_dependent, read), self._inner(self.arc_head, read)
        scores = self.arc(dependents) @ heads.transpose(1, 2) * ARC_SCALE + self.arc_prior(heads).transpose(1, 2)
        diagonal = torch.eye(read.shape[1], dtype=scores.dtype)[None]
        with_root: Tensor = scores * (1 - diagonal) + self.arc_root(dependents) * diagonal
        return with_root


def biaffine(dependents: Tensor, heads: Tensor, weights: Tensor) -> Tensor:
    """Multiply each pair with the weights, (width + 1, labels, width + 1): a bilinear, two linear terms and a prior.

    Dozat and Manning (2017), Deep Biaffine Attention for Neural Dependency Parsing.
    """
    one = torch.ones_like(dependents[:, :1])
    left, right = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
    width, labels, _ = weights.shape
    return ((left @ weights.reshape(width, labels * width)).view(-1, labels, width) @ right[:, :, None])[:, :, 0]
