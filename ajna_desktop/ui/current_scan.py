"""The one scan that the user is at: what is known of it is read and brought to the views."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.files import Part
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId, ScanState
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.full_view import FullView
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.reading_thread import ReadingThread

_FIRST_ASKED: Final = 20  # neighbours
_MOST_ASKED: Final = 200
_LOADING_MILLISECONDS = 150  # what comes sooner comes without a word


class ScanSource(Lookup, Protocol):
    """What is known about scans. The last two may take long: they are asked elsewhere."""

    @property
    def run(self) -> Run | None:
        """Where the predictions come from."""

    @property
    def classes(self) -> Sequence[Label]:
        """The labels that have keys, in order."""

    def history(self, scan_id: ScanId) -> list[LabelEvent]:
        """Return what was said about a scan, oldest first."""

    def pixels(self, scan: Scan) -> Pixels:
        """Read an image."""

    def neighbours(
        self, scan_id: ScanId, count: int, part: Part | None
    ) -> Sequence[NeighbourShown]:
        """Find the scans that are nearest to it, or to a part of it."""


class CurrentScan(QObject):
    """Shows one scan in the inspector, and in the full view while that is open."""

    shown = Signal()  # another scan, or the same with other facts

    def __init__(
        self,
        source: ScanSource,
        inspector: Inspector,
        full_view: FullView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.scan: Scan | None = None
        self.prediction: Prediction | None = None
        self.history: Sequence[LabelEvent] = ()
        self._asked = _FIRST_ASKED  # neighbours
        self._found = 0
        self._part: Part | None = None
        self._source = source
        self._inspector = inspector
        self._views = (inspector, full_view)
        # Two threads: a slow search must not hold back the image, nor the other way round.
        self._image_thread = ReadingThread(self)
        self._search_thread = ReadingThread(self)
        self._loading = QTimer(self, singleShot=True, interval=_LOADING_MILLISECONDS)
        self._loading.timeout.connect(self._say_loading)

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Go to a scan: its facts at once, its image and neighbours as they come."""
        if self.scan is None or scan_id != self.scan.id:
            self._part = None
        self._show_facts(scan_id)
        self.show_image()
        self.show_neighbours()

    def refresh(self) -> None:
        """Read the facts of the scan anew; its image stays."""
        state = self.scan.state if self.scan is not None else None
        self._show_facts(self.scan.id if self.scan is not None else None)
        if self.scan is not None and self.scan.state is not state:
            self.show_image()

    def show_image(self) -> None:
        """Have the image of the scan read."""
        scan = self.scan
        self._image_thread.forget()
        self._loading.stop()
        if scan is None:
            return
        if scan.state in (ScanState.UNREADABLE, ScanState.MISSING):
            for view in self._views:
                view.show_unreadable(scan.reason)
            return
        self._loading.start()
        self._image_thread.ask(
            "image",
            lambda: _or_reason(lambda: self._source.pixels(scan)),
            lambda found: self._on_image(scan, found),
        )

    def look_at_part(self, part: Part | None) -> None:
        """Search by a part of the scan, until another scan comes; None is all of it."""
        self._part = part
        self.show_neighbours()

    def show_neighbours(self) -> None:
        """Have the neighbours of the scan searched, or those of a part of it."""
        scan, self._asked = self.scan, _FIRST_ASKED
        self._search_thread.forget()
        if scan is None:
            return
        if scan.state in (ScanState.UNREADABLE, ScanState.MISSING):
            self._inspector.neighbours_message(
                self.tr("Without an image there is nothing to compare.")
            )
            return
        self._ask_for_neighbours(scan)

    def show_more_neighbours(self) -> None:
        """Have twice as many neighbours searched, up to 200, where all asked for were found."""
        if self.scan is not None and self._found == self._asked < _MOST_ASKED:
            self._asked = min(2 * self._asked, _MOST_ASKED)
            self._ask_for_neighbours(self.scan)

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads."""
        self._loading.stop()
        return [self._image_thread.stop(), self._search_thread.stop()]

    def _show_facts(self, scan_id: ScanId | None) -> None:
        found = [] if scan_id is None else self._source.scans([scan_id])
        self.scan = found[0] if found else None
        self.prediction = None
        self.history = ()
        if self.scan is not None:
            judged = self._source.predictions([self.scan.id])
            self.prediction = judged.get(self.scan.id)
            self.history = self._source.history(self.scan.id)
        for view in self._views:
            view.show_scan(self.scan, self.prediction, self._source.run, self._source.classes)
        if self.scan is not None:
            self._inspector.show_history(self.scan.id, self.history)
        self.shown.emit()

    def _say_loading(self) -> None:
        for view in self._views:
            view.show_loading()

    def _on_image(self, scan: Scan, found: Pixels | AjnaError) -> None:
        self._loading.stop()
        for view in self._views:
            if isinstance(found, AjnaError):
                view.show_unreadable(str(found))
            else:
                view.show_pixels(scan.id, found)

    def _ask_for_neighbours(self, scan: Scan) -> None:
        count, part = self._asked, self._part
        self._search_thread.ask(
            "neighbours",
            lambda: _or_reason(lambda: self._source.neighbours(scan.id, count, part)),
            lambda found: self._on_neighbours(scan, found),
        )

    def _on_neighbours(self, scan: Scan, found: Sequence[NeighbourShown] | AjnaError) -> None:
        self._found = 0 if isinstance(found, AjnaError) else len(found)
        if isinstance(found, AjnaError):
            self._inspector.neighbours_message(str(found))
        else:
            self._inspector.show_neighbours(scan.id, found, self._part is not None)


def _or_reason(read: Callable[[], Any]) -> Any:
    """Return what is read, or why it could not be."""
    try:
        return read()
    except AjnaError as error:
        return error
