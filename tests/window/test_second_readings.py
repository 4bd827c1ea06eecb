import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget

from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.tasks.readers.sample import SampleWish
from ajna_desktop.ui.readers.agreement_page import AgreementPage
from ajna_desktop.ui.readers.second_reading_page import SecondReadingPage
from ajna_desktop.ui.readers.second_reading_view import SecondReadingView
from tests.window.conftest import EMPTY, LOADED


@pytest.fixture
def user(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.page.show_view("readers")
    return user


def page_of(user, kind):
    user.sees(lambda: user.app.window.findChild(kind) is not None)
    return user.app.window.findChild(kind)


def go_to(user, number):
    page = page_of(user, SecondReadingPage)
    tabs = page.parentWidget()
    while not isinstance(tabs, QTabWidget):
        tabs = tabs.parentWidget()
    tabs.setCurrentIndex(number)


def reads(user, page, reader, keys):
    """Read the whole study blind, by keys."""
    page.reader.setCurrentIndex(page.reader.findData(reader))
    page.table.setFocus()
    user.presses(Qt.Key.Key_Return)
    user.sees(lambda: user.page.review.is_open)
    review = user.page.review
    assert review.is_blind
    number = 0
    while review.desk.queue.waiting:
        user.presses(keys(review, number))
        number += 1
    user.presses(Qt.Key.Key_Escape)
    assert not review.is_open


def test_that_two_read_blind_and_a_third_decides_by_keys_alone(user):
    labels = user.store.labels
    events = labels.events()
    views = (tab.findChildren(SecondReadingView) for tab in user.page.views)
    (view,) = (one for found in views for one in found)
    page = page_of(user, SecondReadingPage)
    view.plan(SampleWish("Weekly", ("ana", "bruno"), 8, Drawn.BALANCED))
    user.sees(lambda: page.current is not None)

    def truth(review, _):
        scan = user.store.scans.scan(review.at()[0])
        return Qt.Key.Key_1 if scan.label == EMPTY else Qt.Key.Key_2

    reads(user, page, "ana", truth)
    user.sees(lambda: page.current.progress["ana"] == 8)
    reads(user, page, "bruno", lambda *_: Qt.Key.Key_1)
    user.sees(lambda: page.current.is_complete)
    assert labels.events() == events  # nothing that was read became a label

    go_to(user, 1)
    agreement = page_of(user, AgreementPage)
    user.sees(lambda: "All have read" in agreement._message.accessibleName())
    (close,) = (
        one
        for one in agreement.findChildren(type(agreement._decide))
        if one.text() == "Close it and compare"
    )
    close.setFocus()
    user.presses(Qt.Key.Key_Space)
    user.sees(lambda: agreement.disputes.model().rowCount() == 4)
    agreement.disputes.choose(0)
    agreement.disputes.setFocus()
    user.presses(Qt.Key.Key_Return)
    user.sees(lambda: user.page.review.is_open)
    (first,) = user.page.review.at()
    user.presses(Qt.Key.Key_2)
    user.presses(Qt.Key.Key_Escape)

    event = labels.history(first)[-1]
    assert event.new_label == LOADED
    assert event.note == "second reading “Weekly”: ana loaded, bruno empty"
    user.sees(lambda: "3 are still to be decided" in agreement._disputed.text())
