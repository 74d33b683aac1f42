"""The weights that training begins with, and the folder it writes: weights.safetensors and labels.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from kg.text.engine.labels import Labels
from kg.text.recipe.network import Network

WEIGHTS, LABELS, MINILM = "weights.safetensors", "labels.json", "model.safetensors"
LAYER_PARTS = {
    "attention_out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "feed_in": "intermediate.dense",
    "feed_out": "output.dense",
    "feed_norm": "output.LayerNorm",
}


def load_model(folder: Path) -> tuple[Network, Labels]:
    """Load what `save_model` wrote."""
    labels = Labels.read((folder / LABELS).read_bytes())
    network = Network(labels)
    network.load_state_dict(load_file(folder / WEIGHTS))
    return network, labels


def save_model(folder: Path, weights: dict[str, torch.Tensor], labels: Labels) -> None:
    """Write weights and labels."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.contiguous() for name, tensor in weights.items()}, folder / WEIGHTS)
    (folder / LABELS).write_text(json.dumps(asdict(labels)), encoding="utf-8")


def from_minilm(folder: Path, labels: Labels) -> Network:
    """Begin with the published encoder (all-MiniLM-L6-v2, Apache-2.0) and random heads."""
    published = load_file(folder / MINILM)
    network = Network(labels)
    weights = network.state_dict()
    weights["pieces.weight"] = published["embeddings.word_embeddings.weight"]
    weights["positions.weight"] = published["embeddings.position_embeddings.weight"]
    weights["segment"] = published["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        weights[f"norm.{kind}"] = published[f"embeddings.LayerNorm.{kind}"]
        for number in range(len(network.layers)):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            attention = [published[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            weights[f"{ours}attention_in.{kind}"] = torch.cat(attention)
            for part, name in LAYER_PARTS.items():
                weights[f"{ours}{part}.{kind}"] = published[f"{theirs}{name}.{kind}"]
    network.load_state_dict(weights)
    return network
