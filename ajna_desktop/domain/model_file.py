"""A classifier made by others: what its file says, and what only its user can say."""

from dataclasses import dataclass
from enum import StrEnum

from ajna_desktop.domain.scan import Label


class ModelFormat(StrEnum):
    """What kind of file a model lies in."""

    KERAS = "Keras (.keras)"
    KERAS_HDF5 = "Keras (.h5)"
    ONNX = "ONNX (.onnx)"


class OutputMeaning(StrEnum):
    """What the numbers are that a network gives out."""

    PROBABILITIES = "probabilities"  # after softmax or sigmoid
    LOGITS = "logits"  # before it: softmax is taken, or sigmoid of a single output


@dataclass(frozen=True, slots=True)
class LayerFound:
    """One step of a network, for people."""

    name: str
    kind: str  # "Conv2D", or the operation in ONNX
    output_shape: str  # "148 × 148 × 16", "" where the file does not tell
    parameters: int


@dataclass(frozen=True, slots=True)
class Scaling:
    """Grey levels in [0, 255] become (level - offset) / divisor, channel by channel.

    One number stands for every channel.
    """

    offset: tuple[float, ...] = (0.0,)
    divisor: tuple[float, ...] = (255.0,)
    reason: str = ""  # why it is suggested, a sentence for the user


@dataclass(frozen=True, slots=True)
class ModelFound:
    """What a checked model file holds. Nothing in it was run.

    Attributes:
        path: Absolute.
        made_with: "Keras 2.4.0", as the file says; "" where it does not.
        sha256: Of the whole file.
        size: Bytes.
        side: Height and width of its input in pixels; None where any will do: the user says.
        channels: 1 or 3.
        outputs: How many numbers it gives for an image.
        output: What they are; None where the file does not tell: the user says.
        layers: In order.
        parameters: Numbers it has learnt.
        scaling: What its input probably was; the user confirms or corrects it.
        notes: Remarks for the user, a sentence each.
    """

    path: str
    format: ModelFormat
    made_with: str
    sha256: str
    size: int
    side: int | None
    channels: int
    outputs: int
    output: OutputMeaning | None
    layers: tuple[LayerFound, ...]
    parameters: int
    scaling: Scaling
    notes: tuple[str, ...] = ()

    @property
    def labels_wanted(self) -> int:
        """How many class names it needs: a single output tells two classes apart."""
        return max(self.outputs, 2)

    @property
    def needs_positive(self) -> bool:
        """Whether it must be said which class its single output is the probability of."""
        return self.outputs == 1


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user states or confirms about a model file.

    Attributes:
        name: For people; the folder of the bundle is named after it.
        labels: In the order of the outputs; two in any order for a single output.
        positive: Whose probability a single output is, else None.
        side: Height and width of the input in pixels.
        scaling: Of the grey levels.
        output: What the numbers are that it gives out.
        resize: How images were brought to that size; a key of
            `learning.preprocessing.RESIZE_FILTERS`.
        licence, source, intended_use: For people; "" where unknown.
    """

    name: str
    labels: tuple[Label, ...]
    positive: Label | None
    side: int
    scaling: Scaling
    output: OutputMeaning
    resize: str = "bilinear"
    licence: str = ""
    source: str = ""
    intended_use: str = ""
