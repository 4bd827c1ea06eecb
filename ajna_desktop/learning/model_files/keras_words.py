"""Which words a Keras architecture may use: anything else could name code to run."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.bounds import damaged
from ajna_desktop.learning.model_files.layer_rules import RULES

_MOST_CHARACTERS: Final = 16 << 20
_DEEPEST: Final = 200

MODELS: Final = ("Sequential", "Functional", "Model")
# They do something while a network learns, and nothing afterwards.
DOES_NOTHING: Final = frozenset(
    {
        "ActivityRegularization", "AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise",
        "RandomBrightness", "RandomContrast", "RandomFlip", "RandomRotation",
        "RandomTranslation", "RandomZoom", "SpatialDropout2D",
    }
)  # fmt: skip
OTHER_NAMES: Final = {
    "BatchNormalizationV1": "BatchNormalization",
    "BatchNormalizationV2": "BatchNormalization",
}
_LAYERS: Final = frozenset({"InputLayer", "Normalization", *RULES, *DOES_NOTHING, *OTHER_NAMES})
_OTHERS: Final = frozenset(
    {
        "Constant", "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Identity",
        "LecunNormal", "LecunUniform", "Ones", "Orthogonal", "RandomNormal", "RandomUniform",
        "TruncatedNormal", "VarianceScaling", "Zeros",
        "L1", "L1L2", "L2", "OrthogonalRegularizer",
        "MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm",
        "DTypePolicy", "Policy", "__keras_tensor__",
    }
)  # fmt: skip
_MODULES: Final = frozenset(
    {
        "keras", "keras.constraints", "keras.dtype_policies", "keras.initializers",
        "keras.layers", "keras.mixed_precision", "keras.models", "keras.regularizers",
        "keras.src.engine.functional", "keras.src.engine.sequential",
        "keras.src.models.functional", "keras.src.models.sequential",
    }
)  # fmt: skip
_LAMBDAS: Final = ("Lambda", "TFSMLayer", "TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer")
_NUMBER_TYPES: Final = (
    "float16", "bfloat16", "float32", "float64", "mixed_float16", "mixed_bfloat16",
)  # fmt: skip


def parse(text: str | bytes) -> dict[str, Any]:
    """Return the architecture that a file describes, once every name in it is known.

    Raises:
        BundleInvalid: it is no JSON, far too large or deep, or names what is not allowed.
    """
    if len(text) > _MOST_CHARACTERS:
        raise BundleInvalid("The description of the model's layers is far too long.")
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise BundleInvalid(
            "The description of the model's layers is nested too deep."
        ) from None
    except ValueError as error:
        raise damaged("the description of its layers cannot be read") from error
    if not isinstance(found, dict) or not isinstance(found.get("config"), dict | list):
        raise damaged("it does not describe a model")
    # What it was compiled with stands beside it, often names functions, and is never looked at.
    for names in _dictionaries([found.get("class_name"), found["config"]], found):
        _check_names(names)
    return found


def _dictionaries(values: Any, first: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield {key: first.get(key) for key in ("class_name", "module", "registered_name")}
    left = [(values, 0)]
    while left:
        value, depth = left.pop()
        if depth > _DEEPEST:
            raise BundleInvalid("The description of the model's layers is nested too deep.")
        if isinstance(value, dict):
            yield value
            left += [
                (each, depth + 1) for key, each in value.items() if key not in _NOT_LOOKED_AT
            ]
        elif isinstance(value, list):
            left += [(each, depth + 1) for each in value]


_NOT_LOOKED_AT: Final = ("compile_config", "build_config")


def _check_names(names: Mapping[str, Any]) -> None:
    kind, module = names.get("class_name"), names.get("module")
    if kind in _LAMBDAS:
        raise BundleInvalid(
            f"The model holds a layer {kind}, which is program code of its maker: it would run "
            f"on this computer with all your rights. Such models are refused. Replace it by a "
            f"layer of Keras, or export the model to ONNX."
        )
    known = kind in _LAYERS or kind in _OTHERS or kind in MODELS
    if kind is not None and not (isinstance(kind, str) and known):
        raise BundleInvalid(
            f"The model holds {_told(kind)!r}, which is none of the layers that can be rebuilt "
            f"here. Models with code of their own are refused; exporting the model to ONNX may "
            f"help."
        )
    if module is not None and module not in _MODULES:
        raise BundleInvalid(
            f"The model names {_told(module)!r}, which is no part of Keras that holds layers: "
            f"code from elsewhere is never run. Such models are refused."
        )
    registered = names.get("registered_name")
    if registered is not None and registered not in (kind, "Functional", "Sequential"):
        raise BundleInvalid(
            f"The model holds {_told(registered)!r}, which is code of its maker. Such models "
            f"are refused; exporting the model to ONNX may help."
        )


def check_number_type(config: Mapping[str, Any]) -> None:
    """Make sure that a layer computes with float numbers.

    Raises:
        BundleInvalid: it is quantised.
    """
    found = config.get("dtype")
    if isinstance(found, Mapping):
        found = (found.get("config") or {}).get("name")
    if found is not None and found not in _NUMBER_TYPES:
        raise BundleInvalid(
            f"The model computes with {_told(found)!r}. Quantised models cannot be imported: "
            f"save the model as it was before."
        )


def snake_case(kind: str) -> str:
    """Return what Keras calls the weights of a layer of this kind in its files."""
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _told(value: Any) -> str:
    return str(value)[:60]
