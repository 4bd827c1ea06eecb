"""Whether one of two classifiers is right more often, on the same scans."""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.bootstrap import Resamples
from ajna_desktop.domain.comparison import Duel, Measured

Right = npt.NDArray[np.bool_]

_FEW_GROUPS: Final = 16  # every way in which their tosses can fall is looked at
# Groups × scans on which one alone is right: of more, the sum of the tosses is taken as normal.
_MOST_EXACT: Final = 5_000_000
_PERCENTILES: Final = (2.5, 97.5)


def duels(names: Sequence[str], right: Right, resamples: Resamples) -> tuple[Duel, ...]:
    """Compare each two of M classifiers by the scans on which only one of them is right.

    The interval of the difference draws groups; the p-value is that of `sign_test` on groups.

    Args:
        names: Keys of their rows.
        right: (M, N) where each is right, N ≥ 1.
        resamples: Of the same N scans.
    """
    columns = np.vstack([right, np.ones_like(right[:1])]).T.astype(np.float64)
    totals = resamples.totals(columns)
    shares = totals[:, :-1] / totals[:, -1:]
    return tuple(
        _duel(
            (names[one], names[other]), right[[one, other]], shares[:, [one, other]], resamples
        )
        for one, other in combinations(range(len(names)), 2)
    )


def _duel(
    names: tuple[str, str],
    right: Right,
    shares: npt.NDArray[np.float64],
    resamples: Resamples,
) -> Duel:
    one, other = right
    gain = one.astype(np.int64) - other.astype(np.int64)
    low, high = np.percentile(shares[:, 0] - shares[:, 1], _PERCENTILES)
    return Duel(
        one=names[0],
        other=names[1],
        both_right=int((one & other).sum()),
        only_one=int((one & ~other).sum()),
        only_other=int((other & ~one).sum()),
        both_wrong=int((~one & ~other).sum()),
        difference=Measured(float(gain.mean()), float(low), float(high)),
        p_value=sign_test(resamples.of_groups(gain)),
    )


def sign_test(gains: npt.NDArray[np.int64]) -> float:
    """Return how likely gains at least as one-sided are where each sign is a toss, (0, 1].

    With one scan a group this is McNemar's exact test (1947). Scans of a patient or container
    are alike and fall together, so that the sign of a whole group is tossed; of very many
    groups, the sum of tosses is normal (Durkalski et al., Statistics in Medicine 22, 2003).

    Args:
        gains: (G,) of each group: scans on which the first alone is right, less those on which
            the second alone is.
    """
    sizes = np.abs(gains[gains != 0])
    observed = abs(int(gains.sum()))
    if not len(sizes):
        return 1.0
    if len(sizes) <= _FEW_GROUPS:
        tosses = np.zeros(1, np.int64)
        for size in sizes.tolist():
            tosses = np.concatenate([tosses - size, tosses + size])
        return float((np.abs(tosses) >= observed).mean())
    total = int(sizes.sum())
    if len(sizes) * total > _MOST_EXACT:
        # Sums are two steps apart: half of that belongs to the sum observed.
        beyond = max(observed - int(np.gcd.reduce(sizes)), 0)
        return math.erfc(beyond / math.sqrt(2 * float((sizes.astype(float) ** 2).sum())))
    chances = np.zeros(2 * total + 1)  # of each sum from −total to total
    chances[total] = 1.0
    for size in sizes.tolist():
        tossed = np.zeros_like(chances)
        tossed[size:] += chances[:-size] / 2
        tossed[:-size] += chances[size:] / 2
        chances = tossed
    sums = np.abs(np.arange(-total, total + 1))
    return min(float(chances[sums >= observed].sum()), 1.0)
