"""Some scans as the gallery shows them, for a part of a page."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.gallery.cell_delegate import CellDelegate
from ajna_desktop.ui.gallery.cell_shape import nearest_shape, picture_size
from ajna_desktop.ui.gallery.gallery_model import GalleryModel, Ids
from ajna_desktop.ui.gallery.grid_view import GridView
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps

_SIDE = 112  # pixels of the layout
_MOST_BYTES = 48 * 2**20


class CompanionGrid(QWidget):
    """Thumbnails with labels and predictions; one of them is current."""

    scan_chosen = Signal(object)  # ScanId

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pixmaps = ThumbnailPixmaps(thumbnails, _MOST_BYTES, self)
        self._model = GalleryModel(lookup, self)
        self._picture = picture_size(_SIDE, nearest_shape(0))
        self.grid = GridView(self)
        self.grid.setAccessibleName(self.tr("Scans of the group"))
        self.grid.setModel(self._model)
        self._delegate = CellDelegate(self._pixmaps, self._picture, self.grid)
        self.grid.setItemDelegate(self._delegate)
        self._pixmaps.arrived.connect(self.grid.viewport().update)
        self.grid.clicked.connect(lambda index: self._announce(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self._fit()

    @property
    def ids(self) -> Ids:
        """The scans that are shown, (N,) int64."""
        return self._model.ids

    def show_scans(self, ids: Ids, current: ScanId) -> None:
        """Show scans, and which of them is looked at."""
        if ids.tolist() != self._model.ids.tolist():
            self._model.show_ids(ids)
        row = self._model.row_of(current)
        if row is not None:
            self.grid.setCurrentIndex(self._model.index(row))
            self.grid.scrollTo(self._model.index(row))

    def refresh(self) -> None:
        """Look the scans up anew when they are next painted."""
        self._model.forget()

    def changeEvent(self, event: QEvent) -> None:
        """Have cells grow with the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _fit(self) -> None:
        self._delegate.fit(self._picture, self.font())
        self.grid.updateGeometries()

    def _announce(self, row: int) -> None:
        self.scan_chosen.emit(self._model.scan_id(row))
