"""The command *Export…*: asks what and where to, writes it, and shows it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.curating.export_wish import ALL_THERE
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, SHORTLIST, NamedScans, Order
from ajna_desktop.tasks.exporting.export import Exported
from ajna_desktop.tasks.exporting.preview import ExportPreview
from ajna_desktop.ui.exporting.export_dialog import ExportDialog
from ajna_desktop.ui.exporting.exports import Export, Selection, look_ahead, write_export
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.task_runner import BackgroundTask

Follow = Callable[[BackgroundTask, Callable[[Any], None]], None]


class ExportCommand(QObject):
    """Exports the open folder, or part of it."""

    written = Signal(object)  # Path
    said = Signal(str)  # what an update did, and what is not there

    def __init__(self, follow: Follow, parent: QObject | None = None) -> None:
        """Take what runs a task, shows its progress, and calls back when it succeeded."""
        super().__init__(parent)
        self._follow = follow

    def ask(self, opened: OpenCollection, shown: Sequence[ScanId], window: QWidget) -> None:
        """Ask for kind, scans and place, then write.

        Args:
            opened: The open folder.
            shown: What the gallery shows, in its order.
            window: To lie over.
        """
        collection, memory = opened.collection, opened.export_memory
        named = self.tr("{0} export").format(collection.folder.name)
        suggested = memory.place(collection.id) or Path.home() / named
        reading = ReadingThread(self)

        def look(export: Export, answer: Callable[[ExportPreview], None]) -> None:
            reading.ask("preview", lambda: look_ahead(collection, export), answer)

        dialog = ExportDialog(suggested, self._selections(shown), memory.chosen, look, window)
        reading.failed.connect(opened.failed)
        reading.ask("tags", lambda: collection.annotations.tags(), self._offer_tags(dialog))
        dialog.setModal(True)
        dialog.accepted.connect(lambda: self._accept(opened, dialog))
        dialog.finished.connect(reading.shut_down)
        dialog.finished.connect(reading.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def write(self, opened: OpenCollection, export: Export) -> None:
        """Write an export on the task thread."""
        task = BackgroundTask(
            lambda context: write_export(
                opened.collection, opened.engine.images, export, context
            )
        )
        self._follow(task, self._on_written)

    def _accept(self, opened: OpenCollection, dialog: ExportDialog) -> None:
        export = dialog.export()
        opened.export_memory.chosen = dialog.chosen()
        opened.export_memory.remember_place(opened.collection.id, export.place)
        self.write(opened, export)

    def _selections(self, shown: Sequence[ScanId]) -> list[Selection]:
        found = [Selection(self.tr("All scans of the folder"), ALL_THERE)]
        if shown:
            name = self.tr("What the gallery shows (%n)", "", len(shown))
            among = NamedScans(name, tuple(shown))
            listed = EVERY_SCAN.but(readable=None, among=among, order=Order.AS_LISTED)
            found.append(Selection(name, listed))
        found.append(Selection(self.tr("Only reviewed ones"), EVERY_SCAN.but(reviewed=True)))
        found.append(Selection(self.tr("The shortlist"), SHORTLIST))
        return found

    def _offer_tags(self, dialog: ExportDialog) -> Callable[[list[tuple[str, int]]], None]:
        def offer(tags: list[tuple[str, int]]) -> None:
            dialog.offer(
                [
                    Selection(
                        self.tr("Tagged “{0}” ({1})").format(tag, f"{count:,}"),
                        EVERY_SCAN.but(tag=tag),
                    )
                    for tag, count in tags
                    if count
                ]
            )

        return offer

    def _on_written(self, done: Exported) -> None:
        self.written.emit(done.place)
        changed, told = done.changed, []
        if changed.unchanged:
            told.append(
                self.tr("Brought up to date: {0} written, {1} moved, {2} removed").format(
                    f"{changed.written:,}", f"{changed.moved:,}", f"{changed.removed:,}"
                )
            )
        if changed.left_alone:
            told.append(
                self.tr("%n file(s) that somebody changed left alone", "", changed.left_alone)
            )
        if done.skipped:
            told.append(
                self.tr("%n scan(s) not exported: skipped.csv says why", "", done.skipped)
            )
        if told:
            self.said.emit(" · ".join(told))
