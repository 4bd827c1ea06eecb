"""Joins the page of image quality to the open folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import ReviewStatus, ScanId
from ajna_desktop.domain.scan_query import FLAWED, NamedScans, Order, ScanQuery
from ajna_desktop.ui.curate.image_quality_page import ImageQualityPage
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.folder_curating import FlawedRead, FolderCurating
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.review.review_wish import ReviewWish
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.work_view import WorkView


class Measured(Lookup, Protocol):
    """The part of an open folder that this page needs."""

    curating: FolderCurating
    edits: Edits
    surveys: Pipeline
    thumbnails: ThumbnailLoader

    @property
    def is_working(self) -> bool:
        """Whether the folder is being read or judged."""


class ImageQualityView(WorkView):
    """Has images measured, and shows those that did not come out well."""

    name = "image_quality"

    def __init__(self, opened: Measured, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: ImageQualityPage | None = None
        self._once_seen = OnceSeen(self.refresh, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_reading_failed)
        self._survey = Survey(opened.surveys, self)
        self._survey.progressed.connect(self._on_progress)
        self._survey.done.connect(self._on_ended)
        self._survey.failed.connect(self._on_failed)
        self._survey.stopped.connect(self._on_ended)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Image quality")

    def make(self) -> QWidget:
        """Make the page, and have read what is known."""
        page = self._page = ImageQualityPage(self._opened, self._opened.thumbnails)
        self._once_seen.watch(page)
        page.bad_wanted.connect(self._mark)
        queue = page.queue
        queue.run_wanted.connect(self.run)
        queue.stop_wanted.connect(self._survey.stop)
        queue.scan_chosen.connect(self.scan_wanted)
        queue.review_wanted.connect(self._review)
        queue.gallery_wanted.connect(self._show_in_gallery)
        queue.export_wanted.connect(self._ask_export_place)
        queue.show_message(self.tr("Looking…"), self.tr("Measures are being read."))
        self.refresh()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read the list anew."""
        if changes.image_quality or changes.labelled or changes.scans:
            self._once_seen.ask()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        return [self._reading.stop()]

    def refresh(self) -> None:
        """Read what is known."""
        if self._page is not None:
            self._reading.ask("flawed", self._opened.curating.flawed_images, self._show)

    def run(self) -> None:
        """Measure what was not measured yet, and compare all."""
        if not self._survey.is_running:
            self._on_progress(None)
            self._survey.start(self._opened.curating.measure_images)

    def _show(self, read: FlawedRead | None) -> None:
        page = self._page
        if page is None:
            return
        if read is not None and read.images:
            page.show_images(read)
            return
        page.show_nothing()
        if read is None:
            page.queue.sentence.setText("")
            page.queue.show_message(
                self.tr("Which images came out badly?"),
                self.tr(
                    "Images that are too dark or bright, blurred, cut off, partly blank, of "
                    "another size or shape, or the wrong way up, beside the others here."
                ),
                self.tr("Measure images"),
                self.run,
            )
        else:
            page.queue.sentence.setText(page.in_words(read))
            page.queue.show_message(
                self.tr("Every image came out as the others did"),
                self.tr("What was marked as a bad image is not listed here."),
            )

    def _on_reading_failed(self, error: Exception) -> None:
        if self._page is not None and isinstance(error, AjnaError):
            self._page.show_nothing()
            self._page.queue.show_message(
                self.tr("Measures cannot be read"),
                str(error),
                self.tr("Try again"),
                self.refresh,
            )
        else:
            self.failed.emit(error)

    def _on_progress(self, progress: Progress | None) -> None:
        if self._page is not None:
            self._page.queue.show_progress(progress)

    def _on_ended(self, _: object = None) -> None:
        if self._page is not None:
            self._page.queue.show_idle()
            self.refresh()

    def _on_failed(self, reason: str) -> None:
        if self._page is not None:
            self._page.queue.show_idle()
            self._page.queue.messages.show_message(reason, self.tr("Try again"), self.run)

    def _mark(self, ids: Sequence[ScanId]) -> None:
        self._opened.edits.mark(ids, ReviewStatus.BAD_IMAGE)

    def _review(self, ids: Sequence[ScanId]) -> None:
        self.review_wanted.emit(ReviewWish(self.tr("Poor image quality"), ids))

    def _show_in_gallery(self, ids: Sequence[ScanId]) -> None:
        page = self._page
        if page is not None and page.shows_any and len(ids) == len(page.shown):
            self.query_wanted.emit(FLAWED)
        else:
            among = NamedScans(self.tr("poor image quality"), tuple(ids))
            self.query_wanted.emit(ScanQuery(among=among, order=Order.AS_LISTED))

    def _ask_export_place(self) -> None:
        place, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Export the images of poor quality"),
            "image-quality.csv",
            self.tr("Table (*.csv)"),
        )
        if place:
            self.export(Path(place))

    def export(self, place: Path) -> None:
        """Write what is listed into a table at `place`."""
        page, curating = self._page, self._opened.curating
        if page is not None:
            images = tuple(page.shown)
            self._reading.ask(
                "export", lambda: curating.export_flawed(images, place), self.exported.emit
            )
