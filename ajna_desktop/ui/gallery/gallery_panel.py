"""The answer to a query: its chips, its scans, and the one that is current."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.scan import ReviewStatus, ScanId, ScanState
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.gallery.cell_delegate import CellDelegate
from ajna_desktop.ui.gallery.cell_shape import nearest_shape, picture_size
from ajna_desktop.ui.gallery.filter_bar import LEAST_SIZE, MOST_SIZE, FilterBar
from ajna_desktop.ui.gallery.gallery_model import BLOCK, GalleryModel, Ids, as_ids
from ajna_desktop.ui.gallery.grid_view import GridView
from ajna_desktop.ui.gallery.places import row_after_change, runs_of
from ajna_desktop.ui.gallery.query_chips import QueryChips
from ajna_desktop.ui.lookup import NotedLookup
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import SMALL
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps

DEFAULT_SIZE = 144
_Flag = QItemSelectionModel.SelectionFlag


class GalleryPanel(QWidget):
    """Shows the scans of an answer and says which one the user is at."""

    current_changed = Signal(object)  # ScanId, None when nothing is shown
    selection_changed = Signal(int)  # how many are selected
    query_changed = Signal(object)  # ScanQuery: a chip closed, an order chosen, text typed
    activated = Signal(object)  # ScanId: double-clicked
    thumbnail_size_changed = Signal(int)  # pixels of the layout
    none_unreviewed = Signal()  # `move_to_next_unreviewed` came around without finding one

    def __init__(
        self, lookup: NotedLookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._query = EVERY_SCAN
        self._answered: ScanQuery | None = None
        self._announced: ScanId | None = None
        self._last_shown = 0
        self._to_search: list[range] = []
        self._search = QTimer(self, interval=0)
        self._search.timeout.connect(self._search_on)
        self._size = DEFAULT_SIZE
        self._shape = nearest_shape(0)
        self._thumbnails = ThumbnailPixmaps(thumbnails, parent=self)
        self._model = GalleryModel(lookup, self, lookup.annotations)
        self._grid = GridView(self)
        self._delegate = CellDelegate(
            self._thumbnails, picture_size(self._size, self._shape), self._grid
        )
        self._chips = QueryChips(self)
        self._count = PlainLabel(parent=self)
        self._bar = FilterBar(self._size, self)
        self._message = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._fit_cells()

    @property
    def query(self) -> ScanQuery:
        """The question that the chips show."""
        return self._query

    @property
    def shown(self) -> list[ScanId]:
        """The scans of the answer, in its order."""
        ids: list[ScanId] = self._model.ids.tolist()
        return ids

    def show_query(self, query: ScanQuery) -> None:
        """Show the chips of a question whose answer is not there yet."""
        self._query = query
        self._chips.show_query(query)
        self._bar.show_query(query)

    def show_answer(self, query: ScanQuery, ids: Sequence[ScanId]) -> None:
        """Show the scans that answer `query`.

        Whoever was current, selected and scrolled to stays so. Where the current scan is not
        in the answer, the user goes on at its place if this is the same question again, and
        begins at the first scan if it is another one.
        """
        is_other_question = query != self._answered
        self._answered = query
        self.show_query(query)
        with self._keyboard_kept():
            self._pages.setCurrentWidget(self._grid)
        new = as_ids(ids)
        if not np.array_equal(new, self._model.ids):
            if is_other_question and self.current() not in new:
                self._model.show_ids(as_ids([]))  # nothing to go on from
            self._replace(new)
        self._tell_count()

    def show_set_aside(self, some: bool) -> None:
        """Tell the chips whether there are ambiguous or bad images that could be left out."""
        self._chips.show_set_aside(some)

    def refresh(self, ids: Iterable[ScanId] | None = None) -> None:
        """Look these scans up anew, all of them for None."""
        self._model.forget(ids)

    def forget_thumbnails(self, ids: Iterable[ScanId] | None = None) -> None:
        """Load the thumbnails of these scans anew, of all for None."""
        self._thumbnails.forget(ids)
        self._grid.viewport().update()

    def current(self) -> ScanId | None:
        """Return the scan that the user is at."""
        index = self._grid.currentIndex()
        return self._model.scan_id(index.row()) if index.isValid() else None

    def selected(self) -> list[ScanId]:
        """Return the selected scans, the current one included, in the order shown."""
        rows = self._grid.selected_rows()
        current = self._grid.currentIndex().row()
        if current >= 0 and not any(current in part for part in rows):
            rows = sorted([*rows, range(current, current + 1)], key=lambda part: part.start)
        ids = self._model.ids
        return [
            ScanId(scan_id) for part in rows for scan_id in ids[part.start : part.stop].tolist()
        ]

    def position(self) -> tuple[int, int]:
        """Return the number of the current scan, counted from 1, and how many there are."""
        return self._grid.currentIndex().row() + 1, len(self._model.ids)

    def make_current(self, scan_id: ScanId) -> bool:
        """Go to a scan; say whether it is in the answer."""
        row = self._model.row_of(scan_id)
        if row is not None:
            self._go_to(row)
        return row is not None

    def move_by(self, step: int) -> None:
        """Go `step` scans on, or back for a negative `step`."""
        if rows := len(self._model.ids):
            self._go_to(min(max(self._grid.currentIndex().row() + step, 0), rows - 1))

    def move_to_next_unreviewed(self) -> None:
        """Go to the next scan that nobody has reviewed, from the top again after the end.

        A long answer is looked through in slices, so that the window stays live.
        """
        rows, here = len(self._model.ids), self._grid.currentIndex().row()
        self._to_search = [range(here + 1, rows), range(min(here + 1, rows))]
        self._search.start()

    def select_all(self) -> None:
        """Select every scan of the answer."""
        self._grid.selectAll()

    def focus_grid(self) -> None:
        """Give the keyboard to the scans, or to the message until they are there."""
        if self._pages.currentWidget() is self._message:
            self._message.take_keyboard()
        else:
            self._grid.setFocus()

    def focus_filter(self) -> None:
        """Give the keyboard to the filter field."""
        self._bar.focus_text()

    def set_thumbnail_size(self, size: int) -> None:
        """Show thumbnails of `size` pixels of the layout."""
        self._bar.set_thumbnail_size(min(max(size, LEAST_SIZE), MOST_SIZE))

    def set_aspect(self, aspect: float) -> None:
        """Give cells the shape that most scans have, by their width / height; 0 is unknown."""
        shape = nearest_shape(aspect)
        if shape != self._shape:
            self._shape = shape
            self._fit_cells()

    def show_message(
        self,
        title: str,
        text: str,
        button_text: str = "",
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say why no scan is shown, with a button that helps."""
        self._replace(as_ids([]))
        self._tell_count()
        with self._keyboard_kept():
            self._message.show_message(title, text, button_text, on_click)
            self._pages.setCurrentWidget(self._message)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit_cells()

    def _lay_out(self) -> None:
        self._grid.setAccessibleName(self.tr("Scans"))
        self._grid.setModel(self._model)
        self._grid.setItemDelegate(self._delegate)
        self._pages.addWidget(self._grid)
        self._pages.addWidget(self._message)
        asked = QHBoxLayout()
        asked.setSpacing(SMALL)
        asked.addWidget(self._chips, 1)
        asked.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self._bar)
        layout.addLayout(asked)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._chips.query_changed.connect(self.query_changed)
        self._bar.query_changed.connect(self.query_changed)
        self._bar.size_changed.connect(self._resize_cells)
        self._bar.left.connect(self.focus_grid)
        selection = self._grid.selectionModel()
        selection.currentChanged.connect(self._announce_current)
        selection.selectionChanged.connect(self._announce_selection)
        self._grid.doubleClicked.connect(self._announce_activated)
        self._grid.shown_rows_changed.connect(self._prefetch)
        self._thumbnails.arrived.connect(self._show_thumbnail)

    @contextmanager
    def _keyboard_kept(self) -> Iterator[None]:
        """Have the page shown afterwards take the keyboard when the one before had it.

        Qt gives it to whatever had it on that page before, even to a button now hidden.
        """
        owner = self.window().focusWidget()
        had_keyboard = owner is not None and self._pages.isAncestorOf(owner)
        yield
        if had_keyboard:
            self.focus_grid()

    def _replace(self, new: Ids) -> None:
        """Show other ids; whoever is still among them keeps place and selection."""
        old, grid = self._model.ids, self._grid
        row, selected = grid.currentIndex().row(), grid.selected_rows()
        chosen = np.concatenate([old[part.start : part.stop] for part in selected] or [old[:0]])
        shown = grid.shown_rows
        anchor = row if row in shown else shown.start if len(shown) else -1
        top = grid.top_of(anchor) if anchor >= 0 else 0
        place, held = row_after_change(old, row, new), row_after_change(old, anchor, new)
        self._search.stop()
        self._model.show_ids(new)
        if place is None:
            self._announce_current()
            self._announce_selection()
            return
        runs = runs_of(new, chosen) if len(chosen) else []
        grid.selectionModel().setCurrentIndex(self._model.index(place), _Flag.NoUpdate)
        grid.select_rows(runs or [range(place, place + 1)])
        if held is not None:
            grid.scroll_row_to(held, top)
        if anchor == row:
            grid.scrollTo(self._model.index(place))

    def _go_to(self, row: int) -> None:
        self._search.stop()
        self._grid.selectionModel().setCurrentIndex(
            self._model.index(row), _Flag.ClearAndSelect
        )
        self._grid.scrollTo(self._model.index(row))

    def _search_on(self) -> None:
        """Look through one block of the answer for a scan nobody has reviewed."""
        while self._to_search and not self._to_search[0]:
            self._to_search.pop(0)
        if not self._to_search:
            self._search.stop()
            self.none_unreviewed.emit()
            return
        rows = self._to_search[0]
        end = min(rows.start - rows.start % BLOCK + BLOCK, rows.stop)
        self._to_search[0] = range(end, rows.stop)
        for row in range(rows.start, end):
            scan = self._model.cell(row).scan
            if (
                scan is not None
                and scan.status is ReviewStatus.UNREVIEWED
                and scan.state in (ScanState.FOUND, ScanState.READABLE)
            ):
                self._go_to(row)
                return

    def _announce_current(self) -> None:
        self._search.stop()
        current = self.current()
        if current != self._announced:
            self._announced = current
            self.current_changed.emit(current)

    def _announce_selection(self) -> None:
        self._tell_count()
        self.selection_changed.emit(self._selected_count())

    def _announce_activated(self, index: QModelIndex) -> None:
        self.activated.emit(self._model.scan_id(index.row()))

    def _selected_count(self) -> int:
        return sum(len(part) for part in self._grid.selected_rows())

    def _tell_count(self) -> None:
        total, selected = len(self._model.ids), self._selected_count()
        text = self.tr("1 scan") if total == 1 else self.tr("{0} scans").format(whole(total))
        if selected > 1:
            text += " · " + self.tr("{0} selected").format(whole(selected))
        self._count.setText(text)

    def _resize_cells(self, size: int) -> None:
        self._size = size
        self._fit_cells()
        self.thumbnail_size_changed.emit(size)

    def _fit_cells(self) -> None:
        grid, row = self._grid, self._grid.currentIndex().row()
        top = grid.top_of(row) if row in grid.shown_rows else 0
        held = row if row in grid.shown_rows else grid.shown_rows.start
        picture = picture_size(self._size, self._shape)
        self._delegate.fit(picture, self.font())
        longest = max(picture.width(), picture.height())
        self._thumbnails.set_least_side(round(longest * self.devicePixelRatioF()))
        if len(self._model.ids):
            grid.scroll_row_to(held, top)
            grid.scrollTo(self._model.index(held))
        grid.updateGeometries()
        grid.viewport().update()

    def _prefetch(self, first: int, last: int) -> None:
        """Ask for the screen that comes next in the direction of scrolling."""
        screen = last - first + 1
        forward = first >= self._last_shown
        self._last_shown = first
        start = last + 1 if forward else first - screen
        rows = range(max(start, 0), min(start + screen, len(self._model.ids)))
        self._thumbnails.prefetch([self._model.scan_id(row) for row in rows])

    def _show_thumbnail(self, scan_id: ScanId) -> None:
        shown = self._grid.shown_rows
        for row in np.flatnonzero(self._model.ids[shown.start : shown.stop] == scan_id):
            self._grid.update(self._model.index(shown.start + int(row)))
