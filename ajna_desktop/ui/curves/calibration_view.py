"""Joins the page of calibration and prediction sets to the open folder."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.evaluation.prediction_sets import ClassCoverage
from ajna_desktop.domain.evaluation.reliability import Bin, Binning, Reliability
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import UNLIKE, UNSURE, NamedScans, Order, ScanQuery
from ajna_desktop.tasks.judging.calibrate import Recalibrated
from ajna_desktop.tasks.judging.find_unlike import FoundUnlike
from ajna_desktop.ui.certainty import Certain
from ajna_desktop.ui.curves.calibration_page import CalibrationPage
from ajna_desktop.ui.figures import decimal, probability, whole
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.wording import calibration_words
from ajna_desktop.ui.work_view import WorkView


class _Diagram(NamedTuple):
    """What the upper part shows, of which class."""

    label: Label | None
    now: Reliability
    before: Reliability | None


class CalibrationView(WorkView):
    """Reads labels and probabilities, and has them set right."""

    name = "calibration"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._page: CalibrationPage | None = None
        self._certain: Certain | None = None
        self._label: Label | None = None
        self._is_label_chosen = False
        self._binning = Binning.EQUAL_WIDTH
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        self._calibrating = Survey(opened.pipeline, self)
        self._calibrating.done.connect(self._on_done)
        self._calibrating.failed.connect(self._on_failed)
        self._search = Survey(opened.surveys, self)
        self._search.done.connect(self._on_done)
        self._search.failed.connect(self._on_failed)
        self._search.stopped.connect(self._show_idle)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Calibration")

    def make(self) -> QWidget:
        """Make the page and have the predictions read."""
        page = self._page = CalibrationPage()
        upper, lower = page.reliability, page.sets
        upper.label_chosen.connect(self._choose_label)
        upper.binning_chosen.connect(self._choose_binning)
        upper.calibrate_wanted.connect(self._calibrate)
        upper.remove_wanted.connect(self._remove)
        upper.plot.bin_opened.connect(self._open_bin)
        lower.level_moved.connect(self._read_coverage)
        lower.level_chosen.connect(self._choose_level)
        lower.per_class_chosen.connect(self._promise)
        lower.unsure_wanted.connect(lambda: self.query_wanted.emit(UNSURE))
        lower.unlike_wanted.connect(lambda: self.query_wanted.emit(UNLIKE))
        lower.search_wanted.connect(self._look_for_unlike)
        lower.progress.stop_wanted.connect(self._search.stop)
        self._search.progressed.connect(lower.show_searching)
        self._opened.state_changed.connect(self._show_state)
        page.show_message(
            self.tr("One moment…"), self.tr("The predictions of this folder are being read.")
        )
        self._read()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Read anew what labels and predictions have changed."""
        if self._page is not None and (changes.predicted or changes.labelled):
            self._read()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        return [self._thread.stop()]

    # --- what is read

    def _read(self) -> None:
        self._thread.ask("certain", self._opened.certainty.read, self._show)

    def _show(self, certain: Certain | None) -> None:
        page = self._page
        if page is None:
            return
        self._certain = certain
        if certain is None:
            page.show_message(
                self.tr("No predictions yet"),
                self.tr("Whether probabilities are right shows when scans have been judged."),
                self.tr("Run"),
                self._opened.read_folder,
            )
            return
        if not certain.has_enough:
            page.show_message(
                self.tr("Too few labels"),
                self.tr(
                    "Whether probabilities are right can be told where at least 20 scans have "
                    "a label that the classifier knows. Here are {0}."
                ).format(whole(len(certain.labelled.classes))),
            )
            return
        labels = certain.run.labels
        if self._label not in labels and (self._label or not self._is_label_chosen):
            self._label = labels[-1] if len(labels) == 2 else None
        page.reliability.show_labels(labels, self._label)
        page.sets.show_choice(certain.choice)
        self._show_state()
        self._read_diagram()
        self._read_coverage(page.sets.level)

    def _read_diagram(self) -> None:
        certain, label, binning = self._certain, self._label, self._binning
        if certain is None:
            return

        def read() -> _Diagram:
            return _Diagram(label, *certain.reliability(label, binning))

        self._thread.ask("diagram", read, self._show_diagram)

    def _show_diagram(self, diagram: _Diagram) -> None:
        if self._page is not None:
            self._page.show_figures()
            self._page.reliability.show_reliability(diagram.now, diagram.before)

    @Slot(float)
    def _read_coverage(self, level: float) -> None:
        certain = self._certain
        if certain is None:
            return

        def show(rows: list[ClassCoverage]) -> None:
            if self._page is not None:
                self._page.sets.show_coverage(rows, level)

        self._thread.ask("coverage", lambda: certain.coverage(level), show)

    @Slot()
    def _show_state(self) -> None:
        page, certain = self._page, self._certain
        if page is None or certain is None:
            return
        can_act = not self._opened.is_working and not self._calibrating.is_running
        page.reliability.show_state(certain.run, can_act)
        page.sets.show_certain(certain, can_act)

    # --- what the user does

    @Slot(object)
    def _choose_label(self, label: Label | None) -> None:
        self._label, self._is_label_chosen = label, True
        self._read_diagram()

    @Slot(object)
    def _choose_binning(self, binning: Binning) -> None:
        self._binning = binning
        self._read_diagram()

    @Slot(object)
    def _open_bin(self, one: Bin) -> None:
        if self._certain is None:
            return
        ids = self._certain.between(self._label, one.low, one.high)
        span = probability(one.low), probability(one.high)
        if self._label is None:
            name = self.tr("probability from {0} to {1}").format(*span)
        else:
            name = self.tr("probability of {0} from {1} to {2}").format(self._label, *span)
        query = ScanQuery(among=NamedScans(name, ids), order=Order.CONFIDENCE)
        self.query_wanted.emit(query)

    @Slot(object)
    def _calibrate(self, method: CalibrationMethod) -> None:
        certainty = self._opened.certainty
        self._work(lambda context: certainty.calibrate(method, context))

    @Slot()
    def _remove(self) -> None:
        self._work(self._opened.certainty.remove)

    @Slot(bool)
    def _promise(self, per_class: bool) -> None:
        certainty = self._opened.certainty
        self._work(lambda context: certainty.promise(per_class, context))

    def _work(self, work: Callable[..., object]) -> None:
        if self._page is not None:
            self._page.messages.hide()
        self._calibrating.start(work)
        self._show_state()

    @Slot(float)
    def _choose_level(self, level: float) -> None:
        if self._certain is None or level == self._certain.choice.level:
            return
        try:
            self._opened.pipeline.gather(self._opened.certainty.choose_level(level))
        except AjnaError as error:
            self.failed.emit(error)

    @Slot()
    def _look_for_unlike(self) -> None:
        if self._page is not None:
            self._page.messages.hide()
            self._page.sets.show_searching(None)
        self._search.start(self._opened.certainty.find_unlike)

    @Slot()
    def _show_idle(self) -> None:
        if self._page is not None:
            self._page.sets.show_idle()

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        if self._page is not None:
            self._page.sets.show_idle()
            self._page.messages.show_message(reason)
        self._show_state()

    @Slot(object)
    def _on_done(self, found: object) -> None:
        self._show_state()
        if isinstance(found, FoundUnlike):
            self._show_idle()
            said = self.tr("{0} of {1} scans are unlike anything learnt.")
            self.said.emit(said.format(whole(found.unlike), whole(found.scans)))
        elif isinstance(found, Recalibrated):
            self.said.emit(self._outcome(found))
            if found.flips and self._page is not None:
                self._page.messages.show_message(self._outcome(found))

    def _outcome(self, found: Recalibrated) -> str:
        text = calibration_words(found.run)
        point, former = found.run.operating_point, found.former_point
        if point is not None and point != former:
            said = self.tr("The threshold for {0} moved with them, from {1} to {2}.")
            before = former.threshold if former is not None else 0.5
            moved = decimal(before, 2), decimal(point.threshold, 2)
            text += " " + said.format(point.label, *moved)
        elif former is not None and point is None:
            text += " " + self.tr("The most probable label is predicted again.")
        if found.flips:
            said = self.tr("{0} scans are decided otherwise than before.")
            text += " " + said.format(whole(found.flips))
        return text
