"""Joins the Compare tab to the open folder: runs comparisons, and opens what is in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.domain.comparison import Comparison, ComparisonRow
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.progress import Doing, Progress
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, ScanQuery
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.ui.compare.compare_panel import ComparePanel
from ajna_desktop.ui.compare.lines import lines_of, titles_of
from ajna_desktop.ui.compare.studies import Known, Studies
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.task_wording import progress_line

_FEWEST_LABELS = 2


class CompareControl(QObject):
    """One comparison of a folder; the tab may come later or not at all."""

    query_wanted = Signal(object)  # ScanQuery, to be shown in the gallery
    train_wanted = Signal(str)  # name of a method
    export_wanted = Signal()  # a place to export to is to be asked for
    unlabelled_wanted = Signal()  # scans without a label are to be shown
    kept = Signal(object)  # ClassifierBundle that the folder is to be judged with
    exported = Signal(object)  # Path of the page
    failed = Signal(object)  # the Exception of a reading

    def __init__(
        self, studies: Studies, pipeline: Pipeline, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studies = studies
        self._pipeline = pipeline
        self._panel: ComparePanel | None = None
        self._known = Known()
        self._is_running = False
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        pipeline.progressed.connect(self._on_progress)
        pipeline.step_done.connect(self._on_step_done)
        pipeline.ended.connect(self._on_ended)

    def attach(self, panel: ComparePanel) -> None:
        """Let a tab show what there is, and hear what it asks for."""
        self._panel = panel
        panel.run_wanted.connect(self.run)
        panel.stop_wanted.connect(self._stop)
        panel.train_wanted.connect(self.train_wanted)
        panel.export_wanted.connect(self.export_wanted)
        panel.use_wanted.connect(self._keep)
        panel.cell_opened.connect(self._open_cell)
        panel.pair_opened.connect(self._open_pair)
        panel.disagreements_wanted.connect(self._open_disagreements)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what there is."""
        if self._panel is not None:
            self._reading.ask("known", self._studies.read, self._show)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        self._panel = None
        return self._reading.stop()

    @Slot(list)
    def run(self, names: Sequence[str]) -> None:
        """Train and judge these methods, after the work under way."""
        if self._is_running or not names:
            return
        self._is_running = True

        def step(context: TaskContext) -> "_Ran | _Failure":
            context.check()
            try:
                self._studies.run(names, context)
            except AjnaError as error:
                return _Failure(str(error), tuple(names))
            return _Ran()

        if self._panel is not None:
            self._panel.messages.hide()
            self._panel.show_progress(self.tr("It begins after the work under way…"), None)
        self._pipeline.start([step])

    def export(self, place: Path) -> None:
        """Write the comparison into the folder `place`."""
        self._ask("export", lambda: self._studies.export(place), self.exported.emit)

    # --- what comes back

    def _show(self, known: Known) -> None:
        self._known = known
        panel, comparison = self._panel, known.comparison
        if panel is None:
            return
        if comparison is None and len(known.labels) < _FEWEST_LABELS:
            panel.show_message(
                self.tr("Nothing to compare yet"),
                self.tr(
                    "Classifiers learn to tell labels apart, and the scans of this folder do "
                    "not have two of them yet."
                ),
                self.tr("Show scans without a label"),
                self.unlabelled_wanted.emit,
            )
            return
        lines = lines_of(comparison, [*METHODS.values(), *known.given], known.cannot)
        panel.show_comparison(comparison, lines, known.labels)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if not self._is_running or self._panel is None:
            return
        part = progress.done / progress.total if progress.total else None
        self._panel.show_progress(progress_line(progress), part)
        if progress.doing is Doing.REPORTING and part == 1:
            self.refresh()  # one more classifier is finished

    @Slot(object)
    def _on_step_done(self, result: object) -> None:
        if isinstance(result, _Ran):
            self._end()
        elif isinstance(result, _Failure):
            self._end()
            if self._panel is not None:
                names = result.names
                self._panel.messages.show_message(
                    result.sentence, self.tr("Try again"), lambda: self.run(names)
                )

    @Slot(bool)
    def _on_ended(self, is_complete: bool) -> None:
        # The step before it failed or was stopped, or the comparison itself was stopped; or
        # something else was done that may have changed what can be compared.
        if self._is_running:
            self._end()
        else:
            self.refresh()

    def _end(self) -> None:
        self._is_running = False
        if self._panel is not None:
            self._panel.show_idle()
        self.refresh()

    @Slot()
    def _stop(self) -> None:
        if self._panel is not None:
            self._panel.show_stopping()
        self._pipeline.stop()

    # --- what is in it

    @Slot(str, int, int)
    def _open_cell(self, key: str, row: int, column: int) -> None:
        comparison = self._known.comparison
        if comparison is None:
            return
        truth, told = comparison.labels[row], comparison.labels[column]
        name = self.tr("{0} told as {1} by {2}").format(truth, told, self._titles()[key])
        self._open(name, lambda: self._studies.told(key, truth, told))

    @Slot(str, str)
    def _open_pair(self, one: str, other: str) -> None:
        titles = self._titles()
        name = self.tr("{0} ≠ {1}").format(titles[one], titles[other])
        self._open(name, lambda: self._studies.apart(one, other))

    @Slot()
    def _open_disagreements(self) -> None:
        self._open(self.tr("classifiers disagree"), self._studies.contested)

    def _open(self, name: str, find: Callable[[], Sequence[ScanId]]) -> None:
        def show(ids: Sequence[ScanId]) -> None:
            self.query_wanted.emit(ScanQuery(among=NamedScans(name, tuple(ids))))

        self._ask("open", find, show)

    @Slot(str)
    def _keep(self, key: str) -> None:
        row = self._row(key)
        if row is not None and row.bundle:
            bundle = row.bundle
            self._ask("keep", lambda: self._studies.keep(bundle), self.kept.emit)

    def _row(self, key: str) -> ComparisonRow | None:
        comparison: Comparison | None = self._known.comparison
        rows = () if comparison is None else comparison.rows
        return next((row for row in rows if row.key == key), None)

    def _titles(self) -> Mapping[str, str]:
        comparison = self._known.comparison
        return {} if comparison is None else titles_of(comparison)

    def _ask(self, kind: str, read: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Read on the reading thread; what the user can mend is said in the tab."""

        def or_reason() -> Any:
            try:
                return read()
            except AjnaError as error:
                return error

        def answer(found: Any) -> None:
            if not isinstance(found, AjnaError):
                done(found)
            elif self._panel is not None:
                self._panel.messages.show_message(str(found))

        self._reading.ask(kind, or_reason, answer)


class _Ran:
    """A comparison came to its end."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a comparison came to nothing, for the user."""

    sentence: str
    names: tuple[str, ...]
