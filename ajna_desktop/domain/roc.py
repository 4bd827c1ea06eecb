"""How well a score ranks one class above the other."""

import numpy as np
import numpy.typing as npt


def area_under_roc(
    scores: npt.NDArray[np.floating], is_positive: npt.NDArray[np.bool_]
) -> float | None:
    """Return the area under the ROC curve, in [0, 1]; None unless both classes occur.

    It is the chance that a positive drawn at random has the higher score than a negative drawn
    at random, ties counting half (Mann and Whitney, 1947).

    Args:
        scores: (N,), finite; higher means more likely positive.
        is_positive: (N,).
    """
    positives = int(is_positive.sum())
    negatives = len(is_positive) - positives
    if not positives or not negatives:
        return None
    _, place, how_many = np.unique(scores, return_inverse=True, return_counts=True)
    # Tied scores share the mean of the ranks that they take up together, counted from 1.
    ranks = (np.cumsum(how_many) - (how_many - 1) / 2)[place]
    above = float(ranks[is_positive].sum()) - positives * (positives + 1) / 2
    return above / (positives * negatives)


def macro_area_under_roc(
    probabilities: npt.NDArray[np.floating], classes: npt.NDArray[np.int64]
) -> float | None:
    """Return the mean, over the classes, of each one's area against all others, in [0, 1].

    Of two classes it is the area of the second: that of the first is the same. A class that no
    scan is of, or that every scan is of, has none; None where no class has.

    Args:
        probabilities: (N, K), finite.
        classes: (N,) the column that is true; −1 where none is.
    """
    columns = range(1, 2) if probabilities.shape[1] == 2 else range(probabilities.shape[1])
    areas = [area_under_roc(probabilities[:, column], classes == column) for column in columns]
    there = [area for area in areas if area is not None]
    return float(np.mean(there)) if there else None
