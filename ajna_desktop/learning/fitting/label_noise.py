"""Labels that are likely to be wrong: the filter of the original study's notebook 02c."""

from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.head_arrays import Floats

HIGH: Final = 0.90
LOW: Final = 0.30


def suspects(
    classes: npt.NDArray[np.int64],
    probabilities: Floats,
    high: float = HIGH,
    low: float = LOW,
) -> npt.NDArray[np.bool_]:
    """Return which images have a label that a classifier firmly contradicts, (N,).

    An image must be misclassified. Of two classes the study looked at the probability of the
    second one: at least `high` where the label is the first, at most `low` where it is the
    second. Of more, the label's own probability is at most `low`, or that of another one at
    least `high`.

    Args:
        classes: (N,) the given label of each image, as a column of `probabilities`.
        probabilities: (N, K), out of fold: of classifiers that never saw the image's group.
            The study used those of a classifier that had learnt from the labels in question.
        high: In [0, 1].
        low: In [0, 1].
    """
    own = probabilities[np.arange(len(classes)), classes]
    best = probabilities.max(axis=1, initial=0)
    is_wrong = probabilities.argmax(axis=1) != classes
    if probabilities.shape[1] == 2:
        is_firm = np.where(classes == 0, best >= high, own <= low)
    else:
        is_firm = (own <= low) | (best >= high)
    found: npt.NDArray[np.bool_] = is_wrong & is_firm
    return found
