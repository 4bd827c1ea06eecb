"""What a network is trained with, and what is told of it epoch by epoch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Optimizer(StrEnum):
    """Which rule turns gradients into steps."""

    ADAM = "adam"
    RMSPROP = "rmsprop"
    SGD = "sgd"  # with momentum 0.9


class CodeLoss(StrEnum):
    """What teaches a code that scans of one class lie together."""

    SUPERVISED_CONTRASTIVE = "supervised contrastive"  # Khosla et al., 2020
    MARGIN = "contrastive with a margin"  # Hadsell et al., 2006


class Trainable(StrEnum):
    """Which layers a stage may change; batch normalisation stays in inference mode below."""

    HEAD = "head"  # what comes after the features
    LAST_BLOCKS = "last blocks"
    UPPER_HALF = "upper half"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How images are varied while a network learns; never when it is evaluated.

    Ranges are drawn from uniformly, for each image anew. Pixels from outside the image repeat
    its edge.
    """

    shift_x: float = 0.0  # most, as a share of the width, either way
    shift_y: float = 0.0
    zoom: tuple[float, float] = (1.0, 1.0)  # above 1 the middle is seen larger
    aspect: tuple[float, float] = (1.0, 1.0)  # width over height of what is seen, relative
    rotation: float = 0.0  # most, degrees either way
    flip_horizontally: bool = False  # half of the images
    brightness: tuple[float, float] = (1.0, 1.0)  # factor on the grey levels
    contrast: tuple[float, float] = (1.0, 1.0)  # factor on the distance to the mean level
    gamma: tuple[float, float] = (1.0, 1.0)  # exponent on levels in [0, 1]
    most_blur: float = 0.0  # standard deviation in pixels of the network's input
    least_resolution: float = 1.0  # share of the side that images are scaled down to and back
    most_noise: float = 0.0  # standard deviation in grey levels of 255


# Of the original study: of 01 for container scans; of 01b; and the gentle one of 01b3.
AUGMENTATIONS: Final[Mapping[str, Augmentation]] = {
    "none": Augmentation(),
    "study": Augmentation(
        shift_x=0.1, shift_y=0.1, brightness=(0.8, 1.2), flip_horizontally=True
    ),
    "brightness": Augmentation(brightness=(0.9, 1.1), flip_horizontally=True),
    "gentle": Augmentation(
        shift_x=0.1, shift_y=0.05, brightness=(0.95, 1.05), flip_horizontally=True
    ),
    # For networks that will meet other machines: exposure, framing and sharpness differ there.
    "robust": Augmentation(
        shift_x=0.08,
        shift_y=0.08,
        zoom=(0.85, 1.25),
        aspect=(0.85, 1.18),
        rotation=7.0,
        flip_horizontally=True,
        brightness=(0.8, 1.15),
        contrast=(0.6, 1.4),
        gamma=(0.65, 1.55),
        most_blur=1.2,
        least_resolution=0.5,
        most_noise=6.0,
    ),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """Some epochs in which some layers learn."""

    trainable: Trainable
    most_epochs: int
    learning_rate: float


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How a network is trained; `domain.methods` has the defaults of each method."""

    stages: tuple[Stage, ...]
    batch: int = 32  # images a step
    optimizer: Optimizer = Optimizer.ADAM
    augmentation: str = "none"  # a key of AUGMENTATIONS
    balanced: bool = True  # every class weighs the same; False: every image does
    class_weights: Mapping[str, float] = field(default_factory=dict)  # on top, by label
    patience: int = 8  # epochs without a lower validation loss before a stage ends
    reduce_after: int = 3  # epochs without one before the learning rate is reduced
    reduce_factor: float = 0.3
    dropout: float | None = None  # before the last layer; None: as the architecture has it
    l1: float = 0.0  # of the dense layers' weights
    l2: float = 0.0
    seed: int = 0
    code_loss: CodeLoss = CodeLoss.SUPERVISED_CONTRASTIVE  # of codes and siamese networks


class Split(StrEnum):
    """What an image is for."""

    TRAIN = "train"
    VALIDATION = "val"
    TEST = "test"  # evaluated once, at the end; never used to stop, tune or choose


@dataclass(frozen=True, slots=True)
class EpochFigures:
    """How an epoch went; accuracies are shares in [0, 1], of the images of a split."""

    epoch: int  # counted from 1, through all stages
    stage: int  # counted from 0
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    learning_rate: float
    seconds: float
    is_best: bool  # lowest validation loss so far: these weights are kept


class TrainingState(StrEnum):
    """What a training is at."""

    PREPARING = "preparing"  # images are being decoded, the network is being built
    TRAINING = "training"
    PAUSED = "paused"
    FINISHING = "finishing"  # the best weights are being saved


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """Everything there is to show of a training, as of now."""

    state: TrainingState
    epochs: tuple[EpochFigures, ...] = ()  # those finished
    most_epochs: int = 0  # unless it stops early
    done: int = 0  # images of the current epoch, or images decoded while preparing
    total: int = 0
    images_per_second: float = 0.0
    seconds_left: float | None = None  # at most; None while nobody can tell
    device: str = ""  # "CPU · TensorFlow float32"
    note: str = ""  # a remark for the user, such as a pause that was asked for
