"""Export a trained model for the engine: ``python -m kg.text.recipe.export MODEL --out FOLDER``.

Writes ``encoder.onnx`` (word embeddings and encoder in 8 bits, per channel; heads in 32), ``arc_labels.onnx``, and
``labels.json``. ``pieces.json`` (the tokenizer of all-MiniLM-L6-v2) is not touched.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.text.recipe.initial import load_model
from kg.text.recipe.network import LABEL_WIDTH, Network, biaffine

INPUTS = ("pieces", "case", "gap", "first")
OUTPUTS = ("tag", "pos", "morph", "names", "starts", "arcs", "dependents", "heads")
OPSET = 17


class Readable(nn.Module):
    """The network as the engine calls it: one window, no padding, tags decided inside the graph."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, case: Tensor, gap: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        scores = self.network(pieces, case, gap, first)
        best = (scores.tags.argmax(-1), scores.pos.argmax(-1), scores.morphs.argmax(-1))
        return (*best, scores.names, scores.starts, scores.arcs, scores.dependents, scores.heads)


class ArcLabels(nn.Module):
    """The labels of chosen arcs, from the vectors of each dependent and of its head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.label = nn.Parameter(network.label.detach().clone())

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return biaffine(dependents, heads, self.label)


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    export(arguments.model, arguments.out)


def export(model: Path, out: Path) -> None:
    """Write the files that the engine reads."""
    network, labels = load_model(model)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        _write_graph(network, exact)
        _quantise(exact, out / "encoder.onnx")
    _write_arc_labels(network, out / "arc_labels.onnx")
    (out / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")


def _write_graph(network: Network, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (1, 11))
    zeros = torch.zeros_like(pieces)
    first = torch.tensor([[1, 2, 4, 5]])
    axes = {name: {1: "pieces"} for name in INPUTS[:-1]}
    axes |= {name: {1: "words"} for name in (INPUTS[-1], *OUTPUTS)} | {"arcs": {1: "words", 2: "words"}}
    torch.onnx.export(
        Readable(network),
        (pieces, zeros, zeros, first),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def _write_arc_labels(network: Network, path: Path) -> None:
    vectors = torch.zeros(3, LABEL_WIDTH)
    torch.onnx.export(
        ArcLabels(network),
        (vectors, vectors),
        str(path),
        input_names=["dependents", "heads"],
        output_names=["scores"],
        dynamic_axes={name: {0: "words"} for name in ("dependents", "heads", "scores")},
        opset_version=OPSET,
        dynamo=False,
    )


def _quantise(exact: Path, out: Path) -> None:
    nodes = onnx.load(exact).graph.node
    kept = [node.name for node in nodes if node.op_type in ("MatMul", "Gemm") and "/layers." not in node.name]
    kept += [node.name for node in nodes if node.op_type == "Gather" and "/pieces/" not in node.name]
    quantize_dynamic(
        exact,
        out,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=kept,
    )


if __name__ == "__main__":
    main()
