"""Read a model file that may be anything: all of it is checked, and nothing in it is run."""

import hashlib
import json
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import (
    LayerFound,
    ModelFormat,
    ModelFound,
    OutputMeaning,
)
from ajna_desktop.learning.model_files.archive import CONFIG, METADATA, WEIGHTS, unpack
from ajna_desktop.learning.model_files.bounds import damaged
from ajna_desktop.learning.model_files.description import Description, check_description
from ajna_desktop.learning.model_files.ending import ending_of
from ajna_desktop.learning.model_files.hdf5 import Contents, read_hdf5
from ajna_desktop.learning.model_files.keras_config import Architecture, read_architecture
from ajna_desktop.learning.model_files.keras_weights import (
    KerasWeights,
    weights_of_hdf5,
    weights_of_keras_3,
)
from ajna_desktop.learning.model_files.onnx_file import OnnxModel, read_onnx
from ajna_desktop.learning.model_files.refusals import START, format_of, read_content
from ajna_desktop.learning.model_files.suggestions import keras_scaling, onnx_scaling

_USUAL_SIDE: Final = 224  # shapes are told for it where a model takes any
_WEIGHTS_IN_HDF5: Final = "model_weights"
_ONE_AT_A_TIME: Final = (
    "It takes one image at a time, which is slower. Export it with a batch of any size."
)


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """A model file that passed every check.

    Attributes:
        found: What it is.
        content: The bytes of the file that was checked.
        gives: What the network below, or the file in ONNX, gives; None where only its user
            knows.
        network: A Keras network, up to its logits where they are known.
        weights: Those of the network.
    """

    found: ModelFound
    content: bytes
    gives: OutputMeaning | None
    network: Description | None = None
    weights: KerasWeights | None = None


def read_model(path: str) -> CheckedModel:
    """Check a model file.

    Raises:
        BundleInvalid: it cannot or must not be imported; says why, and what the user can do.
    """
    content = read_content(Path(path))
    kind = format_of(Path(path), content[:START])
    if kind is ModelFormat.ONNX:
        return _onnx(path, content)
    return _keras(path, content, kind)


def _keras(path: str, content: bytes, kind: ModelFormat) -> CheckedModel:
    if kind is ModelFormat.KERAS:
        members = unpack(memoryview(content))
        contents = read_hdf5(memoryview(members[WEIGHTS]))
        config: str | bytes = members[CONFIG]
        version = _version(members[METADATA])
    else:
        contents = read_hdf5(memoryview(content))
        config, version = _config(contents)
    architecture = read_architecture(config, version)
    whole = Description(
        architecture.side or _USUAL_SIDE, architecture.channels, architecture.steps
    )
    check_description(whole)
    outline = whole.outline()
    if kind is ModelFormat.KERAS:
        weights = weights_of_keras_3(contents, outline, architecture.origins)
    else:
        weights = weights_of_hdf5(contents, outline, architecture.origins, _WEIGHTS_IN_HDF5)
    ending = ending_of(whole)
    found = ModelFound(
        path=path,
        format=kind,
        made_with=f"Keras {version}" if version else "",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        side=architecture.side,
        channels=architecture.channels,
        outputs=whole.outputs,
        output=ending.told,
        layers=_layers(whole),
        parameters=outline.parameters,
        scaling=keras_scaling(architecture),
        notes=_notes(architecture, whole.outputs),
    )
    return CheckedModel(found, content, ending.gives, ending.left, weights)


def _version(metadata: bytes) -> str:
    try:
        found = json.loads(metadata).get("keras_version", "")
    except (ValueError, AttributeError, RecursionError) as error:
        raise damaged(f"its {METADATA} cannot be read") from error
    return str(found)[:20]


def _config(contents: Contents) -> tuple[str, str]:
    """Return the architecture and the version of Keras in an HDF5 file."""
    if ("", "model_config") not in contents.texts:
        raise BundleInvalid(
            "The file holds the weights of a model, but not its layers. Save the whole model: "
            "model.save instead of model.save_weights. Those of DenseNet121 are installed by "
            "“ajna-desktop models fetch densenet121 --weights FILE”."
        )
    (config,) = contents.texts["", "model_config"] or ("",)
    return config, next(iter(contents.texts.get(("", "keras_version"), ())), "")[:20]


def _layers(network: Description) -> tuple[LayerFound, ...]:
    outline = network.outline()
    return tuple(
        LayerFound(
            step.name,
            step.kind,
            " × ".join(map(str, outline.shapes[step.name])),
            sum(map(prod, outline.weights.get(step.name, {}).values())),
        )
        for step in network.steps
    )


def _notes(architecture: Architecture, outputs: int) -> tuple[str, ...]:
    notes = []
    if architecture.side is None:
        notes.append("It takes images of any size: state the one that it was trained with.")
    if outputs > 1 and architecture.steps[-1].settings.get("activation") == "sigmoid":
        notes.append(
            "It judges every class by itself. Here a scan has one class: the answers are "
            "scaled so that they sum to 1."
        )
    return tuple(notes)


def _onnx(path: str, content: bytes) -> CheckedModel:
    model = read_onnx(memoryview(content))
    found = ModelFound(
        path=path,
        format=ModelFormat.ONNX,
        made_with=model.made_with,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        side=model.side,
        channels=model.channels,
        outputs=model.outputs,
        output=_onnx_output(model),
        layers=tuple(
            LayerFound(
                node.name, node.kind, "", sum(model.parameters.get(n, 0) for n in node.inputs)
            )
            for node in model.nodes
        ),
        parameters=sum(model.parameters.values()),
        scaling=onnx_scaling(model),
        notes=() if model.takes_many else (_ONE_AT_A_TIME,),
    )
    return CheckedModel(found, content, found.output)


def _onnx_output(model: OnnxModel) -> OutputMeaning | None:
    match model.ending:
        case "Softmax" if model.outputs == 1:
            raise BundleInvalid(
                "The model ends in a softmax over a single output, which is always 1: it "
                "cannot tell anything apart."
            )
        case "Softmax" | "Sigmoid" | "HardSigmoid":
            return OutputMeaning.PROBABILITIES
        case "LogSoftmax":  # whose softmax are the probabilities
            return OutputMeaning.LOGITS
    return None
