"""Joins the page of grading to the open folder: asks, keeps each grade, goes on."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.grading import Grade, graded_precision
from ajna_desktop.domain.scan import Scan, ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.lookalikes.grading_page import GradingPage
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.work_view import WorkView

Key = tuple[ScanId, ScanId]  # query and neighbour


class Grades(Protocol):
    """See `GradingSource`."""

    @property
    def space(self) -> str:
        """Id of the way to compare."""

    def queries(self) -> Sequence[Scan]:
        """Return the scans whose neighbours are graded."""

    def near(self, query: ScanId) -> Sequence[Scan]:
        """Return the scans nearest to a query."""

    def pixels(self, scan: Scan) -> Pixels:
        """Read an image."""

    def grades(self) -> Sequence[Grade]:
        """Return what this reader said."""

    def give(self, grade: Grade) -> None:
        """Keep a grade."""

    def take_back(self, query: ScanId, neighbour: ScanId) -> None:
        """Forget a grade."""


class GradingView(WorkView):
    """Goes on where this reader stopped, in the way to compare that is chosen."""

    name = "grading"

    def __init__(self, source: Grades, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._page: GradingPage | None = None
        self._space = ""
        self._queries: Sequence[Scan] = ()
        self._near: Sequence[Scan] = ()
        self._given: dict[Key, Grade] = {}
        self._query, self._place = 0, 0
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)

    def title(self) -> str:
        """Return what the page is called."""
        return self.tr("Grading")

    def make(self) -> QWidget:
        """Make the page, and find where to go on."""
        page = self._page = GradingPage()
        page.graded.connect(self._grade)
        page.taken_back.connect(self._take_back)
        page.stepped.connect(lambda step: self._show_place(self._place + step))
        page.place_chosen.connect(self._show_place)
        page.query_stepped.connect(lambda step: self._show_query(self._query + step))
        self._begin()
        return page

    def show_changes(self, changes: Changes) -> None:
        """Ask anew when scans came, or are compared in another way."""
        is_other = changes.index_rebuilt and self._source.space != self._space
        if self._page is not None and (is_other or (changes.index_rebuilt and not self._near)):
            self._begin()

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the thread."""
        return [self._thread.stop()]

    def _begin(self) -> None:
        source = self._source
        self._space = source.space
        self._thread.ask(
            "queries", lambda: (source.queries(), source.grades()), self._on_queries
        )

    def _on_queries(self, found: tuple[Sequence[Scan], Sequence[Grade]]) -> None:
        self._queries, grades = found
        self._given = {(one.query, one.neighbour): one for one in grades}
        done = [one.query for one in grades]
        open_ones = [
            place for place, scan in enumerate(self._queries) if done.count(scan.id) < 10
        ]
        if not self._queries and self._page is not None:
            self._page.show_message(
                self.tr("Nothing to grade yet"),
                self.tr("Once the scans are read, some of them are shown with their nearest."),
            )
            return
        self._show_precision()
        self._show_query(open_ones[0] if open_ones else 0)

    def _show_query(self, number: int) -> None:
        if not 0 <= number < len(self._queries):
            return
        self._query, self._near = number, ()
        scan, source = self._queries[number], self._source
        self._thread.ask("near", _careful(lambda: source.near(scan.id)), self._on_near)

    def _on_near(self, found: Sequence[Scan] | AjnaError) -> None:
        page = self._page
        if page is None:
            return
        if isinstance(found, AjnaError) or not found:
            none = self.tr("No other scan has been described yet.")
            page.show_message(self.tr("Nothing to grade yet"), str(found) if found else none)
            return
        self._near = found
        query = self._queries[self._query]
        self._read("query", query, page.query_view)
        open_ones = [
            place for place, scan in enumerate(found) if (query.id, scan.id) not in self._given
        ]
        self._show_place(open_ones[0] if open_ones else 0)

    @Slot(int)
    def _show_place(self, place: int) -> None:
        page = self._page
        if page is None or not 0 <= place < len(self._near):
            return
        self._place = place
        query, neighbour = self._queries[self._query], self._near[place]
        title = self.tr("Query {0} of {1}: is neighbour {2} like the scan at the left?")
        numbers = (self._query + 1, len(self._queries), place + 1)
        page.show_pair(title.format(*numbers), query.name, neighbour.name)
        page.show_marks([self._said(scan) for scan in self._near], place)
        self._read("neighbour", neighbour, page.neighbour_view)

    @Slot(bool)
    def _grade(self, is_alike: bool) -> None:
        if not self._near:
            return
        query, neighbour = self._queries[self._query], self._near[self._place]
        grade = Grade(query.id, neighbour.id, self._place, is_alike)
        if not self._save(lambda: self._source.give(grade)):
            return
        self._given[query.id, neighbour.id] = grade
        self._show_precision()
        open_ones = [place for place, scan in enumerate(self._near) if self._said(scan) is None]
        later = [place for place in open_ones if place > self._place] or open_ones
        if later:
            self._show_place(later[0])
        elif self._query + 1 < len(self._queries):
            self._show_query(self._query + 1)
        else:
            self._show_place(self._place)

    @Slot()
    def _take_back(self) -> None:
        if not self._near:
            return
        key = self._queries[self._query].id, self._near[self._place].id
        if self._save(lambda: self._source.take_back(*key)):
            self._given.pop(key, None)
            self._show_precision()
            self._show_place(self._place)

    def _save(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except AjnaError as error:
            self.failed.emit(error)
            return False
        return True

    def _said(self, neighbour: Scan) -> bool | None:
        grade = self._given.get((self._queries[self._query].id, neighbour.id))
        return None if grade is None else grade.is_alike

    def _show_precision(self) -> None:
        if self._page is not None:
            self._page.show_precision(graded_precision(list(self._given.values())))

    def _read(self, kind: str, scan: Scan, view: ImageView) -> None:
        def show(found: Pixels | AjnaError) -> None:
            if isinstance(found, AjnaError):
                view.show_message(str(found))
            else:
                view.show_pixels(found.array)

        self._thread.ask(kind, _careful(lambda: self._source.pixels(scan)), show)


def _careful(read: Callable[[], Any]) -> Callable[[], Any]:
    """Return `read` such that it returns an error that the user can understand."""

    def carefully() -> Any:
        try:
            return read()
        except AjnaError as error:
            return error

    return carefully
