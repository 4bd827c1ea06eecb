"""Takes images from elsewhere: dropped, pasted or chosen; looks at them beside the window."""

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.errors import AjnaError, ImageUnreadable
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Prediction, ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.tasks.describing.find_similar import ImageAskedAbout
from ajna_desktop.ui.elsewhere.elsewhere_dialog import ElsewhereDialog
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader


class LooksAtImages(Protocol):
    """The part of an open folder that this needs; the last three may take long."""

    @property
    def run(self) -> Run | None:
        """Where the predictions come from."""

    def scan_of(self, path: str) -> ScanId | None:
        """Return the scan whose file this is."""

    def pixels(self, path: str) -> Pixels:
        """Read an image."""

    def judge(self, image: ImageAskedAbout) -> Prediction | None:
        """Say what the classifier thinks of it."""

    def near(self, image: ImageAskedAbout) -> Sequence[NeighbourShown]:
        """Find the scans that are nearest."""


class ElsewhereControl(QObject):
    """Opens a dialog for each image; one at a time."""

    scan_wanted = Signal(object)  # ScanId, to be the current one
    said = Signal(str)  # a remark for the task bar
    failed = Signal(object)  # the Exception

    def __init__(
        self, opened: LooksAtImages, thumbnails: ThumbnailLoader, window: QWidget
    ) -> None:
        super().__init__(window)
        self._opened = opened
        self._thumbnails = thumbnails
        self._window = window
        self._dialog: ElsewhereDialog | None = None
        self._pasted: tempfile.TemporaryDirectory[str] | None = None
        # Two threads: a slow search must not hold back the image.
        self._threads = (ReadingThread(self), ReadingThread(self))
        for thread in self._threads:
            thread.failed.connect(self.failed)

    def look_at_file(self, path: str) -> None:
        """Look at an image file; one of the folder becomes the current scan."""
        scan_id = self._opened.scan_of(path)
        if scan_id is not None:
            self.scan_wanted.emit(scan_id)
        else:
            self._look_at(path, os.path.basename(path))

    def choose_file(self) -> None:
        """Let the user choose an image file to look at."""
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Look an image up"))
        if path:
            self.look_at_file(path)

    def paste(self) -> None:
        """Look at what is on the clipboard: a file, or an image itself."""
        data = QGuiApplication.clipboard().mimeData()
        path = local_file(data)
        if path is not None:
            self.look_at_file(path)
            return
        image = QImage(data.imageData()) if data.hasImage() else QImage()
        if image.isNull():
            self.said.emit(self.tr("There is no image on the clipboard."))
            return
        self._forget_pasted()
        # Readable to this user alone, and gone with the dialog.
        self._pasted = tempfile.TemporaryDirectory(prefix="ajna-")
        name = self.tr("Pasted image")
        path = str(Path(self._pasted.name) / "pasted.png")
        if image.save(path):
            self._look_at(path, name)
        else:
            self.failed.emit(ImageUnreadable(self.tr("The pasted image cannot be read.")))

    def stop(self) -> list[Callable[[], None]]:
        """Look at nothing more; return what waits for the threads."""
        if self._dialog is not None:
            self._dialog.close()
        return [thread.stop() for thread in self._threads]

    def _look_at(self, path: str, name: str) -> None:
        if self._dialog is not None:
            self._dialog.finished.disconnect(self._on_closed)
            self._dialog.close()
            self._dialog.deleteLater()
        dialog = self._dialog = ElsewhereDialog(name, self._thumbnails, self._window)
        dialog.scan_wanted.connect(self.scan_wanted)
        dialog.finished.connect(self._on_closed)
        image, opened = ImageAskedAbout(path), self._opened
        for_image, for_search = self._threads
        for_image.ask("image", _careful(lambda: opened.pixels(path)), self._on_image)
        for_search.ask("judge", _careful(lambda: opened.judge(image)), self._on_judged)
        for_search.ask("near", _careful(lambda: opened.near(image)), self._on_near)
        dialog.show()

    def _on_image(self, found: Pixels | AjnaError) -> None:
        if self._dialog is None:
            return
        if isinstance(found, AjnaError):
            for thread in self._threads:
                thread.forget()
            self._dialog.show_unreadable(str(found))
        else:
            self._dialog.show_pixels(found)

    def _on_judged(self, found: Prediction | AjnaError | None) -> None:
        if self._dialog is None:
            return
        if isinstance(found, AjnaError):
            self._dialog.show_no_prediction(str(found))
        else:
            self._dialog.show_prediction(found, self._opened.run)

    def _on_near(self, found: Sequence[NeighbourShown] | AjnaError) -> None:
        if self._dialog is None:
            return
        if isinstance(found, AjnaError):
            self._dialog.show_no_neighbours(str(found))
        else:
            self._dialog.show_neighbours(found)

    def _on_closed(self) -> None:
        for thread in self._threads:
            thread.forget()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self._forget_pasted()

    def _forget_pasted(self) -> None:
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None


def local_file(data: QMimeData) -> str | None:
    """Return the first file of this computer that was dropped or copied."""
    urls: Sequence[QUrl] = data.urls()
    for url in urls:
        if url.isLocalFile() and os.path.isfile(url.toLocalFile()):
            return url.toLocalFile()
    return None


def _careful(read: Callable[[], Any]) -> Callable[[], Any]:
    """Return `read` such that it returns an error that the user can understand."""

    def carefully() -> Any:
        try:
            return read()
        except AjnaError as error:
            return error

    return carefully
