"""Joins the page of splits to the open folder."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.split_plan import SplitPlan
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, Order, ScanQuery
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.splits import SplitChange
from ajna_desktop.tasks.curating.split_anew import plan_split_of
from ajna_desktop.ui.curate.splits_page import SplitsPage
from ajna_desktop.ui.edits import Edits, StoredCommand
from ajna_desktop.ui.figures import local_time
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.work_view import WorkView


class HasSplits(Protocol):
    """The part of an open folder that this page needs."""

    collection: Collection
    edits: Edits


class _Read(NamedTuple):
    plan: SplitPlan | AjnaError
    history: list[SplitChange]


class SplitsView(WorkView):
    """Plans anew when scans, labels or copies have changed and the page is looked at."""

    name = "split"

    def __init__(self, opened: HasSplits) -> None:
        super().__init__()
        self._opened = opened
        self._page: SplitsPage | None = None
        self._is_stale = True
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Splits")

    def make(self) -> QWidget:
        """Make the page, once."""
        page = self._page = SplitsPage()
        page.shown.connect(self._look)
        page.wish_changed.connect(self._plan)
        page.accept_wanted.connect(self.accept)
        page.take_back_wanted.connect(self.take_back)
        page.scans_wanted.connect(self._open)
        return page

    def show_changes(self, changes: Changes) -> None:
        """Plan anew, once the page is looked at."""
        if changes.scans or changes.labelled or changes.twins or changes.classes:
            self._is_stale = True
            self._look()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        self._page = None
        return [self._reading.stop()]

    def accept(self, plan: SplitPlan) -> None:
        """Give the scans the splits of the plan, as one step that can be undone."""
        if plan.leaks_after.total:
            return
        moved = len(plan.moves)
        text = self.tr("%n scan(s): splits dealt anew", "", moved)
        self._assign(text, plan.note, plan.assigned, plan.undone)

    def take_back(self, change: SplitChange) -> None:
        """Bring back the splits that held before a change and all later ones."""
        splits = self._opened.collection.splits

        def read() -> tuple[dict[ScanId, str], dict[ScanId, str]]:
            before = splits.before(change.first_seq)
            scans = self._opened.collection.scans.scans(list(before))
            return before, {scan.id: scan.split for scan in scans}

        def assign(read: tuple[dict[ScanId, str], dict[ScanId, str]]) -> None:
            before, now = read
            if before:
                text = self.tr("%n scan(s): splits as they were before {0}", "", len(before))
                told = text.format(local_time(change.at_utc))
                self._assign(told, f"as before {change.at_utc}", before, now)
            else:
                self.said.emit(self.tr("All scans are in the splits of then already."))

        self._reading.ask("before", read, assign)

    def _assign(
        self, text: str, note: str, new: dict[ScanId, str], old: dict[ScanId, str]
    ) -> None:
        splits = self._opened.collection.splits

        def write(forward: bool) -> Changes:
            if forward:
                return splits.assign(new, note)
            return splits.assign(old, f"undone: {note}")

        self._opened.edits.do(StoredCommand(text, list(new), write))

    @Slot()
    def _look(self) -> None:
        if self._page is not None and self._page.isVisible() and self._is_stale:
            self._plan()

    @Slot()
    def _plan(self) -> None:
        page, collection = self._page, self._opened.collection
        if page is None:
            return
        self._is_stale = False
        wish = page.wish

        def read() -> _Read:
            history = collection.splits.history()
            try:
                return _Read(plan_split_of(collection, wish.shares, wish.seed), history)
            except AjnaError as error:
                return _Read(error, history)

        page.show_reading()
        self._reading.ask("plan", read, self._show)

    def _show(self, read: _Read) -> None:
        page = self._page
        if page is None:
            return
        page.show_history(read.history)
        if isinstance(read.plan, AjnaError):
            page.show_message(self.tr("Nothing to deal"), str(read.plan))
        else:
            page.show_plan(read.plan)

    def _open(self, name: str, ids: tuple[ScanId, ...]) -> None:
        among = NamedScans(name, ids)
        self.query_wanted.emit(ScanQuery(among=among, order=Order.AS_LISTED, readable=None))
