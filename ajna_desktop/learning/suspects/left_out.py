"""What least squares say of every image when its whole group is left out, in closed form.

Leaving out a group changes the fit by a known amount (the block form of the leave-one-out
identity of ridge regression): with A = ΦᵀWΦ + λI and V = Φ A^(−1/2), the residual of a group b
that was not learnt from is (I − V_b V_bᵀ W_b)^(−1) times its residual in the fit. One
factorisation serves all groups and any number of targets, exactly: no folds, and no chance.
"""

from collections import defaultdict
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.linalg import cholesky, solve_triangular

from ajna_desktop.learning.head_arrays import Floats

Numbers = npt.NDArray[np.int64]

# Of the constant feature, times the root of the penalty: the mean is hardly held back by it.
_CONSTANT: Final = 10.0


class LeftOut:
    """Weighted ridge regression with a constant, each group judged without itself.

    Holds N × (M + 1) numbers.
    """

    def __init__(
        self, rows: Floats, groups: Numbers, penalty: float, weights: Floats | None = None
    ) -> None:
        """Factorise.

        Args:
            rows: (N, M) features, N ≥ 1.
            groups: (N,) number of the group of each.
            penalty: λ > 0.
            weights: (N,) how much each counts, ≥ 0; None: all alike.
        """
        self._weights = np.ones(len(rows), np.float32) if weights is None else weights
        constant = np.full((len(rows), 1), _CONSTANT * penalty**0.5, np.float32)
        rows = np.hstack([rows, constant])
        square = (rows * self._weights[:, np.newaxis]).T @ rows
        square[np.diag_indices_from(square)] += np.float32(penalty)
        half = cholesky(square, lower=True, overwrite_a=True, check_finite=False)
        self._rows: Floats = np.ascontiguousarray(
            solve_triangular(half, rows.T, lower=True, check_finite=False).T
        )
        self._blocks = [(places, self._inverses(places)) for places in _by_size(groups)]

    def values(self, targets: Floats) -> Floats:
        """Return what each image's target would be by the other groups, (N, K) as `targets`."""
        fitted = self._rows @ (self._rows.T @ (targets * self._weights[:, np.newaxis]))
        residuals = targets - fitted
        values = np.empty_like(targets)
        for places, inverses in self._blocks:
            values[places] = targets[places] - np.matmul(inverses, residuals[places])
        return values

    def _inverses(self, places: Numbers) -> Floats:
        """Return what frees residuals of groups of one size, (G, S), of the groups' own say."""
        rows = self._rows[places]
        weights = self._weights[places][:, np.newaxis, :]
        hat = np.matmul(rows, rows.transpose(0, 2, 1)) * weights
        inverses: Floats = np.linalg.inv(np.eye(places.shape[1], dtype=np.float32) - hat)
        return inverses


def _by_size(groups: Numbers) -> list[Numbers]:
    """Return the images of the groups of each size, (how many groups, their size)."""
    order = np.argsort(groups, kind="stable")
    _, starts = np.unique(groups[order], return_index=True)
    of_size: dict[int, list[Numbers]] = defaultdict(list)
    for places in np.split(order, starts[1:]):
        of_size[len(places)].append(places)
    return [np.stack(blocks) for blocks in of_size.values()]
