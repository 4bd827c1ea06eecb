"""Why a view of the folder has nothing to show, with the button that helps."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.scan_query import EVERY_SCAN, UNREADABLE, ScanQuery
from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.matrix.matrix_panel import MatrixPanel
from ajna_desktop.ui.open_collection import OpenCollection


class WhyEmpty(QObject):
    """Says it in the gallery and in the matrix."""

    query_wanted = Signal(object)  # ScanQuery
    open_wanted = Signal()

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened

    def say_of_scans(self, gallery: GalleryPanel, query: ScanQuery, unreadable: int) -> None:
        """Say why no scan answers `query`; so many files cannot be read."""
        if query != EVERY_SCAN:
            gallery.show_message(
                self.tr("No scan answers this"),
                self.tr("Nothing in this folder fits all that is asked above."),
                self.tr("Show all scans"),
                lambda: self.query_wanted.emit(EVERY_SCAN),
            )
        elif self._opened.is_working:
            gallery.show_message(
                self.tr("Reading the folder"), self.tr("The first scans appear in a moment.")
            )
        elif unreadable:
            gallery.show_message(
                self.tr("None of the files can be read"),
                self.tr("%n file(s) are listed with the reason.", "", unreadable),
                self.tr("Show them"),
                lambda: self.query_wanted.emit(UNREADABLE),
            )
        else:
            gallery.show_message(
                self.tr("No images here"),
                self.tr("This folder and those below it hold no JPEG, PNG or TIFF image."),
                self.tr("Open another folder…"),
                self.open_wanted.emit,
            )

    def say_of_predictions(self, matrix: MatrixPanel, run: Callable[[], None]) -> None:
        """Say why there are no predictions yet; `run` makes some."""
        if self._opened.is_working:
            matrix.show_message(
                self.tr("No predictions yet"),
                self.tr("They are made once every scan has been read."),
            )
            return
        matrix.show_message(
            self.tr("No predictions yet"),
            self._opened.nothing_to_learn
            or self.tr(
                "With two labels or more, every scan is judged by a classifier that never "
                "saw it. Without labels, choose a classifier above."
            ),
            self.tr("Run"),
            run,
        )
