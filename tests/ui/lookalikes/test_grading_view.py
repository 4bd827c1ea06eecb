from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import FeaturesMissing, StoreError
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.lookalikes.grade_marks import GradeMarks
from ajna_desktop.ui.lookalikes.grading_view import GradingView
from tests.ui.fakes import a_scan, colours_of

Key = Qt.Key


class Source:
    """Two queries with ten neighbours each."""

    space = "average"

    def __init__(self):
        self.given = {}
        self.asked = [a_scan(1), a_scan(2)]
        self.refusal = None
        self.full_disk = False

    def queries(self):
        return self.asked

    def near(self, query):
        if self.refusal:
            raise self.refusal
        return [a_scan(100 * query + place) for place in range(10)]

    def pixels(self, scan):
        return Pixels(np.full((30, 40), 90, np.uint8), 8)

    def grades(self):
        return list(self.given.values())

    def give(self, grade):
        if self.full_disk:
            raise StoreError("The disk is full.")
        self.given[grade.query, grade.neighbour] = grade

    def take_back(self, query, neighbour):
        del self.given[query, neighbour]


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def start(qtbot):
    views = []

    def begin(source):
        view = GradingView(source)
        page = view.make()
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        page.setFocus()
        views.append(view)

        def words():
            return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())

        return SimpleNamespace(view=view, page=page, words=words, source=source)

    yield begin
    for view in views:
        view.stop()[0]()


def presses(user, *keys):
    for key in keys:
        QTest.keyClick(user.page, key)


def test_that_ten_neighbours_are_graded_by_single_keys_and_the_precision_is_told(start, qtbot):
    user = start(Source())
    qtbot.waitUntil(lambda: "Query 1 of 2: is neighbour 1" in user.words())
    presses(user, Key.Key_Y, Key.Key_1, Key.Key_N, Key.Key_0, *[Key.Key_Y] * 5)
    assert "is neighbour 10 like" in user.words()
    assert "Grade all ten" in user.words()
    presses(user, Key.Key_N)
    assert "Precision over 1 graded queries: at 1: 1.00" in user.words()
    assert "at 10: 0.70" in user.words()
    qtbot.waitUntil(lambda: "Query 2 of 2: is neighbour 1" in user.words())
    said = [user.source.given[1, 100 + place].is_alike for place in range(10)]
    assert said == [True, True, False, False, *[True] * 5, False]


def test_that_grading_goes_on_where_it_was_left(start, qtbot):
    first = start(Source())
    qtbot.waitUntil(lambda: "is neighbour 1" in first.words())
    presses(first, *[Key.Key_Y] * 3)
    again = start(first.source)
    qtbot.waitUntil(lambda: "Query 1 of 2: is neighbour 4" in again.words())
    marks = again.page.findChild(GradeMarks)
    assert marks.accessibleName().startswith("1: alike, 2: alike, 3: alike, 4: open")
    assert len(colours_of(marks)) > 3


def test_that_a_grade_is_changed_or_taken_back(start, qtbot):
    user = start(Source())
    qtbot.waitUntil(lambda: "is neighbour 1" in user.words())
    presses(user, Key.Key_Y, Key.Key_Y, Key.Key_Left, Key.Key_Left, Key.Key_N)
    assert user.source.given[1, 100].is_alike is False
    assert "is neighbour 3" in user.words()  # the next that is open
    presses(user, Key.Key_Left, Key.Key_Backspace)
    assert set(user.source.given) == {(1, 100)}


def test_that_the_mouse_does_all_that_keys_do(start, qtbot):
    user = start(Source())
    qtbot.waitUntil(lambda: "is neighbour 1" in user.words())
    buttons = {one.text(): one for one in user.page.findChildren(QPushButton)}
    buttons["Not alike (N)"].click()
    assert user.source.given[1, 100].is_alike is False
    marks = user.page.findChild(GradeMarks)
    QTest.mouseClick(marks, Qt.MouseButton.LeftButton, pos=marks.rect().center())
    assert "is neighbour 5" in user.words()
    buttons["Next query (Page down)"].click()
    qtbot.waitUntil(lambda: "Query 2 of 2" in user.words())
    presses(user, Key.Key_PageDown)  # there is none
    presses(user, Key.Key_PageUp)
    qtbot.waitUntil(lambda: "Query 1 of 2: is neighbour 2" in user.words())


def test_that_a_grade_that_cannot_be_saved_is_not_shown_as_given(start, qtbot):
    user = start(Source())
    qtbot.waitUntil(lambda: "is neighbour 1" in user.words())
    user.source.full_disk = True
    with qtbot.waitSignal(user.view.failed):
        presses(user, Key.Key_Y)
    assert "is neighbour 1 like" in user.words()


def test_that_scans_not_read_yet_are_waited_for(start, qtbot):
    source = Source()
    source.refusal = FeaturesMissing("Run reads the scans in this way first.")
    user = start(source)
    qtbot.waitUntil(lambda: "Run reads the scans" in user.words())
    source.refusal = None
    user.view.show_changes(Changes(index_rebuilt=True))
    qtbot.waitUntil(lambda: "Query 1 of 2" in user.words())


def test_that_an_empty_folder_has_nothing_to_grade(start, qtbot):
    source = Source()
    source.asked = []
    user = start(source)
    qtbot.waitUntil(lambda: "Nothing to grade yet" in user.words())
