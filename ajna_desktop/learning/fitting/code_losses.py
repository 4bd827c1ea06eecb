"""What codes are taught by: those of one class shall be alike, those of two shall differ.

Codes have length 1, so that their products are cosines: 1 = the same, and the squared distance
is 2 - 2 × cosine.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.training import CodeLoss
from ajna_desktop.learning.head_arrays import Floats

# Of cosines. On radiographs of held-out patients 0.5 brought more of a class together than the
# 0.1 of the publication: benchmarks/heads.py.
TEMPERATURE: Final = np.float32(0.5)
MARGIN: Final = np.float32(1.0)  # distance at which two classes are far enough: Siamese02
_LEAST: Final = np.float32(1e-6)  # distance that is divided by

Same = npt.NDArray[np.bool_]
Loss = tuple[float, Floats]


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
