import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.ui.lookalikes.lookalikes_view import LookalikesView
from ajna_desktop.ui.work_view import WorkView


class FakePage(WorkView):
    def __init__(self, name, kind=QLabel):
        super().__init__()
        self.name = name
        self.kind = kind
        self.made = 0
        self.told = []

    def title(self):
        return f"Page {self.name}"

    def make(self):
        self.made += 1
        return self.kind(self.name)

    def show_changes(self, changes):
        self.told.append(changes)

    def stop(self):
        return [lambda: self.told.append("waited")]


@pytest.fixture
def pages():
    return [FakePage("similar"), FakePage("errors")]


@pytest.fixture
def view(qapp, pages):
    return LookalikesView(pages)


def test_that_a_page_is_made_when_it_is_first_looked_at(qtbot, view, pages):
    panel = view.make()
    qtbot.addWidget(panel)
    assert [panel.tabText(place) for place in range(panel.count())] == [
        "Page similar",
        "Page errors",
    ]
    assert [page.made for page in pages] == [1, 0]
    panel.show_view("errors")
    panel.show_view("similar")
    assert [page.made for page in pages] == [1, 1]


def test_that_what_a_page_wants_reaches_the_folder(qtbot, view, pages):
    heard = []
    view.query_wanted.connect(heard.append)
    view.said.connect(heard.append)
    pages[1].query_wanted.emit(EVERY_SCAN)
    pages[0].said.emit("done")
    assert heard == [EVERY_SCAN, "done"]


def test_that_every_page_hears_of_changes_and_is_waited_for(view, pages):
    view.show_changes(Changes(scans=True))
    for wait in view.stop():
        wait()
    assert [page.told for page in pages] == [[Changes(scans=True), "waited"]] * 2


def test_that_the_page_in_sight_takes_the_keyboard_if_it_has_use_for_it(qtbot):
    view = LookalikesView([FakePage("similar", QLineEdit), FakePage("errors")])
    panel = view.make()
    qtbot.addWidget(panel)
    panel.show()
    panel.setFocus()
    assert isinstance(panel.focusWidget(), QLineEdit)
    panel.show_view("errors")
    panel.setFocus()
    assert panel.focusWidget() is panel.tabBar()
