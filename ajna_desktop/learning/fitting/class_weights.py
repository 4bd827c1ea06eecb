"""How much each image counts while something learns."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.head_arrays import Floats


def image_weights(
    classes: npt.NDArray[np.int64],
    kinds: tuple[Label, ...],
    *,
    balanced: bool = True,
    by_label: Mapping[str, float] | None = None,
) -> Floats:
    """Return the weight of each image, (N,) float32, 1 on average where balanced.

    Args:
        classes: (N,), indices into `kinds`.
        kinds: The classes.
        balanced: Whether every class that occurs weighs the same; else every image does.
        by_label: Factors on top; 1 for labels that are not in it.
    """
    factors = np.ones(len(kinds))
    if balanced:
        counts = np.bincount(classes, minlength=len(kinds))
        factors = len(classes) / (np.maximum(counts, 1) * max(np.count_nonzero(counts), 1))
    if by_label:
        factors *= [by_label.get(label, 1.0) for label in kinds]
    return factors[classes].astype(np.float32)
