"""ONNX files, written without the library that writes them elsewhere."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np


def varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    found = b""
    while value > 127:
        found += bytes([value & 127 | 128])
        value >>= 7
    return found + bytes([value])


def field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    content = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(content)) + content


def tensor(
    name: str, array: Any, dims: Iterable[int] | None = None, extra: bytes = b""
) -> bytes:
    array = np.asarray(array)
    kind = {"float32": 1, "int64": 7}[array.dtype.name]
    shape = b"".join(field(1, length) for length in (array.shape if dims is None else dims))
    return shape + field(2, kind) + field(8, name) + field(9, array.tobytes()) + extra


def attribute(name: str, value: Any) -> bytes:
    match value:
        case bytes():  # a tensor
            return field(1, name) + field(5, value) + field(20, 4)
        case float():
            content = np.float32(value).tobytes()
            return field(1, name) + varint(2 << 3 | 5) + content + field(20, 1)
        case int():
            return field(1, name) + field(3, value) + field(20, 2)
        case list():
            return field(1, name) + b"".join(field(8, each) for each in value) + field(20, 7)
    return field(1, name) + field(4, value) + field(20, 3)


def node(
    kind: str,
    inputs: list[str],
    output: str,
    domain: str = "",
    extra: bytes = b"",
    **settings: Any,
) -> bytes:
    content = b"".join(field(1, name) for name in inputs) + field(2, output)
    content += field(3, output) + field(4, kind)
    for name, value in settings.items():
        content += field(5, attribute(name, value))
    return content + (field(7, domain) if domain else b"") + extra


def value_info(name: str, shape: Iterable[int | str]) -> bytes:
    lengths = b"".join(
        field(1, field(1, each) if isinstance(each, int) else field(2, each)) for each in shape
    )
    return field(1, name) + field(2, field(1, field(1, 1) + field(2, lengths)))


def model(
    nodes: list[bytes],
    tensors: list[bytes],
    image: Iterable[int | str] = ("N", 3, 32, 32),
    classes: Iterable[int | str] = ("N", 3),
    extra: bytes = b"",
    graph_extra: bytes = b"",
    producer: str = "pytorch",
) -> bytes:
    graph = b"".join(field(1, each) for each in nodes) + field(2, "graph")
    graph += b"".join(field(5, each) for each in tensors)
    graph += field(11, value_info("image", image)) + field(12, value_info("out", classes))
    head = field(1, 8) + field(2, producer) + field(3, "2.4")
    return head + field(7, graph + graph_extra) + field(8, field(1, "") + field(2, 13)) + extra


def small(
    classes: int = 3, ending: str | None = "Softmax", *, last: bool = False, side: int = 32
) -> bytes:
    """A convolution, the mean of each map, and a dense layer."""
    rng = np.random.default_rng(0)
    kernel = rng.normal(0, 0.3, (4, 3, 3, 3)).astype(np.float32)
    weights = rng.normal(0, 1, (4, classes)).astype(np.float32)
    first = "turned" if last else "image"
    nodes = [node("Transpose", ["image"], "turned", perm=[0, 3, 1, 2])] if last else []
    nodes += [
        node("Conv", [first, "kernel"], "maps", kernel_shape=[3, 3], strides=[2, 2]),
        node("Relu", ["maps"], "positive"),
        node("GlobalAveragePool", ["positive"], "means"),
        node("Flatten", ["means"], "flat", axis=1),
        node("Gemm", ["flat", "weights", "bias"], "logits" if ending else "out"),
    ]
    if ending:
        settings = {"axis": 1} if "Softmax" in ending else {}
        nodes.append(node(ending, ["logits"], "out", **settings))
    tensors = [
        tensor("kernel", kernel),
        tensor("weights", weights),
        tensor("bias", np.linspace(-1, 1, classes, dtype=np.float32)),
    ]
    image = ("N", side, side, 3) if last else ("N", 3, side, side)
    return model(nodes, tensors, image, ("N", classes))


def small_reference(images: np.ndarray, classes: int = 3) -> np.ndarray:
    """The logits of `small` for images (N, 3, S, S), by NumPy alone."""
    rng = np.random.default_rng(0)
    kernel = rng.normal(0, 0.3, (4, 3, 3, 3)).astype(np.float32)
    weights = rng.normal(0, 1, (4, classes)).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(images, (3, 3), (2, 3))[:, :, ::2, ::2]
    maps = np.maximum(np.einsum("nchwij,kcij->nkhw", windows, kernel), 0)
    return maps.mean((2, 3)) @ weights + np.linspace(-1, 1, classes, dtype=np.float32)


def written(folder: Path, content: bytes, name: str = "model.onnx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
