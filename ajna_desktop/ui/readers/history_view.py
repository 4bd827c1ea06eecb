"""Joins the page of history to the open folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import Verification
from ajna_desktop.domain.readers.history import LabelsThen, moment
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.readers.signed_history import SignedHistory
from ajna_desktop.ui.folder_merging import FolderMerging
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.readers.history_page import HistoryPage
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.work_view import WorkView


class Remembers(Lookup, Protocol):
    """The part of an open folder that this page needs."""

    merging: FolderMerging


class HistoryView(WorkView):
    """Reads the lists anew whenever something was said."""

    name = "history"

    def __init__(self, opened: Remembers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._merging = opened.merging
        self._page: HistoryPage | None = None
        self._scan_id: ScanId | None = None
        self._is_stale = True  # something was said since the lists were read
        self._once_seen = OnceSeen(self._refresh, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_failed)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("History")

    def make(self) -> QWidget:
        """Make the page, once."""
        page = self._page = HistoryPage(self._opened)
        self._once_seen.watch(page)
        page.events.asked.connect(self._read_events)
        page.events.export_wanted.connect(self._export_events)
        page.then.asked.connect(self._read_labels)
        page.then.export_wanted.connect(self._export_labels)
        for part in (page.events, page.then):
            part.scan_chosen.connect(self.scan_wanted)
        page.events.gallery_wanted.connect(
            lambda ids: self._to_gallery(self.tr("in the history"), ids)
        )
        page.then.gallery_wanted.connect(
            lambda ids: self._to_gallery(self.tr("changed since"), ids)
        )
        page.proof.verify_wanted.connect(self._verify)
        page.proof.sign_wanted.connect(self._sign)
        page.events.show_scan(self._scan_id)
        page.shown.connect(self._refresh)
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read anew what was said since; the page may not be there yet."""
        if self._page is None:
            return
        if changes != Changes(scans=changes.scans):
            self._is_stale = True
            self._once_seen.ask()
        elif changes.scans:
            self._page.events.reword()

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Take note of the image that the user is at."""
        self._scan_id = scan_id
        if self._page is not None:
            self._page.events.show_scan(scan_id)

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        return [self._reading.stop()]

    def _refresh(self) -> None:
        """Read the lists anew: nobody waits for a list that is not looked at."""
        if self._is_stale and self._page is not None:
            self._is_stale = False
            self._read_events()
            self._page.then.ask_again()

    def _read_events(self) -> None:
        if (page := self._page) is None:
            return
        question = page.events.question
        self._reading.ask(
            "events",
            lambda: (self._merging.entries(question), self._merging.heads()),
            self._show_events,
        )

    def _show_events(self, found: object) -> None:
        assert isinstance(found, tuple)
        (entries, count, readers), heads = found
        if self._page is not None:
            self._page.events.show_entries(entries, count, readers)
            self._page.proof.show_heads(heads)

    def _read_labels(self, day: str) -> None:
        at_utc = moment(day)
        self._reading.ask(
            "labels",
            lambda: self._merging.labels_at(at_utc),
            self._show_labels,
        )

    def _show_labels(self, found: LabelsThen) -> None:
        if self._page is not None:
            self._page.then.show_labels(found)

    def _to_gallery(self, name: str, ids: list[ScanId]) -> None:
        self.query_wanted.emit(
            ScanQuery(readable=None, among=NamedScans(name, tuple(ids)), order=Order.AS_LISTED)
        )

    def _verify(self) -> None:
        if self._page is not None:
            self._page.proof.show_busy(True)
            self._reading.ask("proof", self._merging.verify, self._show_verified)

    def _show_verified(self, found: Verification) -> None:
        if self._page is not None:
            self._page.proof.show_verified(found)

    def _sign(self) -> None:
        place = self._place(self.tr("Export signed history"), "history.jsonl")
        if place is None or self._page is None:
            return
        self._page.proof.show_busy(True)
        self._reading.ask(
            "proof",
            lambda: self._merging.sign(place, TaskContext()),
            lambda signed: self._on_signed(signed, place),
        )

    def _on_signed(self, signed: SignedHistory, place: Path) -> None:
        if self._page is not None:
            self._page.proof.show_busy(False)
            told = self.tr("Written. Whoever checks it should compare this key: {0}")
            self._page.proof.show_found(told.format(signed.fingerprint))
            self.exported.emit(place)

    def _export_events(self) -> None:
        place = self._place(self.tr("Export history"), "history.csv")
        if place is None or self._page is None:
            return
        question = self._page.events.question
        self._write(place, lambda: self._merging.write_history(question, place))

    def _export_labels(self) -> None:
        labels = self._page.then.labels if self._page is not None else None
        place = self._place(self.tr("Export labels"), "labels.csv") if labels else None
        if labels is not None and place is not None:
            self._write(place, lambda: self._merging.write_labels(labels, place))

    def _write(self, place: Path, write: Callable[[], int]) -> None:
        self._reading.ask("writing", write, lambda _: self.exported.emit(place))

    def _place(self, title: str, name: str) -> Path | None:
        suggested = str(Path.home() / f"{self._merging.name}-{name}")
        place, _ = QFileDialog.getSaveFileName(self._page, title, suggested)
        return Path(place) if place else None

    def _on_failed(self, error: Exception) -> None:
        if self._page is None or not isinstance(error, AjnaError):
            self.failed.emit(error)
            return
        self._page.proof.show_busy(False)
        self._page.proof.show_found("")
        self._page.messages.show_message(str(error))
