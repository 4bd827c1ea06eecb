from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.ui.curves.curves_panel import CurvesPanel
from ajna_desktop.ui.curves.curves_view import CurvesView
from ajna_desktop.ui.work_view import WorkView


class Page(WorkView):
    def __init__(self, title):
        super().__init__()
        self._title = title
        self.made = []
        self.seen = []
        self.waited = []

    def title(self):
        return self._title

    def make(self):
        self.made.append(QWidget())
        return self.made[-1]

    def show_changes(self, changes):
        self.seen.append(changes)

    def stop(self):
        return [lambda: self.waited.append(self._title)]


def test_that_a_page_is_made_when_it_is_first_looked_at_and_only_then(qtbot):
    pages = [Page("Operating point"), Page("Calibration")]
    view = CurvesView(pages)
    panel = view.make()
    qtbot.addWidget(panel)
    assert [len(page.made) for page in pages] == [1, 0]
    panel.show_page("Calibration")
    panel.show_page("Operating point")
    panel.show_page("Calibration")
    assert [len(page.made) for page in pages] == [1, 1]
    assert pages[1].made[0].isVisibleTo(panel)


def test_that_a_page_that_is_there_already_can_be_added(qtbot):
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    first, second = QWidget(), QWidget()
    panel.add_page("First", first)
    panel.add_page("Second", second)
    assert first.isVisibleTo(panel)
    assert not second.isVisibleTo(panel)


def test_that_changes_reach_every_page_and_what_they_ask_for_goes_on(qtbot):
    pages = [Page("Operating point"), Page("Calibration")]
    view = CurvesView(pages)
    view.show_changes(Changes(predicted=True))
    assert [page.seen for page in pages] == [[Changes(predicted=True)]] * 2
    with qtbot.waitSignal(view.query_wanted) as asked:
        pages[1].query_wanted.emit(ERRORS)
    assert asked.args == [ERRORS]
    for wait in view.stop():
        wait()
    assert [page.waited for page in pages] == [["Operating point"], ["Calibration"]]
