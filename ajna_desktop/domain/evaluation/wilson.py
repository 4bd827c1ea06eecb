"""In which interval a share lies that was counted on few scans."""

import math
from typing import Final

from ajna_desktop.domain.comparison import Measured

_Z: Final = 1.959963984540054  # 95 % of a normal distribution lie within


def share_of(hits: float, scans: int, groups: int | None = None) -> Measured:
    """Return hits / scans with its 95 % score interval (Wilson, 1927).

    It is never empty, also where all or none of few scans are hits, as resampling would have
    it. Scans of one patient or container are alike, so that the width follows from how many
    `groups` the scans are of: each counts as one draw. That is on the wide side.

    Raises:
        ValueError: there is no scan.
    """
    if scans < 1:
        raise ValueError("no share of nothing")
    part = hits / scans
    draws = scans if groups is None else min(groups, scans)
    middle = part + _Z**2 / (2 * draws)
    half = _Z * math.sqrt(part * (1 - part) / draws + _Z**2 / (4 * draws**2))
    whole = 1 + _Z**2 / draws
    low, high = (middle - half) / whole, (middle + half) / whole
    # Rounding must not leave the value itself outside.
    return Measured(part, max(min(low, part), 0.0), min(max(high, part), 1.0))
