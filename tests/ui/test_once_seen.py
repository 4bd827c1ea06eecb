import pytest
from PySide6.QtWidgets import QWidget

from ajna_desktop.ui.once_seen import OnceSeen


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    return window


@pytest.fixture
def page(window):
    page = QWidget(window)
    page.setGeometry(window.rect())
    part = QWidget(page)  # opaque, and as large as the page, as that of a scroll area
    part.setGeometry(page.rect())
    part.setAutoFillBackground(True)
    return page


@pytest.fixture
def read(page):
    """How often the page was read."""
    read = []
    page.once = OnceSeen(lambda: read.append(True), page)
    page.once.watch(page)
    return read


def test_that_many_changes_are_read_once(qtbot, window, page, read):
    window.show()
    for _ in range(5):
        page.once.ask()
    qtbot.waitUntil(lambda: bool(read))
    page.repaint()
    qtbot.waitUntil(lambda: not page.once._now.isActive())
    assert read == [True]


def test_that_a_page_that_is_not_shown_waits_until_it_is(qtbot, window, page, read):
    page.hide()
    window.show()
    page.once.ask()
    qtbot.waitUntil(lambda: page.once._is_due)
    assert not read
    page.show()
    qtbot.waitUntil(lambda: bool(read))


def test_that_a_page_below_another_waits_until_that_goes(qtbot, window, page, read):
    cover = QWidget(window)
    cover.setGeometry(window.rect())
    cover.setAutoFillBackground(True)
    window.show()
    page.once.ask()
    qtbot.waitUntil(lambda: page.once._is_due)
    window.repaint()
    assert not read
    assert page.once._is_due
    cover.hide()
    qtbot.waitUntil(lambda: bool(read))


def test_that_nothing_is_read_after_the_end(qtbot, window, page, read):
    window.show()
    page.once.ask()
    page.once.stop()
    page.once.ask()
    page.repaint()
    assert not page.once._rest.isActive()
    assert not read
