"""What cross-validation says. Needs NumPy alone, so that any process may receive it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads.any_head import ClassifierHead, Floats


@dataclass(frozen=True, slots=True, eq=False)
class OutOfFold:
    """What K-fold cross-validation says about N scans.

    Attributes:
        labels: The K classes, in the order of the columns.
        probabilities: (N, K) float32; each row sums to 1.
        folds: (N,) the fold in which a scan was judged, by a classifier fitted on the others.
        head: The classifier fitted on all of them, for scans that are not among them.
        seconds: What all of it took.
    """

    labels: tuple[Label, ...]
    probabilities: Floats
    folds: npt.NDArray[np.int64]
    head: ClassifierHead
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Relabelled:
    """Which of N images taught what, before the labels changed and since.

    Attributes:
        now: Numbers of the images that teach now.
        labels: Of each of those.
        groups: Patient, container or content of each of those.
        then: Numbers of the images that taught before.
        labels_then: Of each of those.
        held_out: Numbers of the images that nothing may be learnt from: those of whole groups,
            and all of the same content.
    """

    now: npt.NDArray[np.int64]
    labels: Sequence[Label]
    groups: Sequence[str]
    then: npt.NDArray[np.int64]
    labels_then: Sequence[Label]
    held_out: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Refitted:
    """What a fit on changed labels says.

    Attributes:
        judged: Of the images that teach, out of fold.
        probabilities: (N, K) float32 of all images, by the classifier fitted on those that
            teach: for images that teach nothing.
        then: The classifier of the labels before, that learnt nothing of the part held out;
            None where too little was left to learn from.
        now: That of the labels since, likewise.
    """

    judged: OutOfFold
    probabilities: Floats
    then: ClassifierHead | None
    now: ClassifierHead | None
