"""Which predictions are about to tip over: an order that needs the probabilities themselves.

They are read as in `store.scored`: a page is one row, so that SQLite takes the steps without
the interpreter's lock.
"""

import json
import sqlite3
from typing import Final, NamedTuple

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
    "WHERE run_id = ? AND scan_id > ? ORDER BY scan_id LIMIT ?)"
)
_BYTES: Final = 4  # of a float32


class _Margins(NamedTuple):
    """How far each prediction is from another one, in probability."""

    scan_ids: npt.NDArray[np.int64]  # (N,), ascending
    margins: npt.NDArray[np.float64]  # (N,), in [0, 1]


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
    known = _margins(reader, most_numbers)
    if not len(known.scan_ids) or not ids:
        return ids
    asked = np.array(ids, np.int64)
    places = np.searchsorted(known.scan_ids, asked).clip(max=len(known.scan_ids) - 1)
    margins = np.where(known.scan_ids[places] == asked, known.margins[places], np.inf)
    sorted_ids: list[ScanId] = asked[np.argsort(margins, kind="stable")].tolist()
    return sorted_ids


def _margins(reader: sqlite3.Connection, most_numbers: int) -> _Margins:
    nothing = _Margins(np.zeros(0, np.int64), np.zeros(0, np.float64))
    row = reader.execute(_RUN).fetchone()
    if row is None:
        return nothing
    run_id, names, decides_for, threshold = row
    labels = json.loads(names)
    if len(labels) < 2:
        return nothing
    first, width = (0, len(labels))
    if decides_for is not None:
        first, width = labels.index(decides_for), 1
    found, after = [nothing], 0
    while True:
        window = (first * _BYTES + 1, width * _BYTES)
        values = (*window, run_id, after, max(most_numbers // width, 1))
        numbers, digits = reader.execute(_PAGE, values).fetchone()
        ids = np.array(json.loads(numbers), np.int64)
        if not len(ids):
            return _Margins(*map(np.concatenate, zip(*found, strict=True)))
        after = int(ids[-1])
        chances = np.frombuffer(bytes.fromhex(digits), "<f4").reshape(len(ids), width)
        found.append(_Margins(ids, _distances(chances, threshold)))


def _distances(
    chances: npt.NDArray[np.float32], threshold: float | None
) -> npt.NDArray[np.float64]:
    """Return how far each row, (N, K) or (N, 1) with a threshold, is from tipping over."""
    exact = chances.astype(np.float64)
    if threshold is not None:
        distances: npt.NDArray[np.float64] = np.abs(exact[:, 0] - threshold)
        return distances
    top = np.partition(exact, -2, axis=1)[:, -2:]
    lead: npt.NDArray[np.float64] = top[:, 1] - top[:, 0]
    return lead
