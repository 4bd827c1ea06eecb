"""Joins the page of second readings to the open folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.sample import SampleWish
from ajna_desktop.tasks.readers.study_file import TakenIn
from ajna_desktop.ui.edits import Edits, StoredCommand
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.readers.folder_readings import FolderReadings, Offer, Sitting, before
from ajna_desktop.ui.readers.new_study_dialog import NewStudyDialog
from ajna_desktop.ui.readers.reading_words import answer_word, progress_words
from ajna_desktop.ui.readers.second_reading_page import SecondReadingPage
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.review.review_wish import ReviewWish
from ajna_desktop.ui.work_view import WorkView


class Reads(Protocol):
    """The part of an open folder that these pages need."""

    collection: Collection
    edits: Edits
    surveys: Pipeline


class SecondReadingView(WorkView):
    """Plans studies, has them read blind, and ends them."""

    name = "second_reading"

    def __init__(self, opened: Reads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._readings = FolderReadings(opened.collection)
        self._page: SecondReadingPage | None = None
        self._wanted = ""  # the study to go to once it is shown
        self._once_seen = OnceSeen(self._refresh, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_failed)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Second reading")

    def make(self) -> QWidget:
        """Make the page, and have the studies read."""
        page = self._page = SecondReadingPage()
        self._once_seen.watch(page)
        page.new_wanted.connect(self.ask_what)
        page.take_in_wanted.connect(self._ask_file)
        page.read_wanted.connect(self.read)
        page.give_out_wanted.connect(self._ask_place)
        page.close_wanted.connect(self._ask_to_close)
        page.discard_wanted.connect(self._ask_to_discard)
        self._refresh()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Show how far readers have come."""
        if changes.readings or changes.merged:
            self._once_seen.ask()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        return [self._reading.stop()]

    # --- a new one

    def ask_what(self) -> None:
        """Ask what is to be read, and by whom."""
        self._reading.ask("offer", self._readings.offer, self._show_dialog)

    def plan(self, wish: SampleWish) -> None:
        """Make a study."""
        self._reading.ask("plan", lambda: self._readings.plan(wish), self._on_planned)

    def _show_dialog(self, offer: Offer) -> None:
        if self._page is None:
            return
        today = QLocale().toString(QDate.currentDate(), "d MMM yyyy")
        title = self.tr("Second reading, {0}").format(today)
        dialog = NewStudyDialog(title, offer.readers, offer.sources, offer.known, self._page)
        dialog.setModal(True)
        dialog.accepted.connect(lambda: self.plan(dialog.wish()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        dialog.readers.setFocus()

    def _on_planned(self, study: Study) -> None:
        self._wanted = study.id
        self._announce(Changes(readings=True))

    # --- reading

    def read(self, study: Study, reader: str) -> None:
        """Have a reader read where they stopped, blind."""
        self._reading.ask("sitting", lambda: self._readings.sitting(study, reader), self._begin)

    def _begin(self, sitting: Sitting) -> None:
        page = self._page
        if page is None:
            return
        if not sitting.ids:
            page.messages.show_message(
                self.tr(
                    "None of the images of this study is in the folder: open the folder "
                    "that has them."
                )
            )
            return
        if sitting.absent:
            page.messages.show_message(
                self.tr("{0} images of the study are not in this folder.").format(
                    whole(sitting.absent)
                )
            )
        title = self.tr("{0}, read by {1}").format(
            displayable(sitting.study.plan.title), displayable(sitting.reader)
        )
        self.review_wanted.emit(
            ReviewWish(
                title,
                sitting.ids,
                is_blind=True,
                on_decision=lambda ids, said: self._keep(sitting, ids, said),
                answered=dict(sitting.answered),
            )
        )

    def _keep(self, sitting: Sitting, ids: tuple[ScanId, ...], said: Decision) -> bool:
        """Keep what a reader says, so that it can be undone."""
        former, now = before(sitting, ids), dict.fromkeys(ids, said)

        def write(forward: bool) -> Changes:
            told = now if forward else former
            changes = self._readings.read(sitting, told)
            sitting.answered.update(told)
            return changes

        text = self.tr("%n reading(s): {0}", "", len(ids)).format(answer_word(said))
        return self._opened.edits.do(StoredCommand(text, ids, write))

    # --- ending

    def _ask_to_close(self, study: Study) -> None:
        if self._page is None:
            return
        said = self.tr(
            "Nobody can read on in “{0}” once it is closed, and everybody may see the "
            "readings then. Read so far: {1}."
        )
        self._page.messages.show_message(
            said.format(displayable(study.plan.title), progress_words(study)),
            self.tr("Close it"),
            lambda: self._do(lambda: self._readings.close(study)),
        )

    def _ask_to_discard(self, study: Study) -> None:
        if self._page is None:
            return
        said = self.tr(
            "“{0}” is no longer shown once it is discarded. What was read stays in the history."
        )
        self._page.messages.show_message(
            said.format(displayable(study.plan.title)),
            self.tr("Discard it"),
            lambda: self._do(lambda: self._readings.discard(study)),
        )

    def _do(self, write: Callable[[], Changes]) -> None:
        self._reading.ask("write", write, self._announce)

    # --- files

    def _ask_place(self, study: Study, reader: str) -> None:
        name = "".join(one if one.isalnum() else "-" for one in f"{study.plan.title} {reader}")
        place, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("File for {0}").format(displayable(reader)),
            f"{name}.json",
            self.tr("Second reading (*.json)"),
        )
        if place:
            self.give_out(study, reader, Path(place))

    def give_out(self, study: Study, reader: str, place: Path) -> None:
        """Write the file of one reader."""
        self._reading.ask(
            "give out",
            lambda: self._readings.give_out(study, reader, place),
            self.exported.emit,
        )

    def _ask_file(self) -> None:
        place, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Take a file in"), "", self.tr("Second reading (*.json)")
        )
        if place:
            self.take_in(Path(place))

    def take_in(self, file: Path) -> None:
        """Take over a study, or what a reader sent back."""
        self._reading.ask("take in", lambda: self._readings.take_in(file), self._on_taken_in)

    def _on_taken_in(self, brought: TakenIn) -> None:
        self._wanted = brought.study.id
        if self._page is not None:
            said = self.tr("“{0}”: {1} readings that were not known here.").format(
                displayable(brought.study.plan.title), whole(brought.readings)
            )
            if brought.is_new:
                said = self.tr("“{0}” can be read here now.").format(
                    displayable(brought.study.plan.title)
                )
            if brought.absent:
                said += " " + self.tr("Images that are not in this folder: {0}.").format(
                    whole(brought.absent)
                )
            self._page.messages.show_remark(said)
        self._announce(Changes(readings=True))

    # --- inside

    def _refresh(self) -> None:
        if self._page is not None:
            self._reading.ask("studies", self._readings.studies, self._show)

    def _show(self, studies: Sequence[Study]) -> None:
        if self._page is None:
            return
        self._page.show_studies(studies, self._readings.reader)
        if self._wanted:
            self._page.choose(self._wanted)
            self._wanted = ""

    def _announce(self, changes: Changes) -> None:
        self._opened.surveys.gather(changes)

    def _on_failed(self, error: Exception) -> None:
        if self._page is not None and isinstance(error, AjnaError):
            self._page.messages.show_message(str(error))
        else:
            self.failed.emit(error)
