"""Where current, selected and scrolled-to scans are when another answer takes the place."""

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
_FAR = 4_096  # rows looked through for a scan that stayed, on either side


def row_after_change(old: Ids, row: int, new: Ids) -> int | None:
    """Return the row of `new` for whoever was at `row` of `old`.

    It is where that scan is now; if it went, the scan that came after it; else the one before;
    else the first. None when `new` is empty.

    Args:
        old: Ids before, shape (N,), int64.
        row: In [0, N), or -1 for none.
        new: Ids now, shape (M,), int64.
    """
    if not len(new):
        return None
    if row < 0 or not len(old):
        return 0
    after = old[row : row + _FAR]
    before = old[max(row - _FAR, 0) : row][::-1]
    for candidates in (after, before):
        stayed = candidates[np.isin(candidates, new)]
        if len(stayed):
            return int(np.flatnonzero(new == stayed[0])[0])
    return 0


def runs_of(ids: Ids, chosen: Ids) -> list[range]:
    """Return the rows of `ids` that are in `chosen`, as ascending ranges without gaps."""
    rows = np.flatnonzero(np.isin(ids, chosen))
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) > 1) + 1
    return [range(int(run[0]), int(run[-1]) + 1) for run in np.split(rows, breaks)]
