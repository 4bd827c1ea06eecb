"""From the architecture in a Keras file to our own description: models within models unfolded.

Both ways of writing are read, that of Keras 2 and that of Keras 3.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files import layer_settings as check
from ajna_desktop.learning.model_files.bounds import MOST_LAYERS, damaged
from ajna_desktop.learning.model_files.description import INPUT, Step
from ajna_desktop.learning.model_files.keras_words import (
    DOES_NOTHING,
    MODELS,
    OTHER_NAMES,
    check_number_type,
    parse,
    snake_case,
)
from ajna_desktop.learning.model_files.layer_rules import RULES
from ajna_desktop.learning.model_files.layer_settings import CHANGED_SINCE_KERAS_2, take

_LONGEST_NAME: Final = 100
_SAYS_NOTHING: Final = re.compile(
    r"name|trainable|dtype|batch_input_shape|batch_shape|data_format|momentum|fused|seed"
    r"|synchronized|renorm_clipping|renorm_momentum|autocast|.*_(initializer|regularizer|constraint)"
)
_UNCHANGED: Final = {"moving_mean": [0.0], "moving_variance": [1.0]}
_CENTRED: Final = {"epsilon": 0.0, "center": False, "scale": False}
_OLDER_SETTINGS: Final = {"LeakyReLU": {"alpha": "negative_slope"}}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the weights of a step lie in the file.

    Attributes:
        kind: Of the layer in the file.
        names: Of the layer, after those of the models that it lies in.
        keys: Of the same in the files of Keras 3.
        constants: Weights that stand in the architecture itself: a number for each channel, or
            one for all.
    """

    kind: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    constants: Mapping[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Architecture:
    """What a Keras file says about its layers.

    Attributes:
        side: Of the images; None for any.
        channels: Of the images.
        steps: In order; the last one gives the output.
        origins: By name of the step.
        models: Names of the models in it, the outermost first.
    """

    side: int | None
    channels: int
    steps: tuple[Step, ...]
    origins: Mapping[str, Origin]
    models: tuple[str, ...]


def read_architecture(text: str | bytes, keras_version: str) -> Architecture:
    """Read an architecture.

    Raises:
        BundleInvalid: it is damaged, or cannot be rebuilt here, with the reason.
    """
    try:
        model = parse(text)
        side, channels = _image(_input_shape(model))
        unfolded = _Unfolded(is_keras_2=keras_version.startswith(("1.", "2.")))
        output = unfolded.add_model(model, INPUT, (), ())
        steps = _leading_to(output, unfolded.steps)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise damaged("the description of its layers is incomplete") from error
    if not steps:
        raise BundleInvalid("The model has no layers.")
    origins = {step.name: unfolded.origins[step.name] for step in steps}
    return Architecture(side, channels, steps, origins, tuple(unfolded.models))


def _layers(model: Mapping[str, Any]) -> list[dict[str, Any]]:
    config = model["config"]
    found = config if isinstance(config, list) else config["layers"]
    if not isinstance(found, list) or len(found) > MOST_LAYERS:
        raise BundleInvalid("The model has far too many layers.")
    return found


def _input_shape(model: Mapping[str, Any]) -> Sequence[Any]:
    """Return the shape of what goes into a model, the number of images first."""
    first = _layers(model)[0]
    if first["class_name"] in MODELS:
        return _input_shape(first)
    config = first["config"]
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    if shape is None and isinstance(model["config"], dict):
        shape = model["config"].get("build_input_shape")
    if not isinstance(shape, list):
        raise BundleInvalid(
            "The model does not say which images it takes. Give its first layer an input shape "
            "and save it again."
        )
    return shape


def _image(shape: Sequence[Any]) -> tuple[int | None, int]:
    """Return side and channels of the images that a model takes."""
    if len(shape) != 4:
        raise BundleInvalid("The model does not take images, but data of another shape.")
    height, width, channels = shape[1:]
    if channels not in (1, 3):
        raise BundleInvalid(
            f"The model takes images with {channels} channels. Those with 1 or 3 channels, "
            f"which come last, are supported."
        )
    if height != width:
        raise BundleInvalid(
            f"The model takes images of {width} × {height} pixels. Only square ones are "
            f"supported."
        )
    if height is not None and (isinstance(height, bool) or not isinstance(height, int)):
        raise damaged("the size of its images is no number")
    return height, channels


def _leading_to(output: str, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps that the output depends on, in order."""
    wanted, kept = {output}, []
    for step in reversed(steps):
        if step.name in wanted:
            wanted.update(step.inputs)
            kept.append(step)
    return tuple(reversed(kept))


class _Unfolded:
    """The layers of a model and of all models in it, one after another."""

    def __init__(self, *, is_keras_2: bool) -> None:
        self._is_keras_2 = is_keras_2
        self.steps: list[Step] = []
        self.origins: dict[str, Origin] = {}
        self.models: list[str] = []

    def add_model(
        self,
        model: Mapping[str, Any],
        source: str,
        names: tuple[str, ...],
        keys: tuple[str, ...],
    ) -> str:
        """Add the layers of a model that is fed by `source`; return what its output is."""
        config, kind = model["config"], model["class_name"]
        self.models.append(str(config.get("name", "")) if isinstance(config, dict) else "")
        if len(keys) > 16 or len(self.steps) > MOST_LAYERS:
            raise BundleInvalid("The model has far too many layers.")
        if kind not in MODELS:
            raise damaged("it holds a layer instead of a model")
        places = _places(model, names, keys)
        if kind == "Sequential":
            for layer, place in places:
                source = self._add(layer, [source], *place)
            return source
        return self._add_graph(config, places, source)

    def _add_graph(self, config: Mapping[str, Any], places: "list[_Place]", source: str) -> str:
        inputs, outputs = (_ends(config[key]) for key in ("input_layers", "output_layers"))
        known = {inputs: source}
        waiting = [place for place in places if _name(place[0]) != inputs]
        while waiting:
            left = []
            for layer, place in waiting:
                wanted = _sources(layer)
                if all(name in known for name in wanted):
                    found = [known[name] for name in wanted]
                    known[_name(layer)] = self._add(layer, found, *place)
                else:
                    left.append((layer, place))
            if len(left) == len(waiting):
                raise damaged("its layers lead in a circle")
            waiting = left
        return known[outputs]

    def _add(
        self,
        layer: Mapping[str, Any],
        sources: list[str],
        names: tuple[str, ...],
        keys: tuple[str, ...],
    ) -> str:
        """Add one layer; return the name of what gives its output."""
        given, config = layer["class_name"], layer["config"]
        if given in MODELS:
            (source,) = _one(sources)
            return self.add_model(layer, source, names, keys)
        check_number_type(config if given != "InputLayer" else {})
        if given == "InputLayer" or given in DOES_NOTHING:
            return _one(sources)[0]
        kind, config, constants = _usual(OTHER_NAMES.get(given, given), config)
        name = self._free_name(names)
        self.origins[name] = Origin(given, names, keys, constants)
        settings = _settings(kind, config, is_keras_2=self._is_keras_2)
        self.steps.append(Step(name, kind, settings, tuple(sources)))
        return name

    def _free_name(self, names: tuple[str, ...]) -> str:
        """Return the layer's own name, or with those of its models where it is taken."""
        found = _plain(names[-1])
        for outer in reversed(names[:-1]):
            if found not in self.origins:
                break
            found = _plain(f"{outer}.{found}")
        number = 1
        while found in self.origins or not found:
            number += 1
            found = f"{_plain(names[-1]) or 'layer'}.{number}"
        return found


_Place = tuple[Mapping[str, Any], tuple[tuple[str, ...], tuple[str, ...]]]


def _places(
    model: Mapping[str, Any], names: tuple[str, ...], keys: tuple[str, ...]
) -> list[_Place]:
    """Return each layer of a model with its names and keys in the file of the weights.

    Keras 3 numbers layers of a kind; the input counts, but for a `Sequential`.
    """
    taken: Counter[str] = Counter()
    found: list[_Place] = []
    for layer in _layers(model):
        kind = layer["class_name"]
        key = snake_case("Functional" if kind == "Model" else kind)
        number = taken[key]
        if model["class_name"] != "Sequential" or kind != "InputLayer":
            taken[key] += 1
        numbered = f"{key}_{number}" if number else key
        found.append((layer, ((*names, _name(layer)), (*keys, numbered))))
    return found


def _name(layer: Mapping[str, Any]) -> str:
    config = layer["config"]
    found = layer.get("name") or (config.get("name") if isinstance(config, dict) else None)
    return found if isinstance(found, str) else layer["class_name"].lower()


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "_", name)[:_LONGEST_NAME].lstrip("_.-")


def _ends(given: Any) -> str:
    """Return the name of the only input or output of a model."""
    while isinstance(given, list) and len(given) == 1:
        given = given[0]
    if not isinstance(given, list) or len(given) != 3 or not isinstance(given[0], str):
        raise BundleInvalid(
            "The model has several inputs or outputs. A classifier of images takes one image "
            "and gives one set of probabilities."
        )
    return given[0]


def _sources(layer: Mapping[str, Any]) -> list[str]:
    """Return the names of the layers whose output a layer takes."""
    nodes = layer["inbound_nodes"]
    if len(nodes) != 1:
        raise BundleInvalid(
            f"The model uses its layer {_name(layer)!r} at several places, or at none. Models "
            f"that share layers cannot be imported."
        )
    (node,) = nodes
    if isinstance(node, Mapping):
        arguments, options = node["args"], node["kwargs"]
        tensors = arguments[0] if isinstance(arguments[0], list) else [arguments[0]]
        if len(arguments) != 1:
            raise BundleInvalid(
                f"The model computes {_name(layer)[:60]!r} outside of its layers. Such models "
                f"cannot be rebuilt here; exporting the model to ONNX may help."
            )
        histories = [tensor["config"]["keras_history"] for tensor in tensors]
        _check_call(layer, options)
    else:
        histories = node
        for history in histories:
            _check_call(layer, history[3] if len(history) > 3 else {})
    if any(history[2] != 0 for history in histories):
        raise damaged("a layer of it gives several outputs")
    return [history[0] for history in histories]


def _check_call(layer: Mapping[str, Any], options: Mapping[str, Any]) -> None:
    does_nothing = layer["class_name"] in DOES_NOTHING
    told = {name for name, value in options.items() if value not in (None, False)}
    if told - ({"training"} if does_nothing else set()):
        raise BundleInvalid(
            f"The model calls its layer {_name(layer)!r} with {sorted(told)[0]!r}: that is not "
            f"supported. Save it in the state in which it predicts."
        )


def _one(sources: list[str]) -> list[str]:
    if len(sources) != 1:
        raise damaged("a layer of it takes several inputs")
    return sources


def _usual(
    kind: str, config: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any], dict[str, list[float]]]:
    """Return what scales channels one by one as the batch normalisation that does the same."""
    if kind == "Rescaling" and list in map(type, (config["scale"], config.get("offset"))):
        scale, offset = check.numbers(config["scale"]), check.numbers(config.get("offset", 0))
        constants = {"gamma": scale, "beta": offset, **_UNCHANGED}
        return "BatchNormalization", {"epsilon": 0.0}, constants
    if kind != "Normalization":
        return kind, config, {}
    if config.get("invert"):
        raise BundleInvalid("The model holds a layer Normalization that is inverted.")
    settings = {**_CENTRED, "axis": config.get("axis", -1)}
    if config.get("mean") is None:
        return "BatchNormalization", settings, {}
    mean, variance = check.numbers(config["mean"]), check.numbers(config["variance"])
    constants = {"moving_mean": mean, "moving_variance": variance}
    return "BatchNormalization", settings, constants


def _settings(kind: str, config: Mapping[str, Any], *, is_keras_2: bool) -> dict[str, Any]:
    renamed = _OLDER_SETTINGS.get(kind, {})
    given = {renamed.get(name, name): value for name, value in config.items()}
    known = RULES[kind].settings
    for name, value in given.items():
        is_usual = not value or (name == "groups" and value == 1)
        if name not in known and not is_usual and not _SAYS_NOTHING.fullmatch(name):
            raise BundleInvalid(
                f"The model cannot be imported: the setting {name[:60]!r} of a layer {kind} is "
                f"not supported."
            )
    settings = take(kind, known, given)
    if is_keras_2 and settings.get("activation") in CHANGED_SINCE_KERAS_2:
        raise BundleInvalid(
            f"The model uses {settings['activation']!r} of Keras 2, which Keras has since "
            f"changed: its answers would differ. Export the model to ONNX instead."
        )
    return settings
