"""By what, among which scans and how many neighbours of the current scan are looked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.domain.neighbour_filter import NeighbourFilter
from ajna_desktop.domain.scan import Scan
from ajna_desktop.domain.scan_query import EVERY_SCAN, NamedScans, Order, ScanQuery
from ajna_desktop.ui.answers import Answers, Overview
from ajna_desktop.ui.current_scan import CurrentScan
from ajna_desktop.ui.inspector.filter_menu import FilterShown
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.reading_thread import ReadingThread

_IN_GALLERY = 200  # neighbours that the gallery is asked to show


class NeighbourControl(QObject):
    """Joins the menus of the inspector to the search for neighbours."""

    query_wanted = Signal(object)  # ScanQuery, to be shown in the gallery
    failed = Signal(object)  # the Exception

    def __init__(
        self,
        opened: OpenCollection,
        current: CurrentScan,
        inspector: Inspector,
        answers: Answers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._current = current
        self._inspector = inspector
        self._splits: Sequence[str] = ()
        self._listed = EVERY_SCAN
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)
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

    def stop(self) -> list[Callable[[], None]]:
        """Look for nothing more; return what waits for the thread."""
        return [self._thread.stop()]

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
