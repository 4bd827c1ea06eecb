"""Joins the page of the operating point to the open folder and to what is tried out."""

from collections.abc import Callable
from dataclasses import fields
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.evaluation.choose_threshold import (
    ChosenThreshold,
    by_capacity,
    by_costs,
    by_target_recall,
)
from ajna_desktop.domain.evaluation.intervals import PointFigures, RankingFigures
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import UNLABELLED, NamedScans, Order, ScanQuery
from ajna_desktop.ui.curves.class_curve import ClassCurve, class_curve, flips
from ajna_desktop.ui.curves.operating_point_page import OperatingPointPage
from ajna_desktop.ui.curves.point_words import chosen_words, quarter_name, state_words
from ajna_desktop.ui.curves.quarters import Quarter, quarter_query
from ajna_desktop.ui.curves.score_histogram import BINS
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.trial_point import threshold_of
from ajna_desktop.ui.work_view import WorkView

_REST_MILLISECONDS: Final = 250  # a handle that stands so long is let go of
_STRIP_MILLISECONDS: Final = 60  # pictures of what flips follow so often
_FAR: Final = 50  # steps from end to end, with Shift
_SPLITS: Final = ("train", "val", "test")
_LEAST: Final = 1e-6  # a threshold lies between 0 and 1


class OperatingPointView(WorkView):
    """Reads the scores of a class, and brings the trial to the page and back."""

    name = "operating_point"

    def __init__(self, opened: OpenCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._trial = opened.trial
        self._memory = opened.curves_memory
        self._page: OperatingPointPage | None = None
        self._shown: ClassCurve | None = None
        self._label: Label | None = None
        self._split: str | None = None
        self._is_curated = True
        self._ranked: ClassCurve | None = None  # whose areas have their intervals
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._measure)
        self._strip = QTimer(self, singleShot=True, interval=_STRIP_MILLISECONDS)
        self._strip.timeout.connect(self._show_flipped)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Operating point")

    def make(self) -> QWidget:
        """Make the page and have the scores read."""
        page = OperatingPointPage(self._opened, self._opened.thumbnails)
        self._page = page
        page.show_log(self._memory.is_log)
        page.wishes.remember_in(self._memory.file)
        page.class_chosen.connect(self._choose_class)
        page.split_chosen.connect(self._choose_split)
        page.labels_chosen.connect(self._choose_labels)
        page.log_chosen.connect(self._choose_log)
        page.moved.connect(self._move)
        page.stepped.connect(self._step)
        page.sent_to_end.connect(self._go_to_end)
        page.figures.quarter_chosen.connect(self._open_quarter)
        page.flips.all_wanted.connect(self._open_flips)
        page.flips.scan_chosen.connect(self.scan_wanted)
        page.wishes.recall_wanted.connect(self._want_recall)
        page.wishes.costs_wanted.connect(self._want_costs)
        page.wishes.capacity_wanted.connect(self._want_capacity)
        page.came_into_sight.connect(self._on_moved)
        page.save_wanted.connect(self._opened.keep_point)
        self._opened.state_changed.connect(self._show_state)
        self._trial.changed.connect(self._on_moved)
        self._trial.scored_changed.connect(self._read)
        page.show_message(
            self.tr("One moment…"), self.tr("The predictions of this folder are being read.")
        )
        self._trial.look_at(self._label)
        return page

    def show_changes(self, changes: Changes) -> None:
        """Do nothing: the trial reads its columns anew, and says when they are there."""

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        self._rest.stop()
        self._strip.stop()
        return [self._thread.stop()]

    # --- what is read

    @Slot()
    def _read(self) -> None:
        """Sort the scores of the split that is looked at."""
        scored, split, is_curated = self._trial.scored, self._split, self._is_curated
        if self._page is None:
            return
        if scored is None:
            self._say_nothing()
            return
        self._label = scored.label
        self._thread.ask(
            "curve", lambda: class_curve(scored, split, is_curated, BINS), self._show_curve
        )

    def _show_curve(self, shown: ClassCurve) -> None:
        page = self._page
        if page is None:
            return
        if not len(shown.curve):
            self._shown = None
            self._say_no_labels()
            return
        self._shown = shown
        splits = sorted((name for name in shown.scored.splits if name), key=_split_order)
        page.show_choices(shown.scored.run.labels, shown.label, splits)
        page.show_curve(shown)
        self._on_moved()

    def _say_nothing(self) -> None:
        assert self._page is not None
        self._page.show_message(
            self.tr("No predictions yet"),
            self.tr("Curves and thresholds appear when a classifier has judged the scans."),
            self.tr("Run"),
            self._opened.read_folder,
        )

    def _say_no_labels(self) -> None:
        assert self._page is not None
        self._page.show_message(
            self.tr("No labels to compare with"),
            self.tr("Which threshold suits can be told by scans that have a label, too."),
            self.tr("Show scans without a label"),
            lambda: self.query_wanted.emit(UNLABELLED),
        )

    # --- what follows the handle

    @Slot()
    def _on_moved(self) -> None:
        page, shown = self._page, self._shown
        if page is None or shown is None or not page.isVisible():
            return
        run, point = shown.scored.run, self._trial.point or shown.scored.run.operating_point
        threshold = self._trial.threshold_of(shown.label)
        page.show_threshold(threshold, threshold_of(shown.label, run.operating_point, run))
        page.show_decided(
            shown.decided(point), shown.decided(run.operating_point), threshold is not None
        )
        self._show_state()
        self._strip.start()
        self._rest.start()

    @Slot()
    def _show_state(self) -> None:
        page, shown = self._page, self._shown
        if page is None or shown is None:
            return
        trial, opened = self._trial.point, self._opened
        is_free = trial is None and not opened.is_working
        text = state_words(trial, shown.scored.run)
        page.show_state(text, opened.classifier is not None, is_free)

    @Slot()
    def _show_flipped(self) -> None:
        page, shown, point = self._page, self._shown, self._trial.point
        if page is None or shown is None:
            return
        if point is None:
            page.show_flips(None)
            return
        found = flips(shown.scored, shown.scored.run.operating_point, point, self._is_curated)
        page.show_flips(found)
        page.flips.show_scans(found)

    @Slot()
    def _measure(self) -> None:
        """Have the intervals of the figures found: the handle has come to rest."""
        shown = self._shown
        threshold = None if shown is None else self._trial.threshold_of(shown.label)
        if shown is None or threshold is None:
            return
        self._thread.ask(
            "intervals",
            lambda: (threshold, shown.grouped.at(threshold)),
            lambda found: self._show_intervals(shown, *found),
        )
        if self._ranked is not shown:
            self._thread.ask(
                "ranking", shown.grouped.ranking, lambda found: self._show_ranking(shown, found)
            )

    def _show_intervals(
        self, shown: ClassCurve, threshold: float, figures: PointFigures
    ) -> None:
        is_there = self._shown is shown and not self._rest.isActive()
        if is_there and self._trial.threshold_of(shown.label) == threshold:
            self._show_measured(figures)

    def _show_ranking(self, shown: ClassCurve, figures: RankingFigures) -> None:
        if self._shown is shown:
            self._ranked = shown
            self._show_measured(figures)

    def _show_measured(self, figures: PointFigures | RankingFigures) -> None:
        if self._page is not None:
            named = {one.name: getattr(figures, one.name) for one in fields(figures)}
            known = {key: one for key, one in named.items() if isinstance(one, Measured)}
            self._page.show_intervals(known)

    # --- what the user does

    @Slot(object)
    def _choose_class(self, label: Label) -> None:
        self._trial.look_at(label)

    @Slot(object)
    def _choose_split(self, split: str | None) -> None:
        self._split = split
        self._read()

    @Slot(bool)
    def _choose_labels(self, is_curated: bool) -> None:
        self._is_curated = is_curated
        self._read()

    @Slot(bool)
    def _choose_log(self, is_log: bool) -> None:
        self._memory.is_log = is_log
        if self._page is not None:
            self._page.show_log(is_log)

    @Slot(float)
    def _move(self, threshold: float) -> None:
        if self._shown is not None:
            inside = min(max(threshold, _LEAST), 1 - _LEAST)
            self._trial.try_out(OperatingPoint(self._shown.label, inside))

    @Slot(int, bool)
    def _step(self, steps: int, is_far: bool) -> None:
        if (shown := self._shown) is not None:
            now = self._trial.threshold_of(shown.label)
            far = max(len(shown.curve.distinct) // _FAR, 1) if is_far else 1
            self._move(shown.curve.stepped(0.5 if now is None else now, steps * far))

    @Slot(int)
    def _go_to_end(self, end: int) -> None:
        if (shown := self._shown) is not None:
            self._move(shown.curve.stepped(0.5, end * len(shown.curve)))

    @Slot()
    def _open_flips(self) -> None:
        shown, point = self._shown, self._trial.point
        if shown is None or point is None:
            return
        found = flips(shown.scored, shown.scored.run.operating_point, point, self._is_curated)
        name = self.tr("flips at {0}").format(f"{point.threshold:.3g}")
        self.query_wanted.emit(ScanQuery(among=NamedScans(name, found.ids)))

    @Slot(object)
    def _open_quarter(self, quarter: Quarter) -> None:
        if (shown := self._shown) is None:
            return
        query = quarter_query(shown, quarter, self._split)
        if query is None:
            point = self._trial.point or shown.scored.run.operating_point
            ids = shown.ids(quarter.is_its, quarter.is_told, point)
            name = quarter_name(quarter, shown.label)
            query = ScanQuery(among=NamedScans(name, ids), order=Order.CONFIDENCE)
        self.query_wanted.emit(query)

    # --- what the user wants of a threshold

    @Slot(int)
    def _want_recall(self, one_in: int) -> None:
        self._find(lambda shown: by_target_recall(shown.curve, 1 - 1 / one_in))

    @Slot(float, float)
    def _want_costs(self, missed: float, prevalence: float) -> None:
        self._find(lambda shown: by_costs(shown.curve, missed, 1.0, prevalence=prevalence))

    @Slot(int, int, float)
    def _want_capacity(self, capacity: int, per_day: int, prevalence: float) -> None:
        self._find(
            lambda shown: by_capacity(shown.curve, capacity, per_day, prevalence=prevalence)
        )

    def _find(self, choose: Callable[[ClassCurve], ChosenThreshold]) -> None:
        page, shown = self._page, self._shown
        if page is None or shown is None:
            return
        try:
            chosen = choose(shown)
        except ThresholdImpossible as error:
            page.wishes.show_result(str(error))
            return
        page.wishes.show_result(chosen_words(chosen, shown.label))
        self._trial.try_out(OperatingPoint(shown.label, chosen.threshold))


def _split_order(name: str) -> tuple[int, str]:
    return (_SPLITS.index(name) if name in _SPLITS else len(_SPLITS), name)
