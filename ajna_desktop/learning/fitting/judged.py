"""What cross-validation says. Needs NumPy alone, so that any process may receive it."""

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
