"""What codes are taught by: those of one class shall be alike, those of two shall differ.

Codes have length 1, so that their products are cosines: 1 = the same, and the squared distance
is 2 - 2 × cosine.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.head_arrays import Floats

TEMPERATURE: Final = np.float32(0.1)  # of cosines, as Khosla et al. found best
MARGIN: Final = np.float32(
    1.0
)  # distance from which on two classes are apart enough: Siamese02
_LEAST: Final = np.float32(1e-6)  # distance that is divided by

Same = npt.NDArray[np.bool_]
Loss = tuple[float, Floats]


class CodeLoss(StrEnum):
    """Which of the losses."""

    SUPERVISED_CONTRASTIVE = "supervised contrastive"
    MARGIN = "contrastive with a margin"


def supervised_contrastive(cosines: Floats, same: Same) -> Loss:
    """Return the loss of Khosla et al. (2020), L_out, and its slope by each cosine.

    Args:
        cosines: (n, n), of n codes.
        same: (n, n), True where two are of one class; every code has another one of its class.
    """
    others = ~np.eye(len(cosines), dtype=np.bool_)
    logits = np.where(others, cosines / TEMPERATURE, np.float32(-np.inf))
    logits -= logits.max(axis=1, keepdims=True)
    shares = np.exp(logits)
    sums = shares.sum(axis=1, keepdims=True)
    shares /= sums
    wanted = (same & others).astype(np.float32)
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1)
    finite = np.where(others, logits, 0)
    loss = (np.log(sums)[:, 0] - (wanted * finite).sum(axis=1)).mean()
    slope: Floats = (shares - wanted) / (TEMPERATURE * np.float32(len(cosines)))
    return float(loss), slope


def margin(cosines: Floats, same: Same) -> Loss:
    """Return the loss of Hadsell et al. (2006) and its slope by each cosine.

    The mean squared distance of pairs of one class, and the mean of (margin - distance)² of
    the pairs of two classes that are nearer than that.

    Args:
        cosines: (n, n), of n codes.
        same: (n, n), True where two are of one class.
    """
    alike = same & ~np.eye(len(cosines), dtype=np.bool_)
    squared = np.maximum(2 - 2 * cosines, 0)
    distances = np.sqrt(squared)
    lacking = np.where(same, np.float32(0), np.maximum(MARGIN - distances, 0))
    pairs_alike = np.float32(np.count_nonzero(alike) or 1)
    pairs_apart = np.float32(np.count_nonzero(~same) or 1)
    loss = squared[alike].sum() / pairs_alike + (lacking * lacking).sum() / pairs_apart
    slope: Floats = np.where(alike, np.float32(-2) / pairs_alike, np.float32(0))
    slope += 2 * lacking / (np.maximum(distances, _LEAST) * pairs_apart)
    return float(loss), slope


LOSSES: Final[Mapping[CodeLoss, Callable[[Floats, Same], Loss]]] = {
    CodeLoss.SUPERVISED_CONTRASTIVE: supervised_contrastive,
    CodeLoss.MARGIN: margin,
}
