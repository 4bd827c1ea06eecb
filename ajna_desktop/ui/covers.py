"""What may lie over the page: one scan as large as the window, some side by side, a review."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.alignment import Matrix
from ajna_desktop.ui.full_view import FullView
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.pairs.side_by_side import SideBySide
from ajna_desktop.ui.review.review_control import ReviewControl
from ajna_desktop.ui.review.shown_list import wish_for


class Covers(QObject):
    """Opens what lies over a page, one at a time, and leads back to the gallery."""

    said = Signal(str)
    failed = Signal(object)  # the Exception of a reading

    def __init__(
        self, opened: OpenCollection, gallery: GalleryPanel, inspector: Inspector, page: QWidget
    ) -> None:
        super().__init__(page)
        self._page = page
        self._gallery = gallery
        self._inspector = inspector
        self.full_view = FullView(page)
        self.full_view.hide()
        self.full_view.moved.connect(gallery.move_by)
        self.full_view.closed.connect(self._close_full_view)
        self.review = ReviewControl(opened, page)
        self.review.said.connect(self.said)
        self.review.failed.connect(self.failed)
        self.review.left.connect(self._go_to)
        self.beside = SideBySide(opened, page)
        self.beside.said.connect(self.said)
        self.beside.failed.connect(self.failed)
        page.installEventFilter(self)

    def select_all(self) -> None:
        """Select all scans that are in sight."""
        (self.review if self.review.is_open else self._gallery).select_all()

    def review_shown(self) -> None:
        """Review the list of the gallery, or what is selected of it."""
        if not self.review.is_open:
            self.review.start(wish_for(self._gallery))

    def toggle_full_view(self, is_there: bool) -> None:
        """Show the scan as large as the window when there is one, or go back.

        In a review it leads from the grid to one scan, and back.
        """
        if self.review.is_open:
            self.review.toggle_grid()
        elif self.full_view.isVisible():
            self._close_full_view()
        elif is_there:
            self.full_view.setGeometry(self._page.rect())
            self.full_view.show()
            self.full_view.raise_()
            self.full_view.setFocus()
            self.show_position()

    def compare(self, ids: Sequence[ScanId], matrix: Matrix | None = None) -> None:
        """Show scans side by side; `matrix` as for `SideBySide.compare`."""
        if self.review.is_open and self.review.is_blind:
            self.said.emit(self.tr("A blind reading: names and labels stay hidden."))
        else:
            self.beside.compare(ids, matrix)

    def close(self) -> None:
        """Take away what lies over the views: whoever goes to one wants to see it."""
        self.full_view.hide()
        self.review.close()
        if self.beside.is_open:
            self.beside.close()

    def show_position(self) -> None:
        """Say which scan of the gallery the full view shows."""
        if self.full_view.isVisible():
            self.full_view.show_position(*self._gallery.position())

    def looked_at(self) -> ImageView:
        """Return the image that zooming and inverting act upon."""
        if self.beside.is_open:
            return self.beside.image_view
        if self.review.is_open:
            return self.review.image_view
        place = self.full_view if self.full_view.isVisible() else self._inspector
        return place.image_view

    def zoom_by(self, factor: float) -> None:
        """Enlarge what is looked at."""
        if self.review.is_open and not self.beside.is_open:
            self.review.zoom_by(factor)
        else:
            self.looked_at().zoom_by(factor)

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads."""
        return [self.beside.stop(), *self.review.stop()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the full view as large as the page."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self.full_view.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)

    @Slot(object)
    def _go_to(self, scan_id: ScanId | None) -> None:
        """Be in the gallery where one was in the review, if that scan is in its answer."""
        if scan_id is not None:
            self._gallery.make_current(scan_id)

    @Slot()
    def _close_full_view(self) -> None:
        self.full_view.hide()
        self._gallery.focus_grid()
