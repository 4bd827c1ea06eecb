"""Groups in features, found without labels."""

import warnings
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.cluster import KMeans

from ajna_desktop.learning.head_arrays import Floats

_FEW: Final = 20  # groups up to which several starts are tried
_STARTS: Final = 10
_MOST_STEPS: Final = 100


def find_clusters(vectors: Floats, count: int, seed: int = 0) -> npt.NDArray[np.int64]:
    """Return the group of each image by k-means, (N,), numbers from 0 on.

    Args:
        vectors: (N, D), finite; the distance between them is Euclidean.
        count: How many groups, at most N.
        seed: Of where the search starts.
    """
    starts = _STARTS if count <= _FEW else 1
    means = KMeans(
        min(count, len(vectors)), n_init=starts, max_iter=_MOST_STEPS, random_state=seed
    )
    with warnings.catch_warnings():
        # Systems that do not tell it are none of the user's concern: all cores are used then.
        warnings.filterwarnings("ignore", "Could not find the number of physical cores")
        found = means.fit_predict(vectors)
    groups: npt.NDArray[np.int64] = found.astype(np.int64)
    return groups
