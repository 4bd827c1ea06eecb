"""A network in our own words: what a bundle keeps of a model file, as checked JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import Any, Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.bounds import (
    MOST_ACTIVATIONS,
    MOST_LAYERS,
    MOST_OUTPUTS,
    MOST_PARAMETERS,
    SIDES,
)
from ajna_desktop.learning.model_files.layer_rules import RULES, Shape, Weights
from ajna_desktop.learning.model_files.layer_settings import take

_FORMAT: Final = 1
_MOST_CHARACTERS: Final = 16 << 20
INPUT: Final = ""  # the name that the image goes by among the inputs of steps


@dataclass(frozen=True, slots=True)
class Step:
    """One layer."""

    name: str
    kind: str  # a key of `RULES`
    settings: Mapping[str, Any]
    inputs: tuple[str, ...]  # names of steps before it, or INPUT


@dataclass(frozen=True, slots=True)
class Outline:
    """The shapes in a network, for images of one size, and of its weights."""

    shapes: Mapping[str, Shape]  # of what each step gives
    weights: Mapping[str, Weights]  # of the steps that have any

    @property
    def parameters(self) -> int:
        """How many numbers the network has learnt."""
        return sum(prod(shape) for each in self.weights.values() for shape in each.values())


@dataclass(frozen=True, slots=True)
class Description:
    """A network from an image to a few numbers.

    Attributes:
        side, channels: Of the image, (side, side, channels).
        steps: Each after those that it takes its input from; the last one gives the output.
    """

    side: int
    channels: int
    steps: tuple[Step, ...]

    def outline(self) -> Outline:
        """Compute all shapes.

        Raises:
            BundleInvalid: a layer cannot take its input, or something would be far too large.
        """
        shapes: dict[str, Shape] = {INPUT: (self.side, self.side, self.channels)}
        weights: dict[str, Weights] = {}
        parameters = 0
        for step in self.steps:
            inputs = [shapes[name] for name in step.inputs]
            rule = RULES[step.kind]
            shape = shapes[step.name] = rule.shape(step.kind, step.settings, inputs)
            wanted = rule.weights(step.settings, inputs[0])
            if wanted:
                weights[step.name] = wanted
            parameters += sum(map(prod, wanted.values()))
            if prod(shape) > MOST_ACTIVATIONS or parameters > MOST_PARAMETERS:
                raise BundleInvalid(
                    f"The model is far too large: its layer {step.name!r} would fill the "
                    f"memory of this computer."
                )
        return Outline(shapes, weights)

    @property
    def outputs(self) -> int:
        """How many numbers the last step gives.

        Raises:
            BundleInvalid: it gives maps, not numbers, or far too many; or as `outline`.
        """
        shape = self.outline().shapes[self.steps[-1].name]
        if any(length != 1 for length in shape[:-1]) or shape[-1] > MOST_OUTPUTS:
            raise BundleInvalid(
                f"The model is no classifier: it gives {' × '.join(map(str, shape))} numbers "
                f"for an image instead of one for each class."
            )
        return shape[-1]

    def with_side(self, side: int) -> "Description":
        """Return the same network for images of another size."""
        return replace(self, side=side)

    def to_json(self) -> str:
        """Return what `read_description` reads."""
        fields = {
            "format": _FORMAT,
            "side": self.side,
            "channels": self.channels,
            "steps": [
                {
                    "name": step.name,
                    "kind": step.kind,
                    "settings": dict(step.settings),
                    "inputs": list(step.inputs),
                }
                for step in self.steps
            ],
        }
        return json.dumps(fields, indent=1, allow_nan=False)


def read_description(text: str) -> Description:
    """Read what `Description.to_json` wrote, and trust nothing of it.

    Raises:
        BundleInvalid: it is not such a text, or describes what cannot be built.
    """
    if len(text) > _MOST_CHARACTERS:
        raise BundleInvalid("The description of the network is far too long.")
    try:
        fields = json.loads(text)
        if fields["format"] != _FORMAT:
            raise BundleInvalid("The network was described by a newer version of the program.")
        steps = tuple(_step(each) for each in fields["steps"])
        found = Description(_whole(fields["side"]), _whole(fields["channels"]), steps)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BundleInvalid("The description of the network is damaged.") from error
    check_description(found)
    return found


def check_description(found: Description) -> None:
    """Make sure that a network can be built, and is a classifier.

    Raises:
        BundleInvalid: with the reason.
    """
    if not SIDES[0] <= found.side <= SIDES[1] or found.channels not in (1, 3):
        raise BundleInvalid(
            f"The model wants images of {found.side} × {found.side} pixels with "
            f"{found.channels} channels; those with 1 or 3 channels and sides from {SIDES[0]} "
            f"to {SIDES[1]} pixels are supported."
        )
    if not 1 <= len(found.steps) <= MOST_LAYERS:
        raise BundleInvalid(f"The model has {len(found.steps)} layers.")
    known = {INPUT}
    for step in found.steps:
        if step.name in known or not step.inputs or not known.issuperset(step.inputs):
            raise BundleInvalid("The model contradicts itself: its layers have no order.")
        known.add(step.name)
    _ = found.outputs


def _step(fields: Mapping[str, Any]) -> Step:
    kind, name, inputs = fields["kind"], fields["name"], fields["inputs"]
    texts = isinstance(name, str) and name and all(isinstance(each, str) for each in inputs)
    if not texts or kind not in RULES:
        raise BundleInvalid(f"The description of the network holds an unknown layer {kind!r}.")
    settings = take(kind, RULES[kind].settings, fields["settings"])
    return Step(name, kind, settings, tuple(inputs))


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value
