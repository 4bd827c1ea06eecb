"""Every prediction of a run as columns of numbers: read in pages, SQLite doing the steps.

A thread that steps through a hundred thousand rows takes the interpreter lock as often, and the
window would feel it. So each page is one row: its columns as JSON, its probabilities as one
long hexadecimal number. No matrix of all scans × classes is ever kept.
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.queries import SHOWN

_MOST_ROWS: Final = 10_000  # of a page
_MOST_NUMBERS: Final = 2_000_000  # of a page: 16 MB as hexadecimal digits
_DIGITS: Final = 8  # of a float32
# CROSS JOIN: in the order of the key of `prediction`, so that nothing is sorted. The outer
# query keeps the order of the inner one, as in `queries.ids_sql`.
_PAGE: Final = (
    "SELECT json_group_array(id), json_group_array(label), json_group_array(found_label), "  # noqa: S608 - constants and "?" alone
    "json_group_array(split), json_group_array(belongs), json_group_array(predicted), "
    "group_concat(digits, '') FROM ("
    "SELECT scan.id AS id, label, found_label, split, predicted, hex(probabilities) AS digits, "
    "iif(group_name = '', ifnull(content_hash, 'scan ' || scan.id), group_name) AS belongs "
    "FROM prediction CROSS JOIN scan ON scan.id = prediction.scan_id "
    f"WHERE run_id = ? AND scan_id > ? AND {SHOWN} "
    "AND status NOT IN ('ambiguous', 'bad image') ORDER BY scan_id LIMIT ?)"
)


def scored_scans(
    reader: sqlite3.Connection, run_id: int, run: Run, label: Label
) -> ScoredScans:
    """Read the columns of a run for one of its classes.

    Raises:
        StoreDamaged: the probabilities are not those of the run's classes.
    """
    columns = _Columns(run, label)
    rows = rows_of_page(len(run.labels))
    after = 0
    while True:
        page = reader.execute(_PAGE, (run_id, after, rows)).fetchone()
        ids: list[int] = json.loads(page[0])
        if not ids:
            return columns.joined()
        columns.add(ids, [json.loads(text) for text in page[1:6]], page[6] or "")
        after = ids[-1]


def rows_of_page(width: int) -> int:
    """Return how many predictions of `width` classes are read at a time."""
    return max(min(_MOST_ROWS, _MOST_NUMBERS // max(width, 1)), 1)


def chances_of(digits: str, count: int, width: int) -> npt.NDArray[np.float32]:
    """Return the probabilities (count, width) that hexadecimal digits stand for.

    Raises:
        StoreDamaged: there are more or fewer of them.
    """
    if len(digits) != count * width * _DIGITS:
        raise StoreDamaged("The store is damaged: predictions do not fit their classes.")
    return np.frombuffer(bytes.fromhex(digits), "<f4").reshape(count, width)


class _Columns:
    """Pages of columns; words become numbers in the order in which they turn up."""

    def __init__(self, run: Run, label: Label) -> None:
        self._run = run
        self._label = label
        self._its = run.labels.index(label)
        self._classes = {name: number for number, name in enumerate(run.labels)}
        self._splits: dict[str, int] = {}
        self._groups: dict[str, int] = {}
        self._pages: list[dict[str, npt.NDArray[Any]]] = []

    def add(self, ids: list[int], words: Sequence[list[Any]], digits: str) -> None:
        """Take a page: labels, folder's labels, splits, groups and predictions in `words`."""
        chances = chances_of(digits, len(ids), len(self._run.labels))
        truth, found, split, groups, told = words
        self._pages.append(
            {
                "scan_ids": np.array(ids, np.int64),
                **_best_two(chances, self._its),
                "told": _numbers(told, self._classes, np.int32),
                "truth": _numbers(truth, self._classes, np.int32),
                "found": _numbers(found, self._classes, np.int32),
                "groups": _numbers(groups, self._groups, np.int32),
                "split": _numbers(split, self._splits, np.int16),
            }
        )

    def joined(self) -> ScoredScans:
        """Return all pages as one, the classes sorted."""
        if not self._pages:
            self.add([], [[], [], [], [], []], "")
        joined = {
            name: np.concatenate([page[name] for page in self._pages])
            for name in self._pages[0]
        }
        names = sorted(self._classes)
        place = np.empty(len(names) + 1, np.int32)
        place[-1] = -1  # none stays none
        for number, name in enumerate(names):
            place[self._classes[name]] = number
        for column in ("others", "best", "told", "truth", "found"):
            joined[column] = place[joined[column]]
        return ScoredScans(
            self._label, self._run, tuple(map(Label, names)), tuple(self._splits), **joined
        )


def _best_two(chances: npt.NDArray[np.float32], its: int) -> dict[str, npt.NDArray[Any]]:
    """Return the score of one class, the best of the others, and the best of all."""
    scores = chances[:, its].copy()
    rest = chances.copy()
    rest[:, its] = -1
    others = rest.argmax(axis=1).astype(np.int32)
    other_scores = np.maximum(rest[np.arange(len(rest)), others], 0)
    # The first of the most probable wins a tie, as in `operating_point.decided`.
    wins = (scores > other_scores) | ((scores == other_scores) & (its <= others))
    best = np.where(wins, np.int32(its), others)
    return {"scores": scores, "others": others, "other_scores": other_scores, "best": best}


def _numbers(
    words: list[str | None], known: dict[Any, int], kind: type[np.integer[Any]]
) -> npt.NDArray[Any]:
    """Return the number of each word, −1 for None; new words get the next number."""
    for word in words:
        if word is not None and word not in known:
            known[word] = len(known)
    return np.fromiter((known.get(word, -1) for word in words), kind, len(words))
