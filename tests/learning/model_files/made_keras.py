"""Keras files, made by hand: good ones, and whatever Keras itself would never write."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import h5py
import numpy as np

KERNEL = np.random.default_rng(0).normal(0, 0.3, (3, 3, 3, 4)).astype(np.float32)
DENSE = np.random.default_rng(1).normal(0, 1, (4, 3)).astype(np.float32)
BIAS = np.linspace(-1, 1, 3, dtype=np.float32)


def layer(kind: str, name: str, module: str = "keras.layers", **config: Any) -> dict[str, Any]:
    return {
        "module": module,
        "class_name": kind,
        "config": {"name": name, **config},
        "registered_name": None,
    }


def image_layer(side: int | None = 32, channels: int = 3) -> dict[str, Any]:
    return layer("InputLayer", "image", batch_shape=[None, side, side, channels])


def small_layers(units: int = 3, activation: str = "softmax") -> list[dict[str, Any]]:
    """A convolution, the mean of each map, and a dense layer: `KERNEL`, `DENSE`, `BIAS`."""
    return [
        image_layer(),
        layer(
            "Conv2D",
            "conv",
            filters=4,
            kernel_size=[3, 3],
            strides=[2, 2],
            use_bias=False,
            activation="relu",
            kernel_initializer=layer("GlorotUniform", "", "keras.initializers"),
        ),
        layer("GlobalAveragePooling2D", "mean"),
        layer("Dropout", "drop", rate=0.3),
        layer("Dense", "dense", units=units, activation=activation),
    ]


def sequential(layers: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "module": "keras",
        "class_name": "Sequential",
        "config": {"name": "small", "layers": layers, **more},
        "registered_name": None,
    }


def functional(
    layers: list[dict[str, Any]], sources: dict[str, list[str]], output: str
) -> dict[str, Any]:
    """A graph in the words of Keras 3: of which layers each takes the output."""
    for each in layers:
        name = each["config"]["name"]
        tensors = [
            {"class_name": "__keras_tensor__", "config": {"keras_history": [source, 0, 0]}}
            for source in sources.get(name, [])
        ]
        argument = tensors if len(tensors) > 1 else tensors[:1] and tensors[0]
        each["name"] = name
        each["inbound_nodes"] = [{"args": [argument], "kwargs": {}}] if tensors else []
    first = layers[0]["config"]["name"]
    return {
        "module": "keras.src.models.functional",
        "class_name": "Functional",
        "config": {
            "name": "graph",
            "layers": layers,
            "input_layers": [[first, 0, 0]],
            "output_layers": [[output, 0, 0]],
        },
        "registered_name": "Functional",
    }


def small_reference(images: np.ndarray) -> np.ndarray:
    """The logits of the small network for images (N, S, S, 3), by NumPy alone."""
    windows = np.lib.stride_tricks.sliding_window_view(images, (3, 3), (1, 2))[:, ::2, ::2]
    maps = np.maximum(np.einsum("nhwcij,ijck->nhwk", windows, KERNEL), 0)
    return maps.mean((1, 2)) @ DENSE + BIAS


def weights_file(arrays: dict[str, Any] | None = None, **options: Any) -> bytes:
    """`model.weights.h5` of the small network, or with other arrays by path."""
    if arrays is None:
        arrays = {
            "layers/conv2d/vars/0": KERNEL,
            "layers/dense/vars/0": DENSE,
            "layers/dense/vars/1": BIAS,
        }
    file = io.BytesIO()
    with h5py.File(file, "w", **options) as group:
        for path, array in arrays.items():
            group[path] = array
    return file.getvalue()


def archive(
    config: dict[str, Any] | str | None = None,
    weights: bytes | None = None,
    more: dict[str, bytes] | None = None,
    packed: int = zipfile.ZIP_STORED,
) -> bytes:
    """A `.keras` file."""
    if config is None:
        config = sequential(small_layers())
    members = {
        "metadata.json": b'{"keras_version": "3.15.1"}',
        "config.json": (config if isinstance(config, str) else json.dumps(config)).encode(),
        "model.weights.h5": weights_file() if weights is None else weights,
        **(more or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def legacy(
    config: dict[str, Any] | str | None = None,
    weights: dict[str, dict[str, Any]] | None = None,
    version: str = "2.4.0",
    **options: Any,
) -> bytes:
    """A `.h5` file as Keras 2 wrote it: by layer, then by the name of the weight."""
    if config is None:
        config = sequential(small_layers())
    if weights is None:
        weights = {
            "conv": {"conv/kernel:0": KERNEL},
            "mean": {},
            "dense": {"dense/kernel:0": DENSE, "dense/bias:0": BIAS},
        }
    file = io.BytesIO()
    with h5py.File(file, "w", **options) as group:
        group.attrs["keras_version"] = version
        group.attrs["model_config"] = config if isinstance(config, str) else json.dumps(config)
        root = group.create_group("model_weights")
        root.attrs["layer_names"] = [name.encode() for name in weights]
        for name, arrays in weights.items():
            part = root.create_group(name)
            part.attrs["weight_names"] = [each.encode() for each in arrays]
            for each, array in arrays.items():
                part[each] = array
    return file.getvalue()


def written(folder: Path, content: bytes, name: str = "model.keras") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
