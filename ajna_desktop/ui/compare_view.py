"""Joins the Compare tab to the open folder and to the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan_query import UNLABELLED
from ajna_desktop.ui.compare.compare_control import CompareControl
from ajna_desktop.ui.compare.compare_panel import ComparePanel
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.work_view import WorkView


class CompareView(WorkView):
    """One comparison of the folder."""

    name = "compare"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel: ComparePanel | None = None
        self.control = CompareControl(opened.studies, opened.pipeline, self)
        self.control.query_wanted.connect(self.query_wanted)
        self.control.train_wanted.connect(lambda name: self.control.run([name]))
        self.control.unlabelled_wanted.connect(lambda: self.query_wanted.emit(UNLABELLED))
        self.control.export_wanted.connect(self._ask_export_place)
        self.control.exported.connect(self.exported)
        self.control.kept.connect(opened.adopt)
        self.control.failed.connect(self.failed)

    def title(self) -> str:
        """Return what the tab is called."""
        return self.tr("Compare")

    def make(self) -> QWidget:
        """Make the panel."""
        self._panel = ComparePanel()
        self.control.attach(self._panel)
        return self._panel

    def show_changes(self, changes: Changes) -> None:
        """Do nothing: the control looks again whenever work on the folder has ended."""

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        return [self.control.stop()]

    @Slot()
    def _ask_export_place(self) -> None:
        place = QFileDialog.getExistingDirectory(self._panel, self.tr("Into the folder"))
        if place:
            self.control.export(Path(place))
