"""Which answers the views show, and when they are read anew."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.runs import FolderCounts, Run, Tally
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.ui.reading_thread import ReadingThread


class FolderReader(Protocol):
    """Questions over all rows of a folder; asked on the reading thread only."""

    def ids(self, query: ScanQuery) -> Sequence[ScanId]:
        """Return the scans that answer `query`, in its order."""

    def counts(self) -> FolderCounts:
        """Return how many scans there are of each kind."""

    def tally(self, split: str | None) -> tuple[Tally, Run | None]:
        """Return how labels and predictions meet, and where the predictions come from."""

    def read_classes(self) -> list[Label]:
        """Return every label in use."""


class Overview(NamedTuple):
    """What is known of the folder as a whole."""

    counts: FolderCounts
    classes: list[Label]


class Answers(QObject):
    """Keeps one query, and has it and the overviews read anew when something changed."""

    answered = Signal(object, object)  # ScanQuery, Sequence[ScanId]
    overviewed = Signal(object)  # Overview
    tallied = Signal(object, object)  # Tally, Run or None
    failed = Signal(object)  # the Exception

    def __init__(self, reader: FolderReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = EVERY_SCAN
        self.split: str | None = None
        self._reader = reader
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)

    def ask(self, query: ScanQuery) -> None:
        """Make `query` the question whose answer is shown."""
        self.query = query
        self._thread.ask("ids", lambda: self._reader.ids(query), self._on_ids)

    def ask_split(self, split: str | None) -> None:
        """Count only the scans of `split`; None counts all."""
        self.split = split
        self._tally()

    def read_all(self) -> None:
        """Read everything that is shown."""
        self.ask(self.query)
        self.ask_overview()
        self._tally()

    def refresh(self, changes: Changes) -> None:
        """Read what `changes` may have made untrue."""
        is_judged_anew = changes.predicted or bool(changes.labelled)
        if changes.scans or (is_judged_anew and _asks_about_judgement(self.query)):
            self.ask(self.query)
        if changes.shortlisted and self.query.shortlisted is not None:
            self.ask(self.query)
        if changes.annotated and _asks_about_annotations(self.query):
            self.ask(self.query)
        if changes.suspects and self.query.is_suspect is not None:
            self.ask(self.query)
        if changes.image_quality and self.query.has_flaw is not None:
            self.ask(self.query)
        if changes.shortlisted or changes.annotated:
            self.ask_overview()
        if changes.suspects or changes.image_quality:
            self.ask_overview()
        if changes.scans or is_judged_anew or changes.classes:
            self.ask_overview()
            self._tally()

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        return self._thread.stop()

    def ask_overview(self) -> None:
        """Count anew what there is of each kind."""
        self._thread.ask(
            "overview",
            lambda: Overview(self._reader.counts(), self._reader.read_classes()),
            self.overviewed.emit,
        )

    def _tally(self) -> None:
        split = self.split
        self._thread.ask(
            "tally",
            lambda: self._reader.tally(split),
            lambda found: self.tallied.emit(*found),
        )

    def _on_ids(self, ids: Sequence[ScanId]) -> None:
        self.answered.emit(self.query, ids)


def _asks_about_annotations(query: ScanQuery) -> bool:
    return (query.tag, query.has_note, query.has_rectangle) != (None, None, None)


def _asks_about_judgement(query: ScanQuery) -> bool:
    """Say whether labels or predictions decide about the answer or its order."""
    plain = query.but(split=None, text="", readable=True, missing=False, among=None)
    return plain != EVERY_SCAN
