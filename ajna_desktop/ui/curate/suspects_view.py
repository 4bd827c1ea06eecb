"""Joins the page of suspects to the open folder, and keeps its list up to date."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.scan_query import SUSPECTS, NamedScans, Order, ScanQuery
from ajna_desktop.ui.curate.suspect_words import reason_words
from ajna_desktop.ui.curate.suspects_page import Listed, SuspectsPage
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.folder_curating import FolderCurating, SuspectsRead
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.review.review_wish import ReviewWish, Suggestion
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.work_view import WorkView

_PAUSE: Final = 4000  # milliseconds without a new label, before all are judged anew


class Suspected(Lookup, Protocol):
    """The part of an open folder that this page needs."""

    curating: FolderCurating
    edits: Edits
    surveys: Pipeline
    thumbnails: ThumbnailLoader

    @property
    def is_working(self) -> bool:
        """Whether the folder is being read or judged."""


class SuspectsView(WorkView):
    """Judges labels when asked, and from then on whenever labels have changed."""

    name = "suspects"

    def __init__(self, opened: Suspected, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: SuspectsPage | None = None
        self._read: SuspectsRead | None = None
        self._is_asked = False  # the user asked for the search that is running
        self._is_stale = False  # something was said since the last look
        self._once_seen = OnceSeen(self.refresh, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_reading_failed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._judge_anew)
        self._survey = Survey(opened.surveys, self)
        self._survey.progressed.connect(self._on_progress)
        self._survey.done.connect(self._on_done)
        self._survey.failed.connect(self._on_failed)
        self._survey.stopped.connect(self._on_stopped)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Suspects")

    def make(self) -> QWidget:
        """Make the page, and have read what is known."""
        page = self._page = SuspectsPage(self._opened, self._opened.thumbnails)
        page.listed_changed.connect(self.refresh)
        page.accepted.connect(self._accept)
        queue = page.queue
        self._once_seen.watch(page)
        queue.run_wanted.connect(self.run)
        queue.stop_wanted.connect(self._survey.stop)
        queue.scan_chosen.connect(self.scan_wanted)
        queue.review_wanted.connect(self._review)
        queue.gallery_wanted.connect(self._show_in_gallery)
        queue.export_wanted.connect(self._ask_export_place)
        queue.show_message(self.tr("Looking…"), self.tr("Suspects are being read."))
        self.refresh()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read the list anew, and have labels judged anew once nobody labels any more."""
        if self._page is None:
            return
        if changes.suspects or changes.labelled or changes.scans or changes.classes:
            self._once_seen.ask()
        if changes.labelled or changes.classes:
            self._is_stale = True
            self._pause.start()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        self._pause.stop()
        return [self._reading.stop()]

    def refresh(self) -> None:
        """Read what is known of the scans asked for."""
        if self._page is not None:
            listed, curating = self._page.listed, self._opened.curating
            self._reading.ask(
                "suspects", lambda: curating.suspects(listed.least, listed.most), self._show
            )

    def run(self) -> None:
        """Judge every label."""
        self._is_asked = True
        self._start()
        self._on_progress(None)

    def _judge_anew(self) -> None:
        """Judge in the background, where the user wanted to know before."""
        if self._read is None or not self._is_stale:
            return
        if self._survey.is_running or self._opened.is_working:
            self._pause.start()
        else:
            self._is_asked = False
            self._start()

    def _start(self) -> None:
        if not self._survey.is_running:
            self._survey.start(self._opened.curating.find_suspects)

    # --- what comes back

    def _show(self, read: SuspectsRead | None) -> None:
        self._read = read
        page = self._page
        if page is None:
            return
        self._is_stale = read is not None and read.found.is_stale
        if self._is_stale and not self._pause.isActive():
            self._pause.start()
        if read is not None and read.suspects:
            page.show_suspects(read)
            return
        page.show_nothing()
        if read is None:
            page.queue.sentence.setText("")
            page.queue.show_message(
                self.tr("Which labels are wrong?"),
                self.tr(
                    "Every label is judged by scans of other patients or containers: by what "
                    "classifiers that never saw it say, and by the scans that look most alike."
                ),
                self.tr("Look for wrong labels"),
                self.run,
            )
        else:
            page.say_found(read)
            self._say_clean(page, read)

    def _say_clean(self, page: SuspectsPage, read: SuspectsRead) -> None:
        if read.found.left and page.listed is Listed.LIKELY:
            page.queue.show_message(
                self.tr("No label is likely wrong"),
                self.tr("Of the labels that nobody has reviewed, each is more likely right."),
                self.tr("Show the least sure ones"),
                page.show_all,
            )
        else:
            page.queue.show_message(
                self.tr("Nothing is left to suspect"),
                self.tr("Every label that was judged has been reviewed."),
            )

    def _on_reading_failed(self, error: Exception) -> None:
        if self._page is not None and isinstance(error, AjnaError):
            self._page.show_nothing()
            self._page.queue.show_message(
                self.tr("Suspects cannot be read"),
                str(error),
                self.tr("Try again"),
                self.refresh,
            )
        else:
            self.failed.emit(error)

    def _on_progress(self, progress: Progress | None) -> None:
        if self._page is not None:
            self._page.queue.show_progress(progress)

    def _on_done(self, _: object) -> None:
        if self._page is not None:
            self._page.queue.show_idle()
            self._once_seen.ask()

    def _on_failed(self, reason: str) -> None:
        if self._page is None:
            return
        self._page.queue.show_idle()
        # In the background there is nobody who waits for an answer.
        if self._is_asked:
            self._page.queue.messages.show_message(reason, self.tr("Try again"), self.run)

    def _on_stopped(self) -> None:
        if self._page is not None:
            self._page.queue.show_idle()

    # --- what the user wants done

    def _accept(self, labels: Mapping[ScanId, Label]) -> None:
        self._opened.edits.label_each(labels)

    def _review(self, ids: Sequence[ScanId]) -> None:
        if self._read is None:
            return
        wanted = set(ids)
        suggestions = {
            one.scan_id: Suggestion(one.suggested, "; ".join(reason_words(one)))
            for one in self._read.suspects
            if one.scan_id in wanted
        }
        self.review_wanted.emit(ReviewWish(self.tr("Suspects"), ids, suggestions))

    def _show_in_gallery(self, ids: Sequence[ScanId]) -> None:
        page = self._page
        if (
            page is not None
            and page.listed is Listed.LIKELY
            and len(ids) == len(page.queue.ids)
        ):
            self.query_wanted.emit(SUSPECTS)
        else:
            among = NamedScans(self.tr("suspects"), tuple(ids))
            self.query_wanted.emit(ScanQuery(among=among, order=Order.AS_LISTED))

    def _ask_export_place(self) -> None:
        place, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export the suspects"), "suspects.csv", self.tr("Table (*.csv)")
        )
        if place:
            self.export(Path(place))

    def export(self, place: Path) -> None:
        """Write what is listed into a table at `place`."""
        read, curating = self._read, self._opened.curating
        if read is not None:
            self._reading.ask(
                "export",
                lambda: curating.export_suspects(read.suspects, place),
                self.exported.emit,
            )
