"""The scans of an answer: a million ids, and the rows of those that were painted lately."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ajna_desktop.domain.curating.annotations import Annotation
from ajna_desktop.domain.scan import Prediction, Scan, ScanId
from ajna_desktop.ui.annotation_words import noted_words
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.wording import as_tooltip, in_one_sentence

ScanIdRole: Final = Qt.ItemDataRole.UserRole
CellRole: Final = Qt.ItemDataRole.UserRole + 1

BLOCK: Final = 64  # rows fetched at once: about a screen
MOST_CELLS: Final = 4_096  # rows remembered

Noted = Callable[[Sequence[ScanId]], Mapping[ScanId, Sequence[Annotation]]]
Ids = npt.NDArray[np.int64]
_Index = QModelIndex | QPersistentModelIndex


class Cell(NamedTuple):
    """What the gallery shows of one scan; None for a scan that the store no longer knows."""

    scan: Scan | None
    prediction: Prediction | None
    annotations: Sequence[Annotation] = ()


class GalleryModel(QAbstractListModel):
    """Holds ids; looks up the rest a block at a time, the first time it is painted."""

    def __init__(
        self, lookup: Lookup, parent: QObject | None = None, noted: Noted | None = None
    ) -> None:
        """Look rows up in `lookup`, and what people noted by `noted`; None shows no notes."""
        super().__init__(parent)
        self._noted = noted
        self._lookup = lookup
        self._ids: Ids = np.empty(0, np.int64)
        self._cells: OrderedDict[ScanId, Cell] = OrderedDict()

    @property
    def ids(self) -> Ids:
        """Every id of the answer, in its order; shape (N,), int64."""
        return self._ids

    def show_ids(self, ids: Ids) -> None:
        """Replace the answer; what is known of the rows is kept."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def forget(self, ids: Iterable[ScanId] | None = None) -> None:
        """Look up `ids` anew, None for all, when they are next painted."""
        if ids is None:
            self._cells.clear()
        else:
            for scan_id in ids:
                self._cells.pop(scan_id, None)
        if len(self._ids):
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def row_of(self, scan_id: ScanId) -> int | None:
        """Return where a scan is, None when it is not in the answer."""
        rows = np.flatnonzero(self._ids == scan_id)
        return int(rows[0]) if rows.size else None

    def scan_id(self, row: int) -> ScanId:
        """Return the id of a row."""
        return ScanId(int(self._ids[row]))

    def cell(self, row: int) -> Cell:
        """Return what is known of a row."""
        scan_id = self.scan_id(row)
        if scan_id not in self._cells:
            self._fetch_around(row)
        self._cells.move_to_end(scan_id)
        return self._cells[scan_id]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of scans; a list has no children."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of the scan at `index`, without ever reading a file."""
        if not index.isValid():
            return None
        if role == ScanIdRole:
            return self.scan_id(index.row())
        if role not in _TOLD:
            return None
        cell = self.cell(index.row())
        if role == CellRole:
            return cell
        if cell.scan is None:
            return ""
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.scan.name
        sentence = in_one_sentence(cell.scan, cell.prediction) + noted_words(cell.annotations)
        return as_tooltip(sentence) if role == Qt.ItemDataRole.ToolTipRole else sentence

    def _fetch_around(self, row: int) -> None:
        first = row - row % BLOCK
        block = [ScanId(int(scan_id)) for scan_id in self._ids[first : first + BLOCK]]
        unknown = [scan_id for scan_id in block if scan_id not in self._cells]
        scans = {scan.id: scan for scan in self._lookup.scans(unknown)}
        predictions = self._lookup.predictions(unknown)
        noted = self._noted(unknown) if self._noted else {}
        for scan_id in unknown:
            self._cells[scan_id] = Cell(
                scans.get(scan_id), predictions.get(scan_id), noted.get(scan_id, ())
            )
        while len(self._cells) > MOST_CELLS:
            self._cells.popitem(last=False)


def as_ids(ids: Sequence[ScanId]) -> Ids:
    """Return `ids` as an array of shape (N,), int64."""
    return np.asarray(ids, np.int64).reshape(-1)


_TOLD: Final = (
    CellRole,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
