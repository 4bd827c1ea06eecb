"""Joins the page of odd ones out to the open folder."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.evaluation.odd_one_out import OddOnes
from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.scan_query import NamedScans, ScanQuery
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.ui.lookalikes.odd_page import OddPage
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.work_view import WorkView

# What makes companions: not what is measured or believed of the single image.
_NO_GROUPS: Final = frozenset({"predicted", "status", "size", "bits", "format"})


class OddView(WorkView):
    """Runs the search, and opens what is in it."""

    name = "odd_one_out"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: OddPage | None = None
        self._odd: OddOnes | None = None
        self._column = ""  # key of the one that is used
        self._is_told = False  # the user chose it, so that nobody else does
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        self._survey = Survey(opened.surveys, self)
        self._survey.progressed.connect(self._on_progress)
        self._survey.done.connect(self._on_done)
        self._survey.failed.connect(self._on_failed)
        self._survey.stopped.connect(self._on_stopped)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Odd one out")

    def make(self) -> QWidget:
        """Make the page, once."""
        page = self._page = OddPage(self._opened, self._opened.thumbnails)
        page.run_wanted.connect(self.run)
        page.stop_wanted.connect(self._survey.stop)
        page.scan_chosen.connect(self.scan_wanted)
        page.group_opened.connect(self._open_group)
        page.compare_wanted.connect(lambda ids: self.compare_wanted.emit(ids, None))
        page.show_message(
            self.tr("Who does not belong?"),
            self.tr(
                "Scans of one patient, container, lot or folder look alike. Those that lie far "
                "from their companions may be misfiled, mislabelled or worth a look."
            ),
            self.tr("Find odd ones"),
        )
        self._read_columns()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Offer columns anew, and word rows anew."""
        if self._page is None:
            return
        if changes.scans:
            self._read_columns()
        if changes.scans or changes.labelled or changes.predicted:
            self._page.forget_rows()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        return [self._reading.stop()]

    def run(self, column: Column) -> None:
        """Look for odd ones among scans that share what `column` says."""
        if self._survey.is_running:
            return
        self._column, self._is_told = column.key, True
        lookalikes = self._opened.lookalikes

        def work(context: TaskContext) -> OddOnes:
            return lookalikes.odd_ones(column, context)

        self._on_progress(None)
        self._survey.start(work)

    def _read_columns(self) -> None:
        lookalikes = self._opened.lookalikes

        def read() -> list[Column]:
            return [one for one in lookalikes.columns() if one.key not in _NO_GROUPS]

        self._reading.ask("columns", read, self._show_columns)

    def _show_columns(self, columns: Sequence[Column]) -> None:
        if self._page is None:
            return
        keys = [column.key for column in columns]
        if not self._is_told or self._column not in keys:
            # A patient or a container says most; where none is known, what has the same label.
            usual = [key for key in ("group", "label", "folder") if key in keys] or keys
            self._column = usual[0] if usual else ""
        self._page.show_columns(columns, self._column)

    def _on_progress(self, progress: Progress | None) -> None:
        if self._page is not None:
            self._page.show_progress(progress)

    def _on_done(self, odd: OddOnes) -> None:
        self._odd = odd
        if self._page is not None:
            self._page.show_idle()
            self._page.show_odd_ones(odd)

    def _on_failed(self, reason: str) -> None:
        if self._page is not None:
            self._page.show_idle()
            self._page.messages.show_message(reason, self.tr("Try again"), self._page.run)

    def _on_stopped(self) -> None:
        if self._page is not None:
            self._page.show_idle()

    def _open_group(self, group: int) -> None:
        if self._odd is not None:
            ids = tuple(ScanId(scan_id) for scan_id in self._odd.members(group).tolist())
            name = displayable(self._odd.names[group])
            self.query_wanted.emit(ScanQuery(among=NamedScans(name, ids)))
