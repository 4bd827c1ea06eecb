"""Several scans at once: decide about one, or about the selected ones after a look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.gallery.gallery_model import ScanIdRole
from ajna_desktop.ui.gallery.grid_view import GridView
from ajna_desktop.ui.review.asked_scans import Asked
from ajna_desktop.ui.review.review_cells import (
    AskedRole,
    ReviewDelegate,
    best_shape,
    lines_of,
)
from ajna_desktop.ui.review.review_words import in_a_sentence
from ajna_desktop.ui.theme import TIGHT
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps
from ajna_desktop.ui.wording import as_tooltip

Look = Callable[[ScanId], Asked | None]
_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class ScreenModel(QAbstractListModel):
    """The scans on the screen, as the desk knows them."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.ids: tuple[ScanId, ...] = ()
        self.is_blind = False

    def show_ids(self, ids: Sequence[ScanId]) -> None:
        """Have other scans on the screen."""
        self.beginResetModel()
        self.ids = tuple(ids)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of scans; a list has no children."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a scan; blind readers are told no more than they see."""
        if not index.isValid():
            return None
        scan_id = self.ids[index.row()]
        if role == ScanIdRole:
            return scan_id
        asked = self._look(scan_id)
        if role == AskedRole or asked is None:
            return asked if role == AskedRole else None
        sentence = in_a_sentence(asked, self.is_blind)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(sentence)
        is_told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return sentence if is_told else None


class GridPage(QWidget):
    """Fills its place with cells; the current one, or the selected ones, are decided about."""

    paged = Signal(int)  # -1 to the screen before, 1 to the next

    def __init__(
        self, look: Look, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._size = 1
        self._aspect = 0.0
        self._pixmaps = ThumbnailPixmaps(thumbnails, parent=self)
        self._model = ScreenModel(look, self)
        self.grid = GridView(self)
        self.grid.setAccessibleName(self.tr("Scans to decide about"))
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setModel(self._model)
        self._delegate = ReviewDelegate(self._pixmaps, self.size(), self.grid)
        self.grid.setItemDelegate(self._delegate)
        self.grid.installEventFilter(self)
        self.grid.viewport().installEventFilter(self)
        self._pixmaps.arrived.connect(self._on_arrived)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)

    def show_screen(self, ids: Sequence[ScanId], size: int, is_blind: bool) -> None:
        """Have other scans on the screen, the first that waits current.

        Args:
            ids: The scans.
            size: How many there is room for; at the end of a queue there may be fewer.
            is_blind: Show their images alone.
        """
        self._size = size
        self._model.is_blind = self._delegate.is_blind = is_blind
        if tuple(ids) != self._model.ids:
            self._model.show_ids(ids)
        known = [one for one in map(self._look, ids) if one is not None]
        shapes = sorted(
            one.scan.width / one.scan.height
            for one in known
            if one.scan.width * one.scan.height
        )
        self._aspect = shapes[len(shapes) // 2] if shapes else 0.0
        self._fit()
        self.go_to_next()

    def refresh(self) -> None:
        """Show what is known of the same scans now; go on from one that is decided about."""
        self.grid.viewport().update()
        current = self.current()
        if current is not None and current not in self.waiting():
            self.go_to_next()

    def prefetch(self, ids: Sequence[ScanId]) -> None:
        """Have the pictures of the next screen made."""
        self._pixmaps.prefetch(ids)

    def current(self) -> ScanId | None:
        """Return the scan that has the cursor."""
        index = self.grid.currentIndex()
        return self._model.ids[index.row()] if index.isValid() else None

    def targets(self) -> list[ScanId]:
        """Return the selected scans, the current one where none is, in the order shown."""
        rows = [row for part in self.grid.selected_rows() for row in part]
        if not rows and (current := self.current()) is not None:
            return [current]
        return [self._model.ids[row] for row in rows]

    def waiting(self) -> list[ScanId]:
        """Return what is not decided about yet on this screen."""
        return [
            one
            for one in self._model.ids
            if (asked := self._look(one)) is not None and asked.answer is None
        ]

    def select_waiting(self) -> None:
        """Select what is not decided about yet."""
        waiting = set(self.waiting())
        rows = [row for row, one in enumerate(self._model.ids) if one in waiting]
        self.grid.select_rows([range(row, row + 1) for row in rows])

    def go_to_next(self) -> None:
        """Put the cursor on the next scan that waits, after the end on the first one."""
        waiting = set(self.waiting())
        here = self.grid.currentIndex().row()
        rows = [row for row, one in enumerate(self._model.ids) if one in waiting]
        after = [row for row in rows if row >= max(here, 0)]
        for row in (*after, *rows, *range(min(len(self._model.ids), 1))):
            self._put_cursor(row)
            return

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn pages of the review instead of scrolling, and fill the grid when it grows."""
        if watched is self.grid and isinstance(event, QKeyEvent):
            step = _PAGES.get(Qt.Key(event.key()))
            if step is not None and event.type() == QEvent.Type.KeyPress:
                self.paged.emit(step)
                return True
        if watched is self.grid.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _put_cursor(self, row: int) -> None:
        self.grid.selectionModel().setCurrentIndex(self._model.index(row), _Flag.ClearAndSelect)

    def _fit(self) -> None:
        room = self.grid.viewport().size()
        lines = 1 if self._model.is_blind else lines_of(self._size)
        text = lines * QFontMetrics(self.font()).height() + 2 * TIGHT
        shape = best_shape(self._size, room, text, self._aspect)
        self._delegate.fit_cell(shape.cell, lines, self.font())
        longest = max(shape.cell.width(), shape.cell.height() - text)
        self._pixmaps.set_least_side(round(longest * self.devicePixelRatioF()))
        self.grid.updateGeometries()
        self.grid.viewport().update()

    def _on_arrived(self, scan_id: ScanId) -> None:
        if scan_id in self._model.ids:
            self.grid.update(self._model.index(self._model.ids.index(scan_id)))
