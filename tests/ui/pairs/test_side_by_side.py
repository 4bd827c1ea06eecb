import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ajna_desktop.ui.pairs.side_by_side import SideBySide
from tests.ui.pairs.test_pair_view import FakeSource


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    page.field = QLineEdit()
    layout.addWidget(page.field)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    page.field.setFocus()
    return page


@pytest.fixture
def beside(page):
    beside = SideBySide(FakeSource(), page)
    yield beside
    beside.stop()()


def test_that_two_scans_cover_the_page_until_escape(qtbot, page, beside):
    beside.compare([1, 2])
    assert beside.is_open
    assert beside.view.window() is page
    page.resize(700, 500)
    assert beside.view.parentWidget().size() == page.size()
    QTest.keyClick(beside.view, Qt.Key.Key_Escape)
    assert not beside.is_open
    assert page.focusWidget() is page.field
    assert beside.control.ids == ()


@pytest.mark.parametrize("ids", [(), (1,), (1, 1)])
def test_that_one_scan_is_not_compared_with_itself(qtbot, beside, ids):
    with qtbot.waitSignal(beside.said) as heard:
        beside.compare(ids)
    assert "Select two" in heard.args[0]
    assert not beside.is_open


def test_that_more_than_four_are_too_many(qtbot, beside):
    with qtbot.waitSignal(beside.said) as heard:
        beside.compare(range(5))
    assert "5" in heard.args[0]
    assert not beside.is_open
