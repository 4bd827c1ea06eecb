"""The command *Import labels…*: chooses a table, looks into it, and takes what it says."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.import_columns import (
    ColumnImport,
    find_columns,
    import_columns,
)
from ajna_desktop.tasks.importing.import_labels import LabelsFound, find_labels, take_labels
from ajna_desktop.tasks.importing.import_predictions import (
    PredictionsFound,
    find_predictions,
    take_predictions,
)
from ajna_desktop.tasks.importing.records import Records
from ajna_desktop.ui.edits import StoredCommand
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.table_import.found_words import Found
from ajna_desktop.ui.table_import.table_import_dialog import TableImportDialog, TableKind


class TableImportControl(QObject):
    """One table at a time; labels are taken as one step that can be undone."""

    said = Signal(str)
    failed = Signal(object)  # the Exception

    def __init__(self, opened: OpenCollection, page: QWidget) -> None:
        super().__init__(page)
        self._opened = opened
        self._page = page
        self._thread = ReadingThread(self)
        self._dialog: TableImportDialog | None = None
        self._file = Path()
        self._found: Found | None = None
        self._looking = TaskContext()

    def ask(self) -> None:
        """Let the user choose a table."""
        file, _ = QFileDialog.getOpenFileName(
            self._page,
            self.tr("A table that names the scans"),
            "",
            self.tr("Tables (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)")
            + ";;"
            + self.tr("All files (*)"),
        )
        if file:
            self.look_into(Path(file))

    def look_into(self, file: Path) -> None:
        """Show what a table would do."""
        try:
            heading = Records.of(file).heading
        except AjnaError as error:
            self.failed.emit(error)
            return
        self._file = file
        dialog = self._dialog = TableImportDialog(file, heading, self._page)
        dialog.setModal(True)
        dialog.look_wanted.connect(self._look)
        dialog.accepted.connect(self._take)
        dialog.finished.connect(self._forget)
        dialog.show()
        self._look()

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        self._looking.cancel()
        return self._thread.stop()

    def _look(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        dialog.show_looking()
        self._looking.cancel()  # a longer look at the same table is no longer wanted
        context = self._looking = TaskContext()
        kind, choices, file = dialog.kind, dialog.choices, self._file
        collection = self._opened.collection

        def read() -> Found | str:
            try:
                if kind is TableKind.LABELS:
                    return find_labels(collection, file, context, choices)
                if kind is TableKind.PREDICTIONS:
                    return find_predictions(collection, file, context, choices.key)
                return find_columns(collection, file, context, choices.key)
            except AjnaError as error:
                return str(error)

        self._thread.ask("table", read, self._on_found)

    def _on_found(self, found: Found | str) -> None:
        if self._dialog is None:
            return
        if isinstance(found, str):
            self._found = None
            self._dialog.show_refusal(found)
        else:
            self._found = found
            self._dialog.show_found(found)

    def _take(self) -> None:
        found, key = self._found, self._dialog.choices.key if self._dialog else None
        collection = self._opened.collection
        if isinstance(found, LabelsFound):
            self._take_labels(found)
        elif isinstance(found, PredictionsFound):
            self._opened.pipeline.start(
                [lambda context: context.changed(take_predictions(collection, found))]
            )
        elif isinstance(found, ColumnImport):
            file = self._file
            self._opened.pipeline.start(
                [lambda context: import_columns(collection, file, context, key)]
            )
            self.said.emit(self.tr("Columns for {0} scans").format(whole(found.scans)))

    def _take_labels(self, found: LabelsFound) -> None:
        labels = self._opened.collection.labels
        before: dict[ScanId, Decision] = {}

        def write(forward: bool) -> Changes:
            if not forward:
                return labels.decide(before)
            before.update(labels.decisions(labels.twins(found.decisions)))
            return take_labels(self._opened.collection, found)

        text = self.tr("%n scan(s): labels from {0}", "", len(found.decisions))
        told = text.format(found.file.name)
        self._opened.edits.do(StoredCommand(told, list(found.decisions), write))

    def _forget(self) -> None:
        self._looking.cancel()
        self._thread.forget()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
