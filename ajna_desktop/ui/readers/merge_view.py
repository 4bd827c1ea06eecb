"""Joins the page of other stores to the open folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.readers.merge_event import Conflict, MergePlan
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId, displayable
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.tasks.readers.merge import StoreToMerge
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.folder_merging import FolderMerging
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.readers.merge_page import MergePage
from ajna_desktop.ui.readers.merge_words import opinions_line
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.review.review_wish import ReviewWish, Suggestion
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.work_view import WorkView

_NO_LABEL: Final = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)


class Merges(Lookup, Protocol):
    """The part of an open folder that this page needs."""

    merging: FolderMerging
    edits: Edits
    surveys: Pipeline
    thumbnails: ThumbnailLoader


class MergeView(WorkView):
    """Reads another store, asks, merges it, and lists on what readers differ."""

    name = "merge"

    def __init__(self, opened: Merges, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._merging = opened.merging
        self._page: MergePage | None = None
        self._there: StoreToMerge | None = None
        self._once_seen = OnceSeen(self._refresh, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        self._survey = Survey(opened.surveys, self)
        self._survey.done.connect(self._on_done)
        self._survey.failed.connect(self._on_failed)
        self._survey.stopped.connect(self._on_stopped)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Merge")

    def make(self) -> QWidget:
        """Make the page, once."""
        page = self._page = MergePage(self._opened, self._opened.thumbnails)
        self._once_seen.watch(page)
        page.file_wanted.connect(self._ask_file)
        page.folder_wanted.connect(self._ask_folder)
        page.card.merge_wanted.connect(self.merge)
        page.taken.connect(self.take)
        page.queue.stop_wanted.connect(self._survey.stop)
        page.queue.scan_chosen.connect(self.scan_wanted)
        page.queue.gallery_wanted.connect(self._to_gallery)
        page.queue.review_wanted.connect(self._review)
        page.queue.export_wanted.connect(self._export)
        self._refresh()
        return page

    def show_changes(self, changes: Changes) -> None:
        """List anew on what readers differ; the page may not be there yet."""
        if changes.labelled or changes.merged or changes.scans or changes.classes:
            self._once_seen.ask()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        return [self._reading.stop()]

    def look_into(self, place: Path) -> None:
        """Read another store, and show what merging it would do."""
        if self._page is not None and not self._survey.is_running:
            self._begin()
            self._survey.start(lambda context: self._merging.look_into(place, context))

    def merge(self) -> None:
        """Merge the store that was looked into."""
        there = self._there
        if self._page is not None and there is not None and not self._survey.is_running:
            self._begin()
            self._survey.start(lambda context: self._merging.merge(there, context))

    def take(self, ids: list[ScanId], event: LabelEvent) -> None:
        """Decide for the word of one reader."""
        label = _label_said(event)
        if label is not None:
            self._opened.edits.label(ids, label)
        elif event.new_status in _NO_LABEL:
            self._opened.edits.mark(ids, event.new_status)

    def _begin(self) -> None:
        if self._page is not None:
            self._page.card.hide()
            self._page.show_busy(True)
            self._page.queue.show_progress(None)

    def _on_done(self, found: object) -> None:
        if self._page is None:
            return
        self._page.show_busy(False)
        if isinstance(found, StoreToMerge):
            self._there = found
            self._page.card.show_plan(_name(found.path), found.plan)
        elif isinstance(found, MergePlan) and self._there is not None:
            self._page.card.show_done(_name(self._there.path), found)
            self._there = None
        self._page.card.take_keyboard()

    def _on_failed(self, reason: str) -> None:
        if self._page is not None:
            self._page.show_busy(False)
            self._page.queue.messages.show_message(reason)

    def _on_stopped(self) -> None:
        if self._page is not None:
            self._page.show_busy(False)

    def _refresh(self) -> None:
        if self._page is not None:
            self._reading.ask("conflicts", self._merging.conflicts_and_merges, self._show)

    def _show(self, found: tuple[list[Conflict], int]) -> None:
        conflicts, merges = found
        here = [conflict for conflict in conflicts if conflict.scan_ids]
        if self._page is not None:
            self._page.show_conflicts(here, len(conflicts) - len(here), merges)

    def _to_gallery(self, ids: list[ScanId]) -> None:
        name = self.tr("readers differ")
        self.query_wanted.emit(
            ScanQuery(among=NamedScans(name, tuple(ids)), order=Order.AS_LISTED)
        )

    def _review(self, ids: list[ScanId]) -> None:
        if self._page is None:
            return
        wanted = set(ids)
        suggestions = {
            one.scan_ids[0]: Suggestion(_label_said(one.opinions[-1]), opinions_line(one))
            for one in self._page.conflicts
            if one.scan_ids[0] in wanted
        }
        self.review_wanted.emit(ReviewWish(self.tr("Readers differ"), ids, suggestions))

    def _export(self) -> None:
        suggested = str(Path.home() / f"{self._merging.name}-conflicts.csv")
        place, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export on what readers differ"), suggested
        )
        if place and self._page is not None:
            conflicts, file = self._page.conflicts, Path(place)
            self._reading.ask(
                "export",
                lambda: self._merging.write_conflicts(conflicts, file),
                lambda _: self.exported.emit(file),
            )

    def _ask_file(self) -> None:
        place, _ = QFileDialog.getOpenFileName(
            self._page,
            self.tr("The store of another reader"),
            "",
            self.tr("Stores and backups (*.ajna *.ajna.backup-*);;All files (*)"),
        )
        if place:
            self.look_into(Path(place))

    def _ask_folder(self) -> None:
        place = QFileDialog.getExistingDirectory(
            self._page, self.tr("A folder that was opened on this computer")
        )
        if place:
            self.look_into(Path(place))


def _label_said(event: LabelEvent) -> Label | None:
    """Return the label that a reader gave; whoever says that nobody can tell gives none."""
    return None if event.new_status in _NO_LABEL else event.new_label


def _name(path: Path) -> str:
    """Return by which people know a store: they all have the same file name."""
    parent = path.parent.name
    return displayable(f"{parent}/{path.name}" if parent else path.name)
