"""What training a network gives. Needs NumPy alone, so that any process may receive it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ajna_desktop.domain.training import EpochFigures, Split
from ajna_desktop.learning.architectures.known_networks import KnownNetwork
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.heads.any_head import ClassifierHead


@dataclass(frozen=True, slots=True, eq=False)
class NetworkLearnt:
    """A trained network and what it says.

    Attributes:
        known: Which network, with the input that it was trained with.
        weights: Of all that makes its vector, by `<layer>/<variable>`.
        head: Tells classes apart by the vector; None where it was not trained to.
        epochs: Learning curves.
        answers: What it says of the images of a split, in the order of `TrainingSet.rows`:
            logits (n, K) where it has a head, else its vector (n, D).
        device: On what it was trained, for people.
        seconds: What that took.
    """

    known: KnownNetwork
    weights: Mapping[str, Floats]
    head: ClassifierHead | None
    epochs: tuple[EpochFigures, ...]
    answers: Mapping[Split, Floats]
    device: str
    seconds: float
