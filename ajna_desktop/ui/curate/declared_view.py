"""Joins the page of declared against seen to the open folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.curating.declared import Cost, Meaning, meaning_of
from ajna_desktop.domain.errors import AjnaError, NothingToReport
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.tasks.curating.compare_declared import Declaration
from ajna_desktop.ui.column_words import column_word
from ajna_desktop.ui.curate.declared_dialog import DeclaredDialog
from ajna_desktop.ui.curate_memory import CurateMemory
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.folder_curating import DeclaredRead, FolderCurating
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.review.review_wish import ReviewWish, Suggestion
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.work_view import WorkView

if TYPE_CHECKING:
    from ajna_desktop.ui.curate.declared_page import DeclaredPage

_LABEL = "label"  # key of the column that every folder has


class Curates(Lookup, Protocol):
    """The part of an open folder that this page needs."""

    curating: FolderCurating
    curate_memory: CurateMemory
    thumbnails: ThumbnailLoader


class _Read(NamedTuple):
    """A column, what stands in it, and what that may cost."""

    column: Column
    values: list[tuple[str, int]]
    labels: tuple[Label, ...]
    meaning: dict[str, Label]
    found: DeclaredRead | None  # None where nothing in the column means a class


class DeclaredView(WorkView):
    """Reads the queue anew whenever labels or predictions change."""

    name = "declared"

    def __init__(self, opened: Curates, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: DeclaredPage | None = None
        self._columns: Sequence[Column] = ()
        self._column: Column | None = None
        self._read: _Read | None = None
        self._once_seen = OnceSeen(self.refresh, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_failed)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Declared")

    def make(self) -> QWidget:
        """Make the page, and have the columns read."""
        # pyqtgraph takes 0.3 s to import: not before it is wanted.
        from ajna_desktop.ui.curate.declared_page import DeclaredPage

        page = self._page = DeclaredPage(self._opened, self._opened.thumbnails)
        self._once_seen.watch(page)
        page.column_chosen.connect(self._choose)
        page.setting_wanted.connect(self._ask)
        queue = page.queue
        queue.scan_chosen.connect(self.scan_wanted)
        queue.review_wanted.connect(self._review)
        queue.gallery_wanted.connect(self._show_in_gallery)
        queue.export_wanted.connect(self._ask_export_place)
        queue.show_message(self.tr("Looking…"), self.tr("Declarations are being read."))
        self._read_columns()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read anew what was declared, seen or reviewed."""
        if self._page is None:
            return
        if changes.scans:
            self._read_columns()
        elif changes.predicted or changes.labelled:
            self._once_seen.ask()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        return [self._reading.stop()]

    def refresh(self) -> None:
        """Compare anew by the chosen column."""
        column = self._column
        if self._page is None or column is None:
            return
        memory, curating = self._opened.curate_memory, self._opened.curating
        told, costs = memory.meaning(column.key), memory.costs
        self._reading.ask(
            "declared", lambda: _compared(curating, column, told, costs), self._show
        )

    def _read_columns(self) -> None:
        self._reading.ask("columns", self._opened.curating.declarable, self._show_columns)

    def _show_columns(self, columns: Sequence[Column]) -> None:
        if self._page is None:
            return
        self._columns = columns
        keys = {column.key: column for column in columns}
        wanted = self._column.key if self._column else self._opened.curate_memory.column
        given = [column.key for column in columns if not column.is_built_in]
        usual = given[0] if given else _LABEL
        self._column = keys.get(wanted) or keys.get(usual) or columns[0]
        self._page.show_columns(columns, self._column.key)
        self.refresh()

    def _choose(self, column: Column) -> None:
        self._column = column
        self._opened.curate_memory.column = column.key
        self.refresh()

    def _show(self, read: _Read) -> None:
        self._read = read
        page = self._page
        if page is None:
            return
        if read.found is not None and len(read.found.queue.scan_ids):
            page.show_declared(*read.found)
            return
        page.queue.sentence.setText("")
        if not read.meaning:
            self._say_meaningless(page, read)
        else:
            left_out = page.left_out_words(read.found.queue) if read.found else ""
            page.queue.show_message(
                self.tr("No declaration is left to compare"),
                self.tr("Every scan whose declaration means a class was reviewed. {0}").format(
                    left_out
                ),
            )

    def _say_meaningless(self, page: "DeclaredPage", read: _Read) -> None:
        if read.values:
            page.queue.show_message(
                self.tr("What do these values mean?"),
                self.tr(
                    "No value of “{0}” is named as a class. Say which class each of them "
                    "stands for, or choose another column above."
                ).format(column_word(read.column.key)),
                self.tr("Meanings and costs…"),
                self._ask,
            )
        else:
            page.queue.show_message(
                self.tr("Nothing is declared"),
                self.tr(
                    "This column is empty. Choose another one above, or bring a manifest in: "
                    "a table with a column that says what each scan should show."
                ),
            )

    def _on_failed(self, error: Exception) -> None:
        if self._page is None or not isinstance(error, AjnaError):
            self.failed.emit(error)
            return
        self._page.queue.sentence.setText("")
        if isinstance(error, NothingToReport):
            self._page.queue.show_message(self.tr("Nothing was predicted yet"), str(error))
        else:
            self._page.queue.show_message(
                self.tr("Declarations cannot be read"),
                str(error),
                self.tr("Try again"),
                self.refresh,
            )

    # --- what the user wants done

    def _ask(self) -> None:
        read = self._read
        if read is None or self._page is None:
            return
        memory = self._opened.curate_memory
        told, key = memory.meaning(read.column.key), read.column.key
        dialog = DeclaredDialog(
            column_word(key), read.values, read.labels, told, memory.costs, self._page
        )
        dialog.setModal(True)
        dialog.accepted.connect(lambda: self._take(dialog, key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _take(self, dialog: DeclaredDialog, column: str) -> None:
        memory = self._opened.curate_memory
        memory.remember_meaning(column, dialog.meaning)
        memory.costs = dialog.costs
        self.refresh()

    def _review(self, ids: Sequence[ScanId]) -> None:
        read = self._read
        if read is None or read.found is None:
            return
        queue = read.found.queue
        place = {scan_id: number for number, scan_id in enumerate(queue.scan_ids.tolist())}
        said = self.tr("declared {0}; {1} has a probability of {2}")
        suggestions = {}
        for scan_id in ids:
            number = place[scan_id]
            actual = queue.labels[int(queue.actual[number])]
            declared = queue.labels[int(queue.declared[number])]
            chance = float(queue.actual_chances[number])
            reason = said.format(declared, actual, probability(chance))
            # The dearest error may be an unlikely one: that is a reason to look, no advice.
            is_likelier = chance > 1.0 - float(queue.wrong_chances[number])
            suggestions[scan_id] = Suggestion(actual if is_likelier else declared, reason)
        self.review_wanted.emit(ReviewWish(self._list_name(), ids, suggestions))

    def _show_in_gallery(self, ids: Sequence[ScanId]) -> None:
        among = NamedScans(self._list_name(), tuple(ids))
        self.query_wanted.emit(ScanQuery(among=among, order=Order.AS_LISTED))

    def _list_name(self) -> str:
        column = column_word(self._column.key) if self._column else ""
        return self.tr("{0}, declared against seen").format(column)

    def _ask_export_place(self) -> None:
        place, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Export the declarations"),
            "declared.csv",
            self.tr("Table (*.csv)"),
        )
        if place:
            self.export(Path(place))

    def export(self, place: Path) -> None:
        """Write the whole queue into a table at `place`."""
        read, curating = self._read, self._opened.curating
        if read is not None and read.found is not None:
            queue = read.found.queue
            self._reading.ask(
                "export", lambda: curating.export_declared(queue, place), self.exported.emit
            )


def _compared(
    curating: FolderCurating, column: Column, told: Meaning, costs: tuple[Cost, ...]
) -> _Read:
    """Compare by a column; called on the reading thread."""
    labels = curating.classes_predicted()
    values = curating.values_declared(column)
    meaning = meaning_of([value for value, _ in values], labels, told)
    found = None
    if meaning or not labels:  # without predictions there is a sentence of its own
        found = curating.declared(Declaration(column, meaning, costs))
    return _Read(column, values, labels, meaning, found)
