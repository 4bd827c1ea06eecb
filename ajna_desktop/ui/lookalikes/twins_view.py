"""Joins the page of scans that show one image to the open folder."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.progress import Progress
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, ScanQuery
from ajna_desktop.domain.split_repair import SplitRepair
from ajna_desktop.domain.twins import PairJudgement, TwinPair
from ajna_desktop.tasks.twins.read_twins import TwinsFound
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.lookalikes.repair_dialog import RepairDialog
from ajna_desktop.ui.lookalikes.twin_words import judgement_word, matrix_of
from ajna_desktop.ui.lookalikes.twins_page import TwinsPage
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.pairs.pair_control import PairControl
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.work_view import WorkView


class _Said(NamedTuple):
    """The last word about a pair, and what held before."""

    pair: TwinPair
    judgement: PairJudgement | None


class TwinsView(WorkView):
    """Runs the search, saves what is said about pairs, and mends splits."""

    name = "same_image"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: TwinsPage | None = None
        self._pairs: PairControl | None = None
        self._found: TwinsFound | None = None
        self._wanted: TwinPair | None = None  # to be looked at when the list is there
        self._said: _Said | None = None
        self._is_stale = False  # something changed while the folder was being read
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self._on_reading_failed)
        self._survey = Survey(opened.surveys, self)
        self._survey.progressed.connect(self._on_progress)
        self._survey.done.connect(self._on_done)
        self._survey.failed.connect(self._on_failed)
        self._survey.stopped.connect(self._on_stopped)
        opened.pipeline.ended.connect(self._on_work_ended)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Same image twice")

    def make(self) -> QWidget:
        """Make the page, once."""
        page = self._page = TwinsPage(self._opened)
        self._pairs = PairControl(self._opened, page.pair, self)
        self._pairs.failed.connect(self.failed)
        page.run_wanted.connect(self.run)
        page.stop_wanted.connect(self._survey.stop)
        page.pair_chosen.connect(self._show_pair)
        page.pair_opened.connect(self._open_pair)
        page.compare_wanted.connect(self._compare)
        page.judged.connect(self._judge)
        page.undo_wanted.connect(self._undo)
        page.repair_wanted.connect(self._plan_repair)
        page.export_wanted.connect(self._ask_export_place)
        self.refresh()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read the pairs anew when splits, labels or what is said of them changed."""
        if not (changes.twins or changes.scans or changes.labelled):
            return
        if self._opened.is_working and not changes.twins:
            self._is_stale = True
        else:
            self.refresh()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads."""
        self._page = None
        pairs = [self._pairs.stop()] if self._pairs is not None else []
        return [self._reading.stop(), *pairs]

    def refresh(self) -> None:
        """Read the pairs that are known."""
        if self._page is not None:
            self._is_stale = False
            self._reading.ask("twins", self._opened.lookalikes.twins, self._show)

    def run(self) -> None:
        """Compare what was not compared yet."""
        if not self._survey.is_running:
            self._on_progress(None)
            self._survey.start(self._opened.lookalikes.find_twins)

    def repair(self, repair: SplitRepair) -> None:
        """Make the moves, and offer the way back."""
        note = self.tr("copies brought into one split")
        if self._assign(repair.assigned, note) and self._page is not None:
            self._page.messages.show_remark(
                self.tr("Moved to another split: {0}.").format(whole(len(repair.moves))),
                self.tr("Undo"),
                lambda: self._undo_repair(repair),
            )

    # --- what comes back

    def _show(self, found: TwinsFound) -> None:
        self._found = found
        if self._page is not None:
            wanted, self._wanted = self._wanted or self._page.current, None
            self._page.show_found(found, wanted)

    def _on_reading_failed(self, error: Exception) -> None:
        if self._page is not None and isinstance(error, AjnaError):
            self._page.show_message(
                self.tr("The pairs cannot be read"),
                str(error),
                self.tr("Try again"),
                self.refresh,
            )
        else:
            self.failed.emit(error)

    def _on_progress(self, progress: Progress | None) -> None:
        if self._page is not None:
            self._page.show_progress(progress)

    def _on_done(self, found: TwinsFound) -> None:
        if self._page is not None:
            self._page.show_idle()
            self._show(found)

    def _on_failed(self, reason: str) -> None:
        if self._page is not None:
            self._page.show_idle()
            self._page.messages.show_message(reason, self.tr("Try again"), self.run)

    def _on_stopped(self) -> None:
        if self._page is not None:
            self._page.show_idle()
            self.refresh()  # what was found by then stays

    def _on_work_ended(self, is_complete: bool) -> None:
        if self._is_stale:
            self.refresh()

    # --- one pair

    def _show_pair(self, pair: TwinPair | None) -> None:
        if self._pairs is None or self._page is None:
            return
        if pair is None:
            self._pairs.show_nothing()
            return
        # The same pair, read anew after a word was said: its images stay.
        if set(self._pairs.ids) != set(pair.scan_ids):
            self._pairs.show(pair.scan_ids, matrix_of(pair.likeness))
        if self._page.isVisible():
            self.scan_wanted.emit(pair.scan_ids[0])

    def _compare(self, pair: TwinPair) -> None:
        self.compare_wanted.emit(pair.scan_ids, matrix_of(pair.likeness))

    def _open_pair(self, pair: TwinPair) -> None:
        groups = self._found.groups if self._found is not None else ()
        ids = next(
            (group.scan_ids for group in groups if set(pair.scan_ids) <= set(group.scan_ids)),
            pair.scan_ids,
        )
        name = self.tr("one image, {0} scans").format(whole(len(ids)))
        self.query_wanted.emit(ScanQuery(among=NamedScans(name, tuple(ids))))

    def _judge(self, pair: TwinPair, judgement: PairJudgement | None, note: str) -> None:
        page = self._page
        if page is None:
            return
        following = page.next or pair
        if self._write(pair, judgement, note):
            self._said = _Said(pair, judgement)
            self._wanted = following if judgement is not None else pair
            page.judge_bar.show_undo(self._in_words(self._said))
            self.said.emit(self._in_words(self._said))

    def _undo(self) -> None:
        said, page = self._said, self._page
        if said is None or page is None:
            return
        before = said.pair.judged
        judgement = before.judgement if before is not None else None
        if self._write(said.pair, judgement, before.note if before is not None else ""):
            self._said, self._wanted = None, said.pair
            page.judge_bar.show_undo("")
            self.said.emit(self.tr("Undone: {0}").format(self._in_words(said)))

    def _write(self, pair: TwinPair, judgement: PairJudgement | None, note: str) -> bool:
        try:
            changes = self._opened.lookalikes.judge(pair, judgement, note)
        except AjnaError as error:
            self.failed.emit(error)
            return False
        self._opened.surveys.gather(changes)
        return True

    def _in_words(self, said: _Said) -> str:
        names = [scan.name for scan in self._opened.scans(list(said.pair.scan_ids))]
        word = self.tr("withdrawn") if said.judgement is None else ""
        if said.judgement is not None:
            word = judgement_word(said.judgement)
        return f"{' | '.join(names)} → {word}"

    # --- splits and lists

    def _plan_repair(self) -> None:
        found = self._found
        if found is not None:
            lookalikes = self._opened.lookalikes
            self._reading.ask(
                "repair",
                lambda: (lookalikes.plan_repair(found), lookalikes.repaired()),
                lambda planned: self._ask_repair(*planned),
            )

    def _ask_repair(self, repair: SplitRepair, repaired: int) -> None:
        if self._page is None:
            return
        dialog = RepairDialog(repair, repaired, self._opened, self._page)
        dialog.setModal(True)
        dialog.accepted.connect(lambda: self.repair(repair))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _undo_repair(self, repair: SplitRepair) -> None:
        self._assign(repair.undone, self.tr("repair of splits undone"))

    def _assign(self, splits: dict[ScanId, str], note: str) -> bool:
        try:
            changes = self._opened.lookalikes.assign(splits, note)
        except AjnaError as error:
            self.failed.emit(error)
            return False
        self._opened.surveys.gather(changes)
        return True

    def _ask_export_place(self) -> None:
        found = self._found
        if found is None:
            return
        place, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export the pairs"), "same-image.csv", self.tr("Table (*.csv)")
        )
        if place:
            self.export(Path(place))

    def export(self, place: Path) -> None:
        """Write all pairs into a table at `place`."""
        found, lookalikes = self._found, self._opened.lookalikes
        if found is not None:
            self._reading.ask(
                "export", lambda: lookalikes.export_twins(found, place), self.exported.emit
            )
