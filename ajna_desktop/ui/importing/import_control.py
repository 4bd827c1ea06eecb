"""Leads a classifier that others made from its file to the list of classifiers."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.ui.importing.import_dialog import ImportDialog
from ajna_desktop.ui.importing.imports import Imports
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps


class ImportControl(QObject):
    """One import at a time. Nothing is saved before the user says so."""

    saved = Signal(object)  # ClassifierBundle
    judge_wanted = Signal(object)  # ClassifierBundle that the open folder is to be judged with
    failed = Signal(object)  # an Exception that is no fault of the file

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._imports: Imports | None = None
        self._dialog: ImportDialog | None = None
        self._found: ModelFound | None = None
        self._bundle: ClassifierBundle | None = None
        self._context = TaskContext()
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_failed)

    def begin(
        self, imports: Imports, known: Sequence[Label], thumbnails: ThumbnailLoader | None
    ) -> None:
        """Let the user choose a file.

        Args:
            imports: Checks, tries and keeps it.
            known: The classes of the open folder.
            thumbnails: Of its scans, None where no folder is open.
        """
        path = self._ask_file()
        if path is not None:
            self.open_file(path, imports, known, thumbnails)

    def open_file(
        self,
        path: Path,
        imports: Imports,
        known: Sequence[Label],
        thumbnails: ThumbnailLoader | None,
    ) -> None:
        """Check a file, and ask what is to be known besides; see `begin`."""
        self._imports, self._found, self._bundle = imports, None, None
        pixmaps = None if thumbnails is None else ThumbnailPixmaps(thumbnails)
        dialog = ImportDialog(known, pixmaps, self._window)
        if pixmaps is not None:
            pixmaps.setParent(dialog)
        dialog.setModal(True)
        dialog.other_file_wanted.connect(self._on_other_file)
        dialog.try_wanted.connect(self._try)
        dialog.save_wanted.connect(self._save)
        dialog.judge_wanted.connect(self._on_judge)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        dialog.show()
        self._inspect(path)

    def stop(self) -> Callable[[], None]:
        """Give up what is under way; return what waits for the thread."""
        self._context.cancel()
        if self._dialog is not None:
            self._dialog.reject()
        return self._reading.stop()

    def _inspect(self, path: Path) -> None:
        dialog, imports = self._dialog, self._imports
        if dialog is None or imports is None:
            return
        dialog.show_checking(path.name)
        context = self._context = TaskContext()

        def show(found: ModelFound) -> None:
            self._found = found
            dialog.show_found(found)

        self._ask(lambda: imports.inspect(path, context), show, dialog.show_refusal)

    @Slot(object)
    def _try(self, choices: ImportChoices) -> None:
        dialog, imports, found = self._dialog, self._imports, self._found
        if dialog is None or imports is None or found is None:
            return
        context = self._context
        dialog.show_busy(True)
        self._ask(
            lambda: imports.try_out(found, choices, context),
            dialog.show_trials,
            dialog.show_failure,
        )

    @Slot(object)
    def _save(self, choices: ImportChoices) -> None:
        dialog, imports, found = self._dialog, self._imports, self._found
        if dialog is None or imports is None or found is None:
            return
        context = self._context

        def show(bundle: ClassifierBundle) -> None:
            self._bundle = bundle
            dialog.show_saved(bundle.name)
            self.saved.emit(bundle)

        dialog.show_busy(True)
        self._ask(lambda: imports.save(found, choices, context), show, dialog.show_failure)

    def _ask(
        self,
        do: Callable[[], Any],
        show: Callable[[Any], None],
        refuse: Callable[[str], None],
    ) -> None:
        """Do something on the reading thread and show what came of it, or why nothing did."""
        dialog = self._dialog

        def or_reason() -> Any:
            try:
                return do()
            except (AjnaError, Cancelled) as error:
                return error

        def answer(result: Any) -> None:
            if dialog is not self._dialog or dialog is None:
                return  # closed meanwhile
            dialog.show_busy(False)
            if isinstance(result, AjnaError):
                refuse(str(result))
            elif not isinstance(result, Cancelled):
                show(result)

        self._reading.ask("import", or_reason, answer)

    @Slot()
    def _on_other_file(self) -> None:
        path = self._ask_file()
        if path is not None:
            self._inspect(path)

    @Slot()
    def _on_judge(self) -> None:
        if self._bundle is not None:
            self.judge_wanted.emit(self._bundle)

    @Slot()
    def _on_finished(self) -> None:
        self._context.cancel()
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self.failed.emit(error)

    def _ask_file(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import a classifier"),
            "",
            self.tr("Classifiers (*.keras *.h5 *.hdf5 *.onnx);;All files (*)"),
        )
        return Path(name) if name else None
