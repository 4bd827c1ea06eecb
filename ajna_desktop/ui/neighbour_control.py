"""By what, among which scans and how many neighbours of the current scan are looked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.neighbour_filter import NeighbourFilter
from ajna_desktop.domain.scan import Scan, ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, NamedScans, Order, ScanQuery
from ajna_desktop.ui.answers import Answers, Overview
from ajna_desktop.ui.current_scan import CurrentScan
from ajna_desktop.ui.elsewhere.elsewhere_control import ElsewhereControl
from ajna_desktop.ui.inspector.filter_menu import FilterShown
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.inspector.part_picker import PartPicker
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread

_IN_GALLERY = 200  # neighbours that the gallery is asked to show


class NeighbourControl(QObject):
    """Joins the menus of the inspector to the search for neighbours."""

    query_wanted = Signal(object)  # ScanQuery, to be shown in the gallery
    scan_wanted = Signal(object)  # ScanId, to be the current one
    said = Signal(str)  # a remark for the task bar
    failed = Signal(object)  # the Exception

    def __init__(
        self,
        opened: OpenCollection,
        current: CurrentScan,
        inspector: Inspector,
        answers: Answers,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._opened = opened
        self._current = current
        self._inspector = inspector
        self._splits: Sequence[str] = ()
        self._listed = EVERY_SCAN
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
        self.elsewhere = ElsewhereControl(opened.outside, opened.thumbnails, window)
        self.elsewhere.scan_wanted.connect(self.scan_wanted)
        self.elsewhere.said.connect(self.said)
        self.elsewhere.failed.connect(self.failed)
        self._picker = PartPicker(inspector.image_view)
        self._picker.chosen.connect(current.look_at_part)
        self._picker.left.connect(lambda: current.look_at_part(None))
        self._scan_id: ScanId | None = None
        current.shown.connect(self._on_scan)
        inspector.space_chosen.connect(self._compare_by)
        inspector.filter_chosen.connect(self._look_among)
        inspector.more_wanted.connect(current.show_more_neighbours)
        opened.likeness.changed.connect(self._show)
        answers.overviewed.connect(self._on_overview)
        answers.answered.connect(self._on_answered)
        self._show()

    def show_all(self) -> None:
        """Show the current scan and its nearest in the gallery, nearest first."""
        scan, opened = self._current.scan, self._opened
        if scan is not None:
            self._thread.ask(
                "similar",
                lambda: opened.neighbours(scan.id, _IN_GALLERY),
                lambda near: self._on_near(scan, near),
            )

    def mark_part(self) -> None:
        """Let the user draw a rectangle to search by, or end that."""
        if self._picker.is_on:
            self._picker.leave()
        elif self._inspector.image_view.pixels is not None:
            self._picker.begin()

    def stop(self) -> list[Callable[[], None]]:
        """Look for nothing more; return what waits for the thread."""
        return [self._thread.stop(), *self.elsewhere.stop()]

    def _on_scan(self) -> None:
        """End the search by a part with the scan that it is a part of."""
        scan_id = self._current.scan.id if self._current.scan else None
        if scan_id != self._scan_id and self._picker.is_on:
            self._picker.hide()
        self._scan_id = scan_id

    def _on_near(self, scan: Scan, near: Sequence[NeighbourShown]) -> None:
        name = self.tr("similar to {0}").format(scan.name)
        ids = (scan.id, *(one.scan.id for one in near))
        self.query_wanted.emit(ScanQuery(among=NamedScans(name, ids), order=Order.AS_LISTED))

    @Slot(str)
    def _compare_by(self, space: str) -> None:
        self._opened.compare_by(space)
        self._current.show_neighbours()

    @Slot(object)
    def _look_among(self, wanted: NeighbourFilter) -> None:
        self._opened.likeness.wanted = wanted
        self._show()
        self._current.show_neighbours()

    @Slot(object)
    def _on_overview(self, overview: Overview) -> None:
        self._splits = [name for name, _ in overview.counts.by_split]
        self._show()

    @Slot(object, object)
    def _on_answered(self, query: ScanQuery, _: object) -> None:
        self._listed = query.but(order=EVERY_SCAN.order)
        self._show()

    @Slot()
    def _show(self) -> None:
        likeness = self._opened.likeness
        self._inspector.show_spaces(likeness.shown(), likeness.chosen.key)
        listed = None if self._listed == EVERY_SCAN else self._listed
        self._inspector.show_filter(
            FilterShown(likeness.wanted, self._splits, likeness.has_groups, listed)
        )
