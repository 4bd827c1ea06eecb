"""Which predictions are about to tip over: an order that needs the probabilities themselves.

They are read as in `store.scored`: a page is one row, so that SQLite takes the steps without
the interpreter's lock.
"""

import json
import sqlite3
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import ScanId

_MOST_NUMBERS: Final = 2_000_000  # of a page: 16 MB as hexadecimal digits
_RUN: Final = (
    "SELECT run_id, labels, decides_for, threshold FROM current_run JOIN run ON run.id = run_id"
)
_PAGE: Final = (
    "SELECT json_group_array(scan_id), group_concat(digits, '') FROM ("
    "SELECT scan_id, hex(substr(probabilities, ?, ?)) AS digits FROM prediction "
    "WHERE run_id = ? AND scan_id IN (SELECT value FROM json_each(?)))"
)
_BYTES: Final = 4  # of a float32


def nearest_first(
    reader: sqlite3.Connection, ids: list[ScanId], most_numbers: int = _MOST_NUMBERS
) -> list[ScanId]:
    """Return `ids` by what would flip first; ties as they come, scans without one at the end.

    With an operating point that is the distance of its class's probability from the threshold,
    without one the lead of the most probable class over the next. Not on the UI thread.

    Args:
        reader: Of the store.
        ids: To be sorted.
        most_numbers: How many probabilities are read at once.
    """
    row = reader.execute(_RUN).fetchone()
    if row is None:
        return ids
    run_id, names, decides_for, threshold = row
    labels = json.loads(names)
    if len(labels) < 2:
        return ids
    first, width = (0, len(labels))
    if decides_for is not None:
        first, width = labels.index(decides_for), 1
    asked = np.sort(np.array(ids, np.int64))
    margins = np.full(len(asked), np.inf)
    rows = max(most_numbers // width, 1)
    for start in range(0, len(asked), rows):
        page = json.dumps(asked[start : start + rows].tolist())
        values = (first * _BYTES + 1, width * _BYTES, run_id, page)
        numbers, digits = reader.execute(_PAGE, values).fetchone()
        found = np.array(json.loads(numbers), np.int64)
        chances = np.frombuffer(bytes.fromhex(digits or ""), "<f4").reshape(len(found), width)
        margins[np.searchsorted(asked, found)] = _margins(chances, threshold)
    by_id = margins[np.searchsorted(asked, np.array(ids, np.int64))]
    nearest: list[ScanId] = np.array(ids, np.int64)[by_id.argsort(kind="stable")].tolist()
    return nearest


def _margins(
    chances: npt.NDArray[np.float32], threshold: float | None
) -> npt.NDArray[np.float64]:
    """Return how far each row, (N, K) or (N, 1) with a threshold, is from tipping over."""
    if threshold is not None:
        distances: npt.NDArray[np.float64] = np.abs(
            chances[:, 0].astype(np.float64) - threshold
        )
        return distances
    rest, rows = chances.copy(), np.arange(len(chances))
    best = rest.argmax(axis=1)
    highest = rest[rows, best].astype(np.float64)
    rest[rows, best] = -1
    lead: npt.NDArray[np.float64] = highest - rest.max(axis=1)
    return lead
