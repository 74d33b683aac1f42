"""Turn an exported model back into one that can be trained further: ``python -m kg.text.recipe.restore --out MODEL``.

What `export` rounded to 8 bits comes back rounded; a few hundred steps of training make up for that.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from kg.text.engine.component import DATA
from kg.text.engine.labels import Labels
from kg.text.recipe.initial import save_model
from kg.text.recipe.network import Network

PREFIX = "network."


def main() -> None:
    """Read the arguments and restore."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", type=Path, default=DATA, help="folder that export wrote (the shipped one)")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    restore(arguments.engine, arguments.out)


def restore(engine: Path, out: Path) -> None:
    """Write the model folder; raises `RuntimeError` when a weight is missing or has another shape."""
    labels = Labels.read((engine / "labels.json").read_bytes())
    network = Network(labels)
    weights = dict(_encoder_weights(onnx.load(engine / "encoder.onnx").graph, network))
    (label,) = (array for array in _arrays(onnx.load(engine / "arc_labels.onnx").graph).values() if array.ndim >= 2)
    weights["label"] = torch.from_numpy(label.copy()).view(network.label.shape)
    network.load_state_dict(weights)
    save_model(out, network.state_dict(), labels)


def _encoder_weights(graph: onnx.GraphProto, network: Network) -> Iterator[tuple[str, Tensor]]:
    """Yield weights under the network's own names; products have lost them, and are known by the module they are in."""
    arrays = _arrays(graph)
    for name, array in arrays.items():
        if name.startswith(PREFIX) and not name.endswith(("_quantized", "_scale", "_zero_point")):
            yield name.removeprefix(PREFIX), torch.from_numpy(array.copy())
    for node in graph.node:
        given = next((name for name in node.input if name in arrays), "")
        module = node.name.removeprefix("/network/").rpartition("/")[0].replace("/", ".")
        if not module or not given or (given.startswith(PREFIX) and not given.endswith("_quantized")):
            continue
        array = _unrounded(arrays, given.removesuffix("_quantized")) if given.endswith("_quantized") else arrays[given]
        if "MatMul" in node.op_type:
            yield f"{module}.weight", torch.from_numpy(array.T.copy())
        elif node.op_type == "Gather" and array.dtype == np.float32:
            yield f"{module}.weight", torch.from_numpy(array.copy())


def _unrounded(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    scale, zero = arrays[f"{name}_scale"], arrays[f"{name}_zero_point"].astype(np.float32)
    result: np.ndarray = (arrays[f"{name}_quantized"].astype(np.float32) - zero) * scale
    return result


def _arrays(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


if __name__ == "__main__":
    main()
