import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.curate.suspects_page import SuspectsPage
from ajna_desktop.ui.navigator import Navigator
from ajna_desktop.ui.review.review_wish import ReviewWish
from tests.window.conftest import EMPTY, LOADED, LONG

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def user(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    return user


def review(user):
    return user.page.review


def test_a_sitting_of_review_by_keys_alone(user, sits_down, folder):
    user.asks(ScanQuery(label=EMPTY))
    first, second, third = user.page.gallery.shown[:3]
    user.page.gallery.make_current(first)
    user.presses(Qt.Key.Key_F3)
    assert review(user).is_open
    total = len(review(user).desk.queue)
    assert total == 13
    user.presses(Qt.Key.Key_2)  # loaded
    user.presses(Qt.Key.Key_Return)
    user.presses(Qt.Key.Key_Q)
    scans = {scan.id: scan for scan in user.store.scans.scans([first, second, third])}
    assert (scans[first].label, scans[first].status) == (LOADED, ReviewStatus.RELABELLED)
    assert (scans[second].label, scans[second].status) == (EMPTY, ReviewStatus.CONFIRMED)
    assert scans[third].status is ReviewStatus.UNREVIEWED
    user.presses(Qt.Key.Key_Z, CONTROL)
    assert review(user).at() == [second]
    user.presses(Qt.Key.Key_A)
    user.presses(Qt.Key.Key_Escape)
    assert not review(user).is_open
    user.leaves()

    later = sits_down()
    later.opens(folder)
    navigator = later.app.window.findChild(Navigator)
    (line,) = [
        item
        for item in navigator.findItems("label: empty", Qt.MatchFlag.MatchRecursive)
        if item.text(1) == f"2 / {total}"
    ]
    navigator.itemActivated.emit(line, 0)
    assert review(later).is_open
    queue = review(later).desk.queue
    assert queue.done == {first: ReviewStatus.RELABELLED, second: ReviewStatus.AMBIGUOUS}
    assert queue.later == (third,)
    while queue.waiting:
        later.presses(Qt.Key.Key_Return)
    assert third in queue.done
    later.presses(Qt.Key.Key_Escape)
    assert review(later).open_ones() == []


def test_that_closing_the_window_in_the_midst_of_a_review_keeps_it(user, sits_down, folder):
    user.presses(Qt.Key.Key_F3)
    user.presses(Qt.Key.Key_Return)
    user.leaves()
    later = sits_down()
    later.opens(folder)
    (kept,) = review(later).open_ones()
    assert kept.done == 1


def test_that_scans_of_a_review_can_be_compared_side_by_side(user):
    user.presses(Qt.Key.Key_F3)
    user.presses(Qt.Key.Key_Space)
    user.presses(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    user.presses(Qt.Key.Key_D)
    assert user.page.beside.is_open
    user.presses(Qt.Key.Key_Escape)
    assert not user.page.beside.is_open
    assert review(user).is_open
    assert review(user).view.grid.grid.hasFocus()


def test_that_a_blind_reader_cannot_look_at_names_side_by_side(user):
    ids = user.page.gallery.shown[:4]
    user.page.review.start(
        ReviewWish("Reading", ids, is_blind=True, on_decision=lambda *_: True)
    )
    user.presses(Qt.Key.Key_Space)
    user.presses(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    user.presses(Qt.Key.Key_D)
    assert not user.page.beside.is_open
    assert "stay hidden" in user.told()


def test_that_a_blind_reader_is_not_told_what_was_undone_before(user):
    ids = user.page.gallery.shown[:4]
    user.app.opened.edits.label(ids[:1], LOADED)
    user.presses(Qt.Key.Key_Z, CONTROL)
    redo = user.app.window.acts["redo"]
    assert LOADED in redo.text()
    user.page.review.start(
        ReviewWish("Reading", ids, is_blind=True, on_decision=lambda *_: True)
    )
    assert (redo.text(), redo.isEnabled()) == ("Redo", False)
    user.page.review.close()
    assert redo.isEnabled()


def test_that_what_is_selected_is_reviewed_as_a_grid(user):
    shown = user.page.gallery.shown
    user.page.gallery.make_current(shown[0])
    user.presses(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    user.presses(Qt.Key.Key_F3)
    assert review(user).desk.queue.screen == (shown[0],)
    assert len(review(user).desk.queue) == 2
    user.presses(Qt.Key.Key_Space)
    assert review(user).desk.queue.screen == tuple(shown[:2])
    user.presses(Qt.Key.Key_A, CONTROL)
    user.presses(Qt.Key.Key_X)
    user.presses(Qt.Key.Key_Return)
    scans = user.store.scans.scans(shown[:2])
    assert [scan.status for scan in scans] == [ReviewStatus.BAD_IMAGE] * 2
    user.presses(Qt.Key.Key_Z, CONTROL)
    scans = user.store.scans.scans(shown[:2])
    assert [scan.status for scan in scans] == [ReviewStatus.UNREVIEWED] * 2


def test_that_a_review_does_not_undo_what_was_said_before_it(user):
    first = user.page.gallery.shown[0]
    user.page.gallery.make_current(first)
    user.presses(Qt.Key.Key_X)
    user.presses(Qt.Key.Key_F3)
    user.presses(Qt.Key.Key_Z, CONTROL)
    assert user.store.scans.scan(first).status is ReviewStatus.BAD_IMAGE
    user.page.show_view("matrix")
    assert not review(user).is_open
    user.presses(Qt.Key.Key_Z, CONTROL)
    assert user.store.scans.scan(first).status is ReviewStatus.UNREVIEWED


def test_that_f3_reviews_the_queue_in_sight_not_the_gallery(user, qtbot):
    user.presses(Qt.Key.Key_8, CONTROL)
    user.sees(lambda: isinstance(user.app.window.focusWidget(), QPushButton))
    user.presses(Qt.Key.Key_F3)
    assert not review(user).is_open
    assert "nothing to review" in user.told()
    user.presses(Qt.Key.Key_Return)  # look for wrong labels
    queue = user.page.findChild(QueuePage)
    qtbot.waitUntil(lambda: len(queue.ids) > 0, timeout=LONG)
    user.presses(Qt.Key.Key_F3)
    assert len(review(user).desk.queue) == len(queue.ids)
    assert review(user).at() == [queue.ids[0]]


def test_that_lists_below_a_review_wait_until_it_is_left(user):
    user.page.show_view("curate", "suspects")
    page = user.page.findChild(SuspectsPage)
    user.sees(lambda: "Which labels" in page.queue._message.accessibleName())
    (corner,) = (one for one in page.children() if hasattr(one, "painted"))
    painted = []
    corner.painted.connect(lambda: painted.append(True))
    user.page.review.start(ReviewWish("All", user.store.scans.ids(EVERY_SCAN)[:4]))
    painted.clear()
    user.presses(Qt.Key.Key_X)
    corner.update()
    user.app.window.repaint()
    assert not painted
    user.page.review.close()
    user.sees(lambda: bool(painted))
