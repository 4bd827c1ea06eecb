"""Files made to harm whoever opens them. Whatever runs code leaves the file `marker`."""

import io
import json
import os
import pickle
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from tests.learning.model_files import made_keras as keras_made
from tests.learning.model_files import made_onnx as onnx_made
from tests.learning.model_files.made_keras import layer, sequential, small_layers

MARKER = "marker"
Case = tuple[str, bytes, str]  # name of the file, its content, what the refusal says

_LARGE = 3 << 30  # bytes: what the bombs unpack to


class _Run:
    """What a pickle of it does when it is opened."""

    def __init__(self, command: str) -> None:
        self._command = command

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, (self._command,)


def cases(folder: Path) -> Iterator[Case]:
    """Every hostile or broken file, for a folder in which a marker would appear."""
    touch = f"touch {folder / MARKER}"
    yield from _code_in_keras(touch)
    yield from _hostile_weights(folder)
    yield from _bombs()
    yield from _pickles(touch)
    yield from _broken()
    yield from _hostile_onnx()


def _with(evil: dict[str, Any]) -> dict[str, Any]:
    return sequential([*small_layers(), evil])


def _code_in_keras(touch: str) -> Iterator[Case]:
    code = layer(
        "Lambda", "evil", function={"class_name": "__lambda__", "config": {"code": "x"}}
    )
    yield "lambda.keras", keras_made.archive(_with(code)), "Lambda, which is program code"
    yield "lambda.h5", keras_made.legacy(_with(code)), "Lambda, which is program code"
    named = layer("Lambda", "evil", function="system", module_name="os")
    yield "named.keras", keras_made.archive(_with(named)), "Lambda, which is program code"
    tfsm = layer("TFSMLayer", "evil", filepath="/tmp/evil", call_endpoint="serve")
    yield "tfsm.keras", keras_made.archive(_with(tfsm)), "TFSMLayer, which is program code"
    operation = layer("TFOpLambda", "evil", function="io.write_file")
    yield "operation.h5", keras_made.legacy(_with(operation)), "TFOpLambda, which is program"
    torch = layer("TorchModuleWrapper", "evil", module="x")
    yield "torch.keras", keras_made.archive(_with(torch)), "TorchModuleWrapper"
    system = layer("system", "evil", "os", command=touch)
    yield "system.keras", keras_made.archive(_with(system)), "'system', which is none of the"
    yield "system.h5", keras_made.legacy(_with(system)), "'system', which is none of the"
    for module, kind in (("subprocess", "Popen"), ("keras.utils", "get_file")):
        evil = layer("Dense", "evil", units=2, kernel_initializer=layer(kind, touch, module))
        yield f"{kind}.keras", keras_made.archive(_with(evil)), f"'{kind}', which is none"
    module = layer("Dense", "evil", "ajna_desktop.tasks.output.new_folder", units=2)
    yield "module.keras", keras_made.archive(_with(module)), "no part of Keras"
    custom = {**layer("Dense", "evil", units=2), "registered_name": "Custom>Evil"}
    yield "custom.keras", keras_made.archive(_with(custom)), "code of its maker"
    function = {"module": "builtins", "class_name": "function", "config": touch}
    evil = layer("Dense", "evil", units=2, activation=function)
    yield "function.keras", keras_made.archive(_with(evil)), "'function', which is none"
    yield (
        "subclass.keras",
        keras_made.archive(
            {"module": "evil", "class_name": "EvilModel", "config": {"layers": []}}
        ),
        "'EvilModel', which is none",
    )


def _hostile_weights(folder: Path) -> Iterator[Case]:
    secret = str(folder / "secret")
    for name, change in (
        (
            "storage",
            lambda g: g.create_dataset("layers/w", (4,), "f4", external=[(secret, 0, 16)]),
        ),
        ("link", lambda g: g.update({"layers/w": h5py.ExternalLink(secret, "/")})),
        ("soft", lambda g: g.update({"layers/w": h5py.SoftLink("/layers/w")})),
    ):
        file = io.BytesIO(keras_made.weights_file())
        with h5py.File(file, "r+") as group:
            change(group)
        weights = file.getvalue()
        yield f"{name}.keras", keras_made.archive(weights=weights), "another|link"
        legacy = io.BytesIO(keras_made.legacy())
        with h5py.File(legacy, "r+") as group:
            change(group)
        yield f"{name}.h5", legacy.getvalue(), "another|link"
    huge = {"layers/conv2d/vars/0": keras_made.KERNEL}
    file = io.BytesIO(keras_made.weights_file(huge))
    with h5py.File(file, "r+") as group:
        group.create_dataset("layers/dense/vars/0", (1 << 40,), "f4")
    weights = file.getvalue()
    yield "shape.keras", keras_made.archive(weights=weights), "not as large as it says"


def _bombs() -> Iterator[Case]:
    for units in (1 << 20, 1 << 31):
        layers = [*small_layers()[:3], layer("Dense", "dense", units=units), small_layers()[4]]
        told = "far too large" if units == 1 << 20 else "must be a whole number"
        layers.insert(4, layer("Dense", "wide", units=1 << 20))
        yield f"units{units}.keras", keras_made.archive(sequential(layers)), told
    wide = [keras_made.image_layer(4096), layer("UpSampling2D", "up", size=[1024, 1024])]
    yield (
        "pixels.keras",
        keras_made.archive(sequential([*wide, small_layers()[4]])),
        "too large",
    )
    yield "bomb.keras", _bomb(_LARGE), "would unpack to 3,221,225,472 bytes"
    yield "liar.keras", _bomb(1 << 20), "no ZIP archive|not as large"
    assets = {"assets/layers/x": b"\0" * (64 << 20)}
    packed = keras_made.archive(more=assets, packed=zipfile.ZIP_DEFLATED)
    yield "assets.keras", packed, "is refused"
    many = {f"m{number}": b"" for number in range(70_000)}
    yield "many.keras", keras_made.archive(more=many), "no ZIP archive|members"
    deep = '{"class_name": "Sequential", "config": {"layers": ' + "[" * 50_000 + "]" * 50_000
    yield "deep.keras", keras_made.archive(deep + "}}"), "nested too deep"
    deep = json.dumps(sequential([]))[:-1] + ', "x": {"y": ' + '{"y":' * 300 + "0" + "}" * 302
    yield "nested.h5", keras_made.legacy(deep), "nested too deep|no layers|incomplete"
    endless = sequential(small_layers(), note="x" * (17 << 20))
    yield "long.keras", keras_made.archive(endless, packed=zipfile.ZIP_DEFLATED), "unpack|long"


def _bomb(declared: int) -> bytes:
    """Three gigabytes of nothing as the weights, which say that they are `declared` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"\0" * (64 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (_LARGE // (64 << 20)) + packer.flush()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("metadata.json", b"{}")
        archive.writestr("config.json", json.dumps(sequential(small_layers())))
        archive.writestr("model.weights.h5", packed)
        info = archive.getinfo("model.weights.h5")
        info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, declared
        start = info.header_offset
    content = bytearray(file.getvalue())
    struct.pack_into("<H", content, start + 8, zipfile.ZIP_DEFLATED)
    struct.pack_into("<I", content, start + 22, declared)
    return bytes(content)


def _pickles(touch: str) -> Iterator[Case]:
    for protocol in (2, 4, 5):
        content = pickle.dumps(_Run(touch), protocol)
        for ending in ("pkl", "joblib", "keras", "h5", "onnx", "npz"):
            yield f"pickle{protocol}.{ending}", content, "pickle"
    yield "text.pkl", pickle.dumps(_Run(touch), 0), "pickle"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps(_Run(touch), 2))
    yield "torch.pt", file.getvalue(), "PyTorch"
    yield "torch2.keras", file.getvalue(), "PyTorch"
    yield "graph.pb", b"\x0a\x05hello", "graph of TensorFlow"
    yield "lite.tflite", b"\x1c\0\0\0TFL3" + b"\0" * 64, "TensorFlow Lite"


def _broken() -> Iterator[Case]:
    good = {"keras": keras_made.archive(), "h5": keras_made.legacy(), "onnx": onnx_made.small()}
    for ending, content in good.items():
        yield f"empty.{ending}", b"", "empty"
        yield f"half.{ending}", content[: len(content) // 2], "damaged"
        yield f"random.{ending}", np.random.default_rng(0).bytes(5000), "no model|damaged"
    traversal = {"../../evil": b"x", "model.weights.h5": keras_made.weights_file()}
    yield "traversal.keras", keras_made.archive(more=traversal), "is refused|twice"
    yield "absolute.keras", keras_made.archive(more={"/etc/evil": b"x"}), "is refused"
    file = io.BytesIO()
    with h5py.File(file, "w") as group:
        group["conv/kernel:0"] = keras_made.KERNEL
    yield "weights.h5", file.getvalue(), "holds the weights of a model, but not its layers"
    yield (
        "nan.keras",
        keras_made.archive('{"class_name": "Sequential", "config": NaN}'),
        "damaged",
    )
    other = {"layers/conv2d/vars/0": keras_made.KERNEL, "layers/dense/vars/0": np.ones((4, 5))}
    other["layers/dense/vars/1"] = keras_made.BIAS
    weights = keras_made.weights_file(other)
    yield "shapes.keras", keras_made.archive(weights=weights), "contradicts itself"
    weights = keras_made.weights_file({"layers/conv2d/vars/0": keras_made.KERNEL})
    yield "missing.keras", keras_made.archive(weights=weights), "are missing"


def _hostile_onnx() -> Iterator[Case]:
    node, tensor, model = onnx_made.node, onnx_made.tensor, onnx_made.model
    field = onnx_made.field
    end = node("Softmax", ["image"], "out")
    data = field(13, field(1, "location") + field(2, "/etc/passwd")) + field(14, 1)
    outside = tensor("w", np.zeros(0, np.float32), [4], data)
    yield "outside.onnx", model([end], [outside]), "another file"
    huge = tensor("w", np.zeros(4, np.float32), [1 << 20, 1 << 20])
    yield "huge.onnx", model([end], [huge]), "not as large as it says"
    negative = tensor("w", np.zeros(4, np.float32), [-4])
    yield "negative.onnx", model([end], [negative]), "impossible"
    inner = b""
    for _ in range(5000):
        inner = field(
            1, node("If", ["c"], "o", extra=field(5, field(1, "x") + field(6, inner)))
        )
    yield "deep.onnx", model([inner[2:], end], []), "damaged|not supported|within"
    branch = node("Relu", ["c"], "o", extra=field(5, field(1, "then") + field(6, b"")))
    yield "branch.onnx", model([branch, end], []), "network within"
    for kind, domain in (("Loop", ""), ("ZipMap", "ai.onnx.ml"), ("Evil", "com.evil")):
        yield f"{kind}.onnx", model([node(kind, ["image"], "x", domain), end], []), kind
    yield "function.onnx", model([end], [], extra=field(25, field(1, "f"))), "functions"
    sparse = model([end], [], graph_extra=field(15, b""))
    yield "sparse.onnx", sparse, "sparse"
    yield (
        "two.onnx",
        model([end], [], graph_extra=field(12, onnx_made.value_info("b", [1]))),
        ("several inputs or outputs"),
    )
    texts = onnx_made.tensor("w", np.zeros(1, np.float32)).replace(field(2, 1), field(2, 8), 1)
    yield "texts.onnx", model([end], [texts]), "kind that is not supported"
