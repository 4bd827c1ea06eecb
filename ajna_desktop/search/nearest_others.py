"""The images of other groups that look most like each image of a folder."""

from collections.abc import Callable
from typing import Final

import numpy as np

from ajna_desktop.search.unit_rows import Items, UnitRows, has_direction

_AT_ONCE: Final = 1024  # images compared at a time with all others: 80 MB at 20,000
NOBODY: Final = -1


def nearest_others(
    rows: UnitRows, groups: Items, count: int, report: Callable[[int], None]
) -> Items:
    """Return for each of N images the `count` nearest of other groups, in no order, (N, count).

    Args:
        rows: The features of N images; the cosine tells how near two are.
        groups: (N,) number of the patient or container of each.
        count: How many; where there are fewer, `NOBODY` fills the line.
        report: Is told how many images are done.
    """
    found = np.full((len(rows), count), NOBODY, np.int64)
    keep = min(count, len(rows))
    vectors = rows.take(np.arange(len(rows)))
    has_none = ~has_direction(vectors)
    for first in range(0, len(rows), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        cosines = vectors[part] @ vectors.T
        cosines[groups[part][:, np.newaxis] == groups] = -np.inf
        cosines[:, has_none] = -np.inf
        best = np.argpartition(-cosines, keep - 1, axis=1)[:, :keep]
        is_one = np.isfinite(np.take_along_axis(cosines, best, axis=1))
        found[part, :keep] = np.where(is_one, best, NOBODY)
        report(min(first + _AT_ONCE, len(rows)))
    return found
