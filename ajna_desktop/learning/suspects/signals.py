"""What speaks for and against the label of each image, by images of other groups alone."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.suspects.left_out import LeftOut, Numbers

KERNEL_PENALTY: Final = 0.3
LINEAR_PENALTY: Final = 0.6  # times the number of images
COLUMNS: Final = 4  # of what `Signals.of` gives


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """Two judges that learn from other groups only, and who belongs to whom.

    Attributes:
        kernel, linear: The judges.
        groups: (N,) number of the group of each image, from 0 on.
    """

    kernel: LeftOut
    linear: LeftOut
    groups: Numbers

    @classmethod
    def fit(
        cls, similar: Floats, standard: Floats, groups: Numbers, weights: Floats
    ) -> "Signals":
        """Fit both judges.

        Args:
            similar: (N, M) as `gaussian_features` gives.
            standard: (N, D) standardised features.
            groups: (N,) as above.
            weights: (N,) how much each image teaches.
        """
        kernel = LeftOut(similar, groups, KERNEL_PENALTY, weights)
        linear = LeftOut(standard, groups, LINEAR_PENALTY * len(groups), weights)
        return cls(kernel, linear, groups)

    def told(self, classes: Numbers, count: int) -> "Told":
        """Return what both judges make of all images when the labels are `classes` (N,)."""
        targets = np.eye(count, dtype=np.float32)[classes]
        kernel, linear = self.kernel.values(targets), self.linear.values(targets)
        own = (kernel + linear) / np.float32(2)
        return Told(kernel, linear, own, *_companions(own, self.groups))


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Values near 1 for the class that an image has by other groups, near 0 for the others.

    Attributes:
        kernel, linear: (N, K) of each judge.
        own: (N, K) of both.
        companions: (N, K) mean of `own` over the other images of the group: they show the same
            patient or container, and their own labels play no part in it. 0 where there are
            none.
        is_alone: (N,) whether there are none.
    """

    kernel: Floats
    linear: Floats
    own: Floats
    companions: Floats
    is_alone: npt.NDArray[np.bool_]

    def for_label(self, classes: Numbers) -> Floats:
        """Return four numbers that speak for the labels `classes` (N,), (N, 4)."""
        margins = (margin(one, classes) for one in (self.kernel, self.linear, self.companions))
        return np.stack([*margins, self.is_alone.astype(np.float32)], axis=1)

    def suggested(self, classes: Numbers) -> Numbers:
        """Return for each image the other class that most speaks for, (N,)."""
        sums = 2 * self.own + self.companions
        sums[np.arange(len(classes)), classes] = -np.inf
        best: Numbers = sums.argmax(axis=1)
        return best


def margin(values: Floats, classes: Numbers) -> Floats:
    """Return by how much the value of each image's class is above the highest other, (N,)."""
    rows = np.arange(len(classes))
    others = values.copy()
    others[rows, classes] = -np.inf
    found: Floats = values[rows, classes] - others.max(axis=1)
    return found


def _companions(own: Floats, groups: Numbers) -> tuple[Floats, npt.NDArray[np.bool_]]:
    sums = np.zeros((int(groups.max()) + 1, own.shape[1]), np.float32)
    np.add.at(sums, groups, own)
    others = np.bincount(groups)[groups] - 1
    means = (sums[groups] - own) / np.maximum(others, 1)[:, np.newaxis]
    is_alone = others == 0
    means[is_alone] = 0  # what is left after the subtraction is rounding
    return means.astype(np.float32), is_alone
