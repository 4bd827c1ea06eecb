"""Joins the page of search quality to the open folder."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.search_quality import SearchQuality
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.work_view import WorkView

if TYPE_CHECKING:
    from ajna_desktop.ui.lookalikes.quality_page import QualityPage


class MeasuresSearch(Protocol):
    """The part of an open folder that this page needs."""

    @property
    def surveys(self) -> Pipeline:
        """The lane of long looks at the whole folder."""

    def measure_search(self, context: TaskContext) -> SearchQuality:
        """Measure every way to compare there is; on a task thread."""

    def kept_quality(self) -> SearchQuality | None:
        """Return what was measured last; on a reading thread."""


class QualityView(WorkView):
    """Has searches measured, and shows what was found, now or in an earlier session."""

    name = "search"

    def __init__(self, opened: MeasuresSearch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: QualityPage | None = None
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        self._survey = Survey(opened.surveys, self)
        self._survey.progressed.connect(self._on_progress)
        self._survey.done.connect(self._on_done)
        self._survey.failed.connect(self._on_failed)
        self._survey.stopped.connect(self._show_kept)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Search quality")

    def make(self) -> QWidget:
        """Make the page, and have read what was measured last."""
        # pyqtgraph takes 0.3 s to import: not before it is wanted.
        from ajna_desktop.ui.lookalikes.quality_page import QualityPage

        page = self._page = QualityPage()
        page.measure_wanted.connect(self.measure)
        page.stop_wanted.connect(self._survey.stop)
        self._show_kept()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Do nothing: what was measured says when, and is measured again by hand."""

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        return [self._thread.stop()]

    @Slot()
    def measure(self) -> None:
        """Measure every way to compare there is."""
        self._survey.start(self._opened.measure_search)
        if self._page is not None:
            self._page.show_running(None)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if self._page is not None:
            self._page.show_running(progress)

    @Slot(object)
    def _on_done(self, quality: SearchQuality) -> None:
        if self._page is not None:
            self._page.show_quality(quality)

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        if self._page is not None:
            self._page.show_failure(reason)

    @Slot()
    def _show_kept(self) -> None:
        if self._page is not None:
            self._thread.ask("kept", self._opened.kept_quality, self._page.show_quality)
