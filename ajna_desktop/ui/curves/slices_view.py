"""Joins the page of slices to the open folder, and takes columns out of tables."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.column_bins import binned
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.evaluation.slices import Slice, slices
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ScanId, displayable
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.import_columns import ColumnImport, import_columns
from ajna_desktop.ui.column_words import column_word
from ajna_desktop.ui.curves.slices_page import SlicesPage
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.work_view import WorkView

_FIRST: Final = ("split", "size", "folder", "format")  # the first that tells scans apart
_MOST_REASONS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    columns: list[Column]
    column: Column
    found: list[Slice]
    every: Measured | None
    scans: int


class SlicesView(WorkView):
    """Reads a column, and slices what is predicted at the threshold that is tried out."""

    name = "slices"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._trial = opened.trial
        self._page: SlicesPage | None = None
        self._column = ""  # none chosen yet
        self._is_curated = True
        self._shown: _Read | None = None
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        opened.pipeline.step_done.connect(self._on_step_done)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Slices")

    def make(self) -> QWidget:
        """Make the page and have the scores read."""
        page = self._page = SlicesPage()
        page.column_chosen.connect(self._choose_column)
        page.class_chosen.connect(lambda label: self._trial.look_at(Label(label)))
        page.labels_chosen.connect(self._choose_labels)
        page.scans_wanted.connect(lambda number: self._open(number, wrong_only=False))
        page.errors_wanted.connect(lambda number: self._open(number, wrong_only=True))
        page.table_wanted.connect(self._ask_table)
        self._trial.changed.connect(self._read)
        self._trial.scored_changed.connect(self._read)
        page.show_message(
            self.tr("One moment…"), self.tr("The predictions of this folder are being read.")
        )
        self._trial.look_at()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read anew where columns came or went; predictions and labels the trial reads."""
        if changes.scans:
            self._read()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        return [self._thread.stop()]

    def take_table(self, table: Path) -> None:
        """Take the columns of a table, after the work under way."""
        collection = self._opened.collection

        def step(context: TaskContext) -> "_Taken":
            try:
                return _Taken(import_columns(collection, table, context))
            except AjnaError as error:
                return _Taken(None, str(error))

        self._opened.pipeline.start([step])

    @Slot()
    def _read(self) -> None:
        page, scored = self._page, self._trial.scored
        if page is None:
            return
        if scored is None:
            page.show_message(
                self.tr("No predictions yet"),
                self.tr("Slices appear when a classifier has judged the scans."),
                self.tr("Run"),
                self._opened.read_folder,
            )
            return
        point = self._trial.point or scored.run.operating_point
        if point is not None and not _fits(scored, point):
            point = None
        self._thread.ask(
            "slices", lambda: self._sliced(scored, point), lambda read: self._show(scored, read)
        )

    def _sliced(self, scored: ScoredScans, point: OperatingPoint | None) -> _Read:
        """Read the column and slice by it. On the reading thread."""
        store = self._opened.collection.columns
        known_ones = [one for one in store.columns() if one.key not in ("label", "predicted")]
        columns = sorted(known_ones, key=lambda one: one.is_built_in)  # those of tables first
        known = {one.key: one for one in columns}
        is_curated = self._is_curated
        given = [one.key for one in columns if not one.is_built_in]
        wanted = [self._column] if self._column in known else [*given, *_FIRST]
        for key in wanted:
            column = known[key]
            found = slices(scored, point, binned(store.values(column)), curated=is_curated)
            if len(found) > 1:
                break
        scans, errors = sum(one.scans for one in found), sum(one.errors for one in found)
        has_label = scored.labels(curated=is_curated) >= 0
        groups = len(set(scored.groups[has_label].tolist()))
        every = share_of(scans - errors, scans, groups) if scans else None
        return _Read(columns, column, found, every, scans)

    def _show(self, scored: ScoredScans, read: _Read) -> None:
        if self._page is None:
            return
        self._shown = read
        classes = scored.run.labels
        self._page.show_choices(read.columns, read.column.key, classes, scored.label)
        self._page.show_slices(read.found, read.every, read.scans)

    @Slot(str)
    def _choose_column(self, key: str) -> None:
        self._column = key
        self._read()

    @Slot(bool)
    def _choose_labels(self, is_curated: bool) -> None:
        self._is_curated = is_curated
        self._read()

    def _open(self, number: int, *, wrong_only: bool) -> None:
        if self._shown is None:
            return
        one = self._shown.found[number]
        value = self.tr("none") if one.name is None else displayable(one.name)
        name = f"{column_word(self._shown.column.key)}: {value}"
        ids, order = one.scan_ids, Order.PATH
        if wrong_only:
            name = self.tr("errors of {0}").format(name)
            ids, order = one.wrong_ids, Order.CONFIDENCE
        scans = NamedScans(name, tuple(map(ScanId, ids.tolist())))
        self.query_wanted.emit(ScanQuery(among=scans, order=order))

    @Slot()
    def _ask_table(self) -> None:
        table, _ = QFileDialog.getOpenFileName(
            self._page,
            self.tr("A table that names the scans"),
            "",
            self.tr("Tables (*.csv *.tsv *.txt)") + ";;" + self.tr("All files (*)"),
        )
        if table:
            self.take_table(Path(table))

    @Slot(object)
    def _on_step_done(self, result: object) -> None:
        if not isinstance(result, _Taken) or self._page is None:
            return
        if result.done is None:
            self._page.messages.show_message(result.reason)
            return
        self._column = f"table:{result.done.columns[0]}"
        said = self._told(result.done)
        if result.done.refused_rows:
            self._page.messages.show_message(said)
        else:
            self._page.messages.show_remark(said)

    def _told(self, done: ColumnImport) -> str:
        said = self.tr("{0} for {1} scans, which the column “{2}” names.").format(
            ", ".join(done.columns), whole(done.scans), done.key
        )
        if done.refused_rows:
            could_not = self.tr("{0} of {1} rows could not be used:")
            said += " " + could_not.format(whole(done.refused_rows), whole(done.rows))
            line = self.tr("line {0}: {1}")
            reasons = [line.format(*one) for one in done.refused[:_MOST_REASONS]]
            more = "…" if done.refused_rows > _MOST_REASONS else "."
            said += " " + "; ".join(reasons) + more
        return said


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came of a table, or why nothing did."""

    done: ColumnImport | None
    reason: str = ""


def _fits(scored: ScoredScans, point: OperatingPoint) -> bool:
    is_saved = point == scored.run.operating_point
    return is_saved or point.label == scored.label or len(scored.run.labels) == 2
