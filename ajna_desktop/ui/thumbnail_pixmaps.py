"""Thumbnails that are at hand as pixmaps, within a budget of memory."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader

MOST_BYTES: Final = 192 * 2**20  # about 1,900 thumbnails of 160 pixels, 480 of 320


class ThumbnailPixmaps(QObject):
    """Gives a view the pixmap of a scan, or asks the loader for it."""

    arrived = Signal(object)  # ScanId whose pixmap or failure is there now

    def __init__(
        self,
        loader: ThumbnailLoader,
        most_bytes: int = MOST_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pixmaps: OrderedDict[ScanId, QPixmap] = OrderedDict()
        self._outgrown: set[ScanId] = set()  # of another size: shown until the new one is there
        self._failures: dict[ScanId, str] = {}
        loader.ready.connect(self._keep)
        loader.failed.connect(self._note_failure)

    def pixmap(self, scan_id: ScanId) -> QPixmap | None:
        """Return the thumbnail if it is at hand; else it is asked for and `arrived` follows."""
        pixmap = self._pixmaps.get(scan_id)
        if pixmap is None:
            if scan_id not in self._failures:
                self._loader.request(scan_id)
            return None
        self._pixmaps.move_to_end(scan_id)
        if scan_id in self._outgrown:
            self._loader.request(scan_id)
        return pixmap

    def failure(self, scan_id: ScanId) -> str:
        """Return why there is no thumbnail, "" when there is or may be one."""
        return self._failures.get(scan_id, "")

    def prefetch(self, ids: Iterable[ScanId]) -> None:
        """Ask for what will be on the screen next."""
        for scan_id in ids:
            if scan_id not in self._pixmaps and scan_id not in self._failures:
                self._loader.request(scan_id, ahead=True)

    def set_least_side(self, pixels: int) -> None:
        """Show thumbnails of at least `pixels` device pixels from now on."""
        if self._loader.set_least_side(pixels):
            self._outgrown = set(self._pixmaps)

    def forget(self, ids: Iterable[ScanId] | None = None) -> None:
        """Load anew: the files of `ids` have changed; None for all."""
        gone = list(self._pixmaps) + list(self._failures) if ids is None else list(ids)
        for scan_id in gone:
            self._failures.pop(scan_id, None)
            self._drop(scan_id)

    @Slot(object, QImage)
    def _keep(self, scan_id: ScanId, image: QImage) -> None:
        # A QPixmap may be made on the UI thread only; hence QImage until here.
        self._drop(scan_id)
        pixmap = QPixmap.fromImage(image)
        self._pixmaps[scan_id] = pixmap
        self._bytes += _bytes_of(pixmap)
        while self._bytes > self._most_bytes and len(self._pixmaps) > 1:
            self._drop(next(iter(self._pixmaps)))
        self.arrived.emit(scan_id)

    @Slot(object, str)
    def _note_failure(self, scan_id: ScanId, reason: str) -> None:
        self._failures[scan_id] = reason
        self.arrived.emit(scan_id)

    def _drop(self, scan_id: ScanId) -> None:
        pixmap = self._pixmaps.pop(scan_id, None)
        if pixmap is not None:
            self._bytes -= _bytes_of(pixmap)
        self._outgrown.discard(scan_id)


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
