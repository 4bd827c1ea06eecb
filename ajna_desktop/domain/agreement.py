"""Which of several classifiers is right where, and on which scans they disagree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import Agreement

Told = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Dissent:
    """The scans on which classifiers told different labels, most contested first.

    Attributes:
        rows: (S,) which scans.
        shares: (S,) share of the classifiers that told otherwise than most did, in (0, 1).
        right: (S,) how many classifiers told the truth.
    """

    rows: npt.NDArray[np.int64]
    shares: npt.NDArray[np.float64]
    right: npt.NDArray[np.int64]


def agreement(names: Sequence[str], told: Told, truth: Told) -> Agreement:
    """Compare each two of M classifiers on N ≥ 1 scans.

    Args:
        names: Of the classifiers.
        told: (M, N) number of the class that each told.
        truth: (N,) number of the class that is true.
    """
    right = told == truth
    same = [[float((one == other).mean()) for other in right] for one in right]
    kappa = [[cohen_kappa(one, other) for other in told] for one in told]
    return Agreement(tuple(names), tuple(map(tuple, same)), tuple(map(tuple, kappa)))


def cohen_kappa(one: Told, other: Told) -> float:
    """Return how far two agree beyond chance, in [-1, 1] (Cohen, 1960).

    1 where both told one and the same class for every scan. `one` and `other`: (N,), N ≥ 1,
    numbers of classes, from 0 on.
    """
    classes = int(max(one.max(), other.max())) + 1
    observed = float((one == other).mean())
    shares = [np.bincount(told, minlength=classes) / len(told) for told in (one, other)]
    expected = float(shares[0] @ shares[1])
    return 1.0 if expected >= 1.0 else (observed - expected) / (1.0 - expected)


def dissent(told: Told, truth: Told, certainty: npt.NDArray[np.floating]) -> Dissent:
    """Find the scans on which not all of M classifiers told the same.

    The more told otherwise than most, the more contested a scan is; among equals, the further
    apart the probabilities are that they gave the truth; then the order of the scans.

    Args:
        told: (M, N) number of the class that each told.
        truth: (N,) number of the class that is true.
        certainty: (M, N) probability that each gave the true class.
    """
    most = np.zeros(told.shape[1], np.int64)
    for one in told:  # the class that it told has so many voices; M is small
        np.maximum(most, (told == one).sum(axis=0), out=most)
    shares = 1.0 - most / len(told)
    rows = np.flatnonzero(most < len(told))
    order = np.lexsort((rows, -certainty.std(axis=0)[rows], -shares[rows]))
    rows = rows[order]
    return Dissent(rows, shares[rows], (told == truth).sum(axis=0)[rows])
