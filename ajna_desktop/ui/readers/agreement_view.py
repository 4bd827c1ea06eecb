"""Joins the page of agreement to the open folder."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.labels import WITHDRAWN, Decision
from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.tasks.readers.adjudicate import adjudicate
from ajna_desktop.tasks.readers.export_readings import export_readings
from ajna_desktop.tasks.readers.study_agreement import (
    Dispute,
    StudyAgreement,
    study_agreement,
)
from ajna_desktop.ui.edits import StoredCommand
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.once_seen import OnceSeen
from ajna_desktop.ui.readers.agreement_page import AgreementPage
from ajna_desktop.ui.readers.folder_readings import FolderReadings
from ajna_desktop.ui.readers.reading_words import answer_word, progress_words
from ajna_desktop.ui.readers.second_reading_view import Reads
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.review.review_wish import ReviewWish, Suggestion
from ajna_desktop.ui.work_view import WorkView


class Compares(Reads, Lookup, Protocol):
    """The part of an open folder that this page needs."""


class _Read(NamedTuple):
    """All studies, and what came of the one that is shown."""

    studies: list[Study]
    found: StudyAgreement | None
    problem: str  # why nothing came of it


class AgreementView(WorkView):
    """Compares readings anew when a study is closed or a dispute decided."""

    name = "agreement"

    def __init__(self, opened: Compares, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: AgreementPage | None = None
        self._study = ""  # the id of the one that is shown; "" for the newest
        self._is_stale = False
        self._once_seen = OnceSeen(self._refresh_if_seen, self)
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_failed)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Agreement")

    def make(self) -> QWidget:
        """Make the page, and have the readings compared."""
        page = self._page = AgreementPage(self._opened)
        self._once_seen.watch(page)
        page.study_chosen.connect(self._choose)
        page.decide_wanted.connect(self.decide)
        page.gallery_wanted.connect(self._show_in_gallery)
        page.export_wanted.connect(self._ask_place)
        page.scan_chosen.connect(self.scan_wanted)
        page.seen.connect(self._refresh_if_seen)
        page.show_message(self.tr("Looking…"), self.tr("Readings are being compared."))
        self._refresh()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Compare anew when anything of it may be otherwise."""
        if changes.readings or changes.merged or changes.scans or changes.labelled:
            self._is_stale = True
            self._once_seen.ask()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._once_seen.stop()
        return [self._reading.stop()]

    # --- deciding

    def decide(self, found: StudyAgreement) -> None:
        """Have somebody decide where readers differ, with what they said."""
        disputes = {
            ScanId(one.scan_id): one for one in found.open_disputes if one.scan_id is not None
        }
        title = self.tr("Where readers differ: {0}").format(displayable(found.study.plan.title))
        suggestions = {one: _suggestion(dispute) for one, dispute in disputes.items()}
        answered: dict[ScanId, Decision] = {}
        self.review_wanted.emit(
            ReviewWish(
                title,
                tuple(disputes),
                suggestions,
                on_decision=lambda ids, said: self._keep(
                    found.study, disputes, answered, ids, said
                ),
            )
        )

    def _keep(
        self,
        study: Study,
        disputes: dict[ScanId, Dispute],
        answered: dict[ScanId, Decision],
        ids: tuple[ScanId, ...],
        said: Decision,
    ) -> bool:
        """Keep what was decided, so that it can be undone."""
        collection = self._opened.collection
        former = {one: answered.get(one, WITHDRAWN) for one in ids}
        settled = {disputes[one].content_hash: decision for one, decision in former.items()}
        labels = collection.labels.decisions(collection.labels.twins(ids))

        def write(forward: bool) -> Changes:
            answered.update(dict.fromkeys(ids, said) if forward else former)
            if forward:
                return adjudicate(collection, study, disputes, dict.fromkeys(ids, said))
            changes = collection.readings.settle(study.id, settled)
            return changes | collection.labels.decide(labels)

        text = self.tr("%n decision(s) between readers: {0}", "", len(ids))
        return self._opened.edits.do(StoredCommand(text.format(answer_word(said)), ids, write))

    # --- elsewhere

    def _show_in_gallery(self, found: StudyAgreement) -> None:
        ids = tuple(ScanId(one.scan_id) for one in found.disputes if one.scan_id is not None)
        name = self.tr("disputed in {0}").format(displayable(found.study.plan.title))
        self.query_wanted.emit(ScanQuery(among=NamedScans(name, ids), order=Order.AS_LISTED))

    def _ask_place(self, found: StudyAgreement) -> None:
        place, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export the readings"), "readings.csv", self.tr("Table (*.csv)")
        )
        if place:
            self.export(found, Path(place))

    def export(self, found: StudyAgreement, place: Path) -> None:
        """Write what each reader said of each image into a table."""
        collection = self._opened.collection
        self._reading.ask(
            "export",
            lambda: export_readings(collection, found.study, place),
            self.exported.emit,
        )

    # --- inside

    def _choose(self, study: str) -> None:
        self._study = study
        self._refresh()

    def _refresh_if_seen(self) -> None:
        if self._is_stale and self._page is not None and self._page.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if self._page is not None:
            self._is_stale = False
            chosen = self._study
            self._reading.ask("agreement", lambda: self._read(chosen), self._show)

    def _read(self, chosen: str) -> _Read:
        """Compare the readings of a study; called on the reading thread."""
        collection = self._opened.collection
        studies = collection.readings.studies()
        closed = [one for one in studies if one.is_closed]
        if not closed:
            return _Read(studies, None, "")
        study = next((one for one in closed if one.id == chosen), closed[0])
        try:
            return _Read(studies, study_agreement(collection, study.id), "")
        except AjnaError as error:
            return _Read(studies, None, str(error))

    def _show(self, read: _Read) -> None:
        page = self._page
        if page is None:
            return
        closed = [one for one in read.studies if one.is_closed]
        shown = read.found.study.id if read.found else self._study
        page.show_studies(closed, shown)
        if read.found is not None:
            page.show_agreement(read.found, self._opened.collection.labels.reader)
        elif read.problem:
            page.show_message(self.tr("Nothing to compare"), read.problem)
        else:
            self._say_hidden(page, read.studies)

    def _say_hidden(self, page: AgreementPage, studies: Sequence[Study]) -> None:
        if not studies:
            page.show_message(
                self.tr("No second reading yet"),
                self.tr(
                    "When two people have read the same images, kappa with its interval and "
                    "the images on which they differ are shown here. Make a study on the page "
                    "“Second reading”."
                ),
            )
            return
        study = studies[0]
        said = self.tr("“{0}”: {1}. What readers said is shown once the study is closed.")
        page.show_message(
            self.tr("All have read") if study.is_complete else self.tr("Still being read"),
            said.format(displayable(study.plan.title), progress_words(study)),
            self.tr("Close it and compare") if study.is_complete else "",
            lambda: self.close(study),
        )

    def close(self, study: Study) -> None:
        """End the reading of a study; `show_changes` follows."""
        self._study = study.id
        readings = FolderReadings(self._opened.collection)
        gather = self._opened.surveys.gather
        self._reading.ask("close", lambda: readings.close(study), gather)

    def _on_failed(self, error: Exception) -> None:
        if self._page is not None and isinstance(error, AjnaError):
            self._page.messages.show_message(str(error))
        else:
            self.failed.emit(error)


def _suggestion(dispute: Dispute) -> Suggestion:
    """Return what most readers said, if more than half said the same, and what each did."""
    reason = " · ".join(
        f"{displayable(reader)}: {answer_word(said)}" for reader, said in dispute.said.items()
    )
    voices = Counter(said.label for said in dispute.said.values() if said.label is not None)
    most = next((one for one, count in voices.items() if 2 * count > len(dispute.said)), None)
    return Suggestion(most, reason)
