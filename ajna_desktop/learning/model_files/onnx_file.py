"""What an ONNX file holds, read without any library, and whether it may be handed to one.

After the message definitions of ONNX (`onnx.proto3`). Allowed are operations that compute
numbers from numbers: no loops, no functions, no code of others, nothing outside of the file.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import prod
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.bounds import (
    MOST_OUTPUTS,
    MOST_PARAMETERS,
    SIDES,
    damaged,
)
from ajna_desktop.learning.model_files.protobuf import (
    Value,
    fields,
    message,
    numbers,
    signed,
    text,
    whole,
)

OPERATIONS: Final = frozenset(
    {
        "Abs", "Add", "AveragePool", "BatchNormalization", "Cast", "Ceil", "Clip", "Concat",
        "Constant", "Conv", "DepthToSpace", "Div", "Dropout", "Elu", "Erf", "Exp", "Flatten",
        "Floor", "Gather", "Gelu", "Gemm", "GlobalAveragePool", "GlobalMaxPool",
        "GroupNormalization", "HardSigmoid", "HardSwish", "Identity", "InstanceNormalization",
        "LRN", "LayerNormalization", "LeakyRelu", "Log", "LogSoftmax", "MatMul", "Max",
        "MaxPool", "Mean", "Min", "Mish", "Mul", "Neg", "PRelu", "Pad", "Pow", "ReduceL2",
        "ReduceMax", "ReduceMean", "ReduceSum", "Reciprocal", "Relu", "Reshape", "Selu",
        "Shape", "Sigmoid", "Slice", "Softmax", "Softplus", "Softsign", "SpaceToDepth",
        "Split", "Sqrt", "Squeeze", "Sub", "Sum", "Tanh", "Transpose", "Unsqueeze",
    }
)  # fmt: skip
_DOMAINS: Final = ("", "ai.onnx")
_MOST_NODES: Final = 20_000
_MOST_AXES: Final = 8
_FLOAT: Final = 1
# Bytes of one number, by its type in ONNX: what models compute with, and shapes.
_TYPES: Final = {1: 4, 2: 1, 3: 1, 6: 4, 7: 8, 9: 1, 10: 2, 11: 8, 12: 4, 13: 8}
# The fields that may hold a tensor's numbers; all but `raw_data` one by one.
_FLOATS, _INTS, _LONGS, _RAW, _DOUBLES, _UNSIGNED = 4, 5, 7, 9, 10, 11


@dataclass(frozen=True, slots=True)
class Node:
    """One operation."""

    name: str
    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnnxModel:
    """A checked ONNX classifier.

    Attributes:
        made_with: Who wrote the file.
        side: Of the images; None for any.
        channels: Of the images.
        is_channels_last: Whether it takes (N, S, S, C) instead of (N, C, S, S).
        takes_many: Whether it takes any number of images at a time.
        outputs: How many numbers it gives for an image.
        ending: The operation that gives them, "Softmax" for instance.
        nodes: In order.
        parameters: Numbers of each stored tensor, by name.
    """

    made_with: str
    side: int | None
    channels: int
    is_channels_last: bool
    takes_many: bool
    outputs: int
    ending: str
    nodes: tuple[Node, ...]
    parameters: dict[str, int]


@dataclass(slots=True)
class _Graph:
    nodes: list[Node] = field(default_factory=list)
    tensors: dict[str, int] = field(default_factory=dict)
    inputs: dict[str, list[int | None]] = field(default_factory=dict)
    outputs: dict[str, list[int | None]] = field(default_factory=dict)


def read_onnx(content: memoryview) -> OnnxModel:
    """Check an ONNX file and tell what it is.

    Raises:
        BundleInvalid: it is damaged, does what is not allowed, or is no classifier of images.
    """
    graph, made_with, versions = None, ["", ""], 0
    for number, value in fields(content):
        match number:
            case 2 | 3:
                made_with[number - 2] = text(value)[:60]
            case 7:
                if graph is not None:
                    raise damaged("it holds two networks")
                graph = _graph(message(value))
            case 8:
                versions += _check_version(message(value))
            case 20 | 25:
                raise BundleInvalid(
                    "The model defines functions or a training of its own. Export it for "
                    "inference, with the operations of ONNX alone."
                )
    if graph is None or not versions:
        raise damaged("it holds no network")
    return _classifier(graph, " ".join(filter(None, made_with)))


def _check_version(value: memoryview) -> int:
    domain = "".join(text(value) for number, value in fields(value) if number == 1)
    # Exporters name further sets of operations whether they are used or not.
    return int(domain in _DOMAINS)


def _graph(content: memoryview) -> _Graph:
    graph = _Graph()
    for number, value in fields(content):
        match number:
            case 1:
                graph.nodes.append(_node(message(value), len(graph.nodes)))
            case 5:
                name, count = _tensor(message(value))
                graph.tensors[name] = count
            case 11 | 12:
                name, shape = _value_info(message(value))
                (graph.inputs if number == 11 else graph.outputs)[name] = shape
            case 15:
                raise BundleInvalid("The model holds sparse weights, which are not supported.")
        if len(graph.nodes) > _MOST_NODES or len(graph.tensors) > _MOST_NODES:
            raise BundleInvalid("The model has far too many operations.")
    if sum(graph.tensors.values()) > MOST_PARAMETERS:
        raise BundleInvalid("The model is far too large: it would fill the memory.")
    return graph


def _node(content: memoryview, number: int) -> Node:
    names: dict[int, list[str]] = {1: [], 2: [], 3: [], 4: [], 7: []}
    for which, value in fields(content):
        if which in names:
            names[which].append(text(value)[:200])
        elif which == 5:
            _check_attribute(message(value))
    kind, domain = "".join(names[4]), "".join(names[7])
    if domain not in _DOMAINS or kind not in OPERATIONS:
        told = f"{domain}.{kind}" if domain not in _DOMAINS else kind
        raise BundleInvalid(
            f"The model uses the operation {told[:60]!r}, which is not supported. Export it "
            f"with the operations of ONNX that usual classifiers consist of."
        )
    name = "".join(names[3]) or f"{kind} {number}"
    return Node(name, kind, tuple(names[1]), tuple(names[2]))


def _check_attribute(content: memoryview) -> None:
    for number, value in fields(content):
        if number in (6, 11, 14, 15, 21, 22, 23):
            raise BundleInvalid(
                "The model holds a network within an operation, such as a loop. Export it "
                "without loops and conditions."
            )
        if number in (5, 10):
            _tensor(message(value))


def _tensor(content: memoryview) -> tuple[str, int]:
    """Return name and count of numbers of a tensor that holds as many as it says."""
    name, kind = "", 0
    shape: list[int] = []
    held: Counter[int] = Counter()
    for number, value in fields(content):
        match number:
            case 1:
                shape += [signed(each) for each in numbers(value)]
            case 2:
                kind = whole(value)
            case 8:
                name = text(value)[:200]
            case 13 | 14 if value != 0:
                raise BundleInvalid(
                    "The model keeps its numbers in another file. That is refused: a model "
                    "could read any file of this computer that way. Save it as a single file."
                )
            case 3:
                raise damaged("its numbers are spread over several tensors")
            case 4 | 5 | 7 | 9 | 10 | 11:
                held[number] += _held(number, value)
        if len(shape) > _MOST_AXES or any(length < 0 for length in shape):
            raise damaged("the shape of a tensor is impossible")
    count, size = prod(shape), _TYPES.get(kind)
    if size is None:
        raise BundleInvalid("The model holds numbers of a kind that is not supported.")
    stored = held[_RAW] // size if held[_RAW] else sum(held.values())
    if stored != count or (held[_RAW] and held[_RAW] != count * size):
        raise damaged("a tensor is not as large as it says")
    return name, count


def _held(number: int, value: Value) -> int:
    """Return how many numbers a field holds, or bytes where they are raw."""
    if number == _RAW:
        return len(message(value))
    if number in (_FLOATS, _DOUBLES):  # one at a time they come as bytes, too
        return len(message(value)) // (4 if number == _FLOATS else 8)
    return sum(1 for _ in numbers(value))


def _value_info(content: memoryview) -> tuple[str, list[int | None]]:
    """Return name and shape of an input or output; None for a length that is not fixed."""
    name, shape = "", list[int | None]()
    for number, value in fields(content):
        if number == 1:
            name = text(value)[:200]
        for tensor in _inner(value, number, 2, 1):
            for which, part in fields(tensor):
                if which == 1 and part != _FLOAT:
                    raise BundleInvalid(
                        "The model does not take or give numbers of 32 bits. Export it in "
                        "float32."
                    )
                shape += [_length(each) for each in _inner(part, which, 2, 1)]
    return name, shape


def _inner(value: Value, number: int, wanted: int, inner: int) -> Iterator[memoryview]:
    """Go through the fields `inner` of a message, if it is field `wanted`."""
    if number == wanted:
        for which, part in fields(message(value)):
            if which == inner:
                yield message(part)


def _length(content: memoryview) -> int | None:
    found = [signed(whole(value)) for number, value in fields(content) if number == 1]
    return found[-1] if found and found[-1] > 0 else None


def _classifier(graph: _Graph, made_with: str) -> OnnxModel:
    inputs = [shape for name, shape in graph.inputs.items() if name not in graph.tensors]
    if len(inputs) != 1 or len(graph.outputs) != 1:
        raise BundleInvalid(
            "The model has several inputs or outputs. A classifier of images takes one image "
            "and gives one set of probabilities."
        )
    (given,) = graph.outputs.values()
    side, channels, is_last = _image(inputs[0])
    classes = given[1] if len(given) == 2 else None
    if classes is None or classes > MOST_OUTPUTS:
        raise BundleInvalid(
            "The model is no classifier, or does not say how many classes it knows: it must "
            "give a row of numbers for an image, one for each class."
        )
    return OnnxModel(
        made_with=made_with,
        side=side,
        channels=channels,
        is_channels_last=is_last,
        takes_many=inputs[0][0] is None,
        outputs=classes,
        ending=_ending(graph),
        nodes=tuple(graph.nodes),
        parameters=graph.tensors,
    )


def _image(shape: list[int | None]) -> tuple[int | None, int, bool]:
    """Return side, channels, and whether the channels come last."""
    if len(shape) != 4:
        raise BundleInvalid("The model does not take images, but data of another shape.")
    for is_last, channels, *sides in (
        (False, shape[1], shape[2], shape[3]),
        (True, shape[3], shape[1], shape[2]),
    ):
        if channels in (1, 3):
            if sides[0] != sides[1]:
                raise BundleInvalid("The model takes images that are not square.")
            if sides[0] is not None and not SIDES[0] <= sides[0] <= SIDES[1]:
                raise BundleInvalid(
                    f"The model takes images of {sides[0]} pixels; from {SIDES[0]} to "
                    f"{SIDES[1]} are supported."
                )
            return sides[0], channels, is_last
    raise BundleInvalid("The model takes no images with 1 or 3 channels.")


def _ending(graph: _Graph) -> str:
    """Return the operation that gives the output, seen through those that change no number."""
    (wanted,) = graph.outputs
    makers = {name: node for node in graph.nodes for name in node.outputs}
    for _ in graph.nodes:
        node = makers.get(wanted)
        if node is None:
            break
        if node.kind not in ("Identity", "Flatten", "Reshape", "Squeeze") or not node.inputs:
            return node.kind
        wanted = node.inputs[0]
    return ""
