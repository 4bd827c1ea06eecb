"""Joins what looks into the network to the scan that the user is at."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.runs import Run
from ajna_desktop.ui.current_scan import CurrentScan
from ajna_desktop.ui.full_view import FullView
from ajna_desktop.ui.inspector.explaining import Explaining, ExplainsScans
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.learnt.learnt_dialog import LearntDialog, LooksIntoNetwork
from ajna_desktop.ui.reading_thread import ReadingThread


class KnowsNetwork(ExplainsScans, LooksIntoNetwork, Protocol):
    """An open folder, as far as it is asked here."""

    @property
    def run(self) -> Run | None:
        """Where the predictions come from."""


class LookingInto(QObject):
    """The explanation over the image, and the dialog of what the network learnt."""

    failed = Signal(object)  # the Exception: a bug

    def __init__(
        self,
        source: KnowsNetwork,
        current: CurrentScan,
        inspector: Inspector,
        full_view: FullView,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._current = current
        self._page = parent
        self._dialog: LearntDialog | None = None
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        self.explaining = Explaining(source, self)
        self.explaining.failed.connect(self.failed)
        self.explaining.learnt_wanted.connect(self.show_learnt)
        for place in (inspector, full_view):
            place.join(self.explaining)
        current.shown.connect(self._follow)

    @Slot()
    def show_learnt(self) -> None:
        """Show what the network learnt, beside the window."""
        if self._dialog is None:
            self._dialog = LearntDialog(self._source, self._thread, self._page)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.show_scan(self._current.scan, self._source.run)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def stop(self) -> list[Callable[[], None]]:
        """Ask nothing more; return what waits for the threads."""
        return [self.explaining.stop(), self._thread.stop()]

    @Slot()
    def _follow(self) -> None:
        current = self._current
        self.explaining.show_scan(current.scan, current.prediction, self._source.run)
        if self._dialog is not None:
            self._dialog.show_scan(current.scan, self._source.run)

    @Slot()
    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
