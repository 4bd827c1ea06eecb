"""Joins the Curves tab and its pages to the open folder."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.ui.curves.curves_panel import CurvesPanel
from ajna_desktop.ui.work_view import WorkView


class CurvesView(WorkView):
    """One tab whose pages are views themselves: what they say goes on to the work page."""

    name = "curves"

    def __init__(self, pages: Sequence[WorkView], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages = tuple(pages)
        for page in pages:
            page.query_wanted.connect(self.query_wanted)
            page.scan_wanted.connect(self.scan_wanted)
            page.exported.connect(self.exported)
            page.said.connect(self.said)
            page.failed.connect(self.failed)

    def title(self) -> str:
        """Return what the tab is called."""
        return self.tr("Curves")

    def make(self) -> QWidget:
        """Make the panel; each page is made when it is first looked at."""
        panel = CurvesPanel()
        for page in self.pages:
            panel.add_page_later(page.title(), page.make)
        return panel

    def show_changes(self, changes: Changes) -> None:
        """Let each page decide whether it is concerned."""
        for page in self.pages:
            page.show_changes(changes)

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads of the pages."""
        return [wait for page in self.pages for wait in page.stop()]
