import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.ui.review.progress_line import ProgressLine
from ajna_desktop.ui.review.review_control import ReviewControl
from ajna_desktop.ui.review.review_wish import ReviewWish, Suggestion
from ajna_desktop.ui.theme import Colours
from tests.ui.fakes import colours_of
from tests.ui.review.conftest import NORMAL, PNEUMONIA

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    page.field = QLineEdit()
    layout.addWidget(page.field)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    page.field.setFocus()
    return page


@pytest.fixture
def review(page, folder):
    review = ReviewControl(folder, page)
    folder.edits.changed.connect(review.show_changes)
    yield review
    for wait in review.stop():
        wait()


@pytest.fixture
def press(qtbot, page):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(page.focusWidget(), key, modifier)

    return press


def shown(review):
    pixels = review.image_view.pixels
    return None if pixels is None else int(pixels[0, 0])


def words(review):
    return [label.text() for label in review.view.findChildren(QLabel) if label.isVisible()]


def test_that_a_review_covers_the_page_until_escape(page, review, folder, press):
    review.start(ReviewWish("All", folder.ids))
    assert review.is_open
    page.resize(900, 600)
    assert review.view.size() == page.size()
    press(Qt.Key.Key_Escape)
    assert not review.is_open
    assert page.focusWidget() is page.field


def test_that_the_next_image_is_there_when_a_decision_is_made(qtbot, review, folder):
    review.start(ReviewWish("All", folder.ids))
    qtbot.waitUntil(lambda: shown(review) == folder.ids[0])
    qtbot.waitUntil(lambda: review._ahead.get(folder.ids[3]) is not None)
    review.label(PNEUMONIA)
    assert shown(review) == folder.ids[1]
    assert folder.states(folder.ids[:1]) == [(PNEUMONIA, "relabelled")]
    assert review.view.findChild(ProgressLine).parts == (6, 1, 0)


def test_that_label_suggestion_and_reason_are_shown(review, folder):
    suggestions = {folder.ids[0]: Suggestion(PNEUMONIA, "9 of 10 neighbours")}
    review.start(ReviewWish("Suspects", folder.ids, suggestions))
    told = words(review)
    assert "NORMAL → PNEUMONIA?" in told
    assert "9 of 10 neighbours" in told
    assert "a.png" in told


def test_that_the_keys_of_a_review_take_put_off_and_go_back(review, folder, press):
    a, b, _, d, *_ = folder.ids
    suggestions = {a: Suggestion(PNEUMONIA, "why")}
    review.start(ReviewWish("Suspects", folder.ids, suggestions))
    press(Qt.Key.Key_Y)
    assert folder.states([a]) == [(PNEUMONIA, "relabelled")]
    press(Qt.Key.Key_Q)
    assert review.desk.queue.later == (b,)
    press(Qt.Key.Key_Right)
    assert review.at() == [d]
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert review.at() == [a]
    press(Qt.Key.Key_Return, CONTROL)  # confirms what it is now
    assert folder.states([a]) == [(PNEUMONIA, "relabelled")]


def test_that_an_image_that_cannot_be_read_tells_why(qtbot, review, folder):
    folder.reasons[folder.ids[0]] = "cut off in the middle"
    review.start(ReviewWish("All", folder.ids))
    qtbot.waitUntil(lambda: review._ahead.get(folder.ids[0]) is not None)
    assert shown(review) is None
    review.mark(ReviewStatus.BAD_IMAGE)
    assert folder.states(folder.ids[:1]) == [(NORMAL, "bad image")]


def test_that_the_grid_decides_about_the_one_with_the_cursor(review, folder, press):
    review.start(ReviewWish("All", folder.ids))
    review.toggle_grid()
    assert review.view.is_grid
    assert len(review.desk.queue.screen) == 6
    review.label(PNEUMONIA)
    assert review.at() == [folder.ids[1]]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    review.mark(ReviewStatus.AMBIGUOUS)
    assert folder.states(folder.ids[:4]) == [
        (PNEUMONIA, "relabelled"),
        (NORMAL, "unreviewed"),
        (NORMAL, "unreviewed"),
        (PNEUMONIA, "ambiguous"),
    ]


def test_that_many_are_decided_about_after_a_look_and_undone_at_once(review, folder, press):
    before = folder.states()
    review.start(ReviewWish("All", folder.ids[:4]))
    review.toggle_grid()
    review.select_all()
    review.label(PNEUMONIA)
    assert "4 scans: several labels → PNEUMONIA" in words(review)
    assert folder.states() == before
    press(Qt.Key.Key_Escape)
    assert review.is_open
    assert folder.states() == before
    review.label(PNEUMONIA)
    review.confirm()  # Enter
    assert [label for label, _ in folder.states(folder.ids[:4])] == [PNEUMONIA] * 4
    assert review.desk.queue.waiting == 0
    assert review.may_undo
    folder.edits.undo()
    assert folder.states() == before
    assert len(review.desk.queue.screen) == 4


def test_that_other_predictions_leave_the_selection_alone(review, folder, press):
    review.start(ReviewWish("All", folder.ids))
    review.toggle_grid()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    selected = review.at()
    assert len(selected) == 2
    review.label(PNEUMONIA)
    review.show_changes(Changes(predicted=True))
    assert review.at() == selected
    assert review.view.bulk.is_asking


def test_that_moving_on_drops_the_question(review, folder, press):
    review.start(ReviewWish("All", folder.ids))
    review.toggle_grid()
    review.select_all()
    review.confirm()
    assert review.view.bulk.is_asking
    press(Qt.Key.Key_Right)
    assert not review.view.bulk.is_asking


def test_that_the_rest_of_a_page_is_confirmed_in_one_step(review, folder, press):
    review.start(ReviewWish("All", folder.ids[:5]))
    review.toggle_grid()
    review.label(PNEUMONIA)
    press(Qt.Key.Key_Return, CONTROL)
    assert [status for _, status in folder.states(folder.ids[:5])] == [
        "relabelled",
        *["confirmed"] * 4,
    ]
    folder.edits.undo()
    assert review.desk.queue.waiting == 4


def test_that_larger_pictures_are_fewer(review, folder):
    review.start(ReviewWish("All", folder.ids))
    review.toggle_grid()
    assert review.desk.size == 12
    review.zoom_by(1.25)
    assert review.desk.size == 9
    review.zoom_by(0.8)
    review.zoom_by(0.8)
    assert review.desk.size == 16
    review.toggle_grid()
    assert review.desk.size == 1
    zoom = review.image_view.zoom
    review.zoom_by(1.25)
    assert review.desk.size == 1
    assert review.image_view.zoom >= zoom


def test_that_pages_of_the_grid_turn(review, folder, press):
    folder.review_memory.size = 4
    review.start(ReviewWish("All", folder.ids))
    press(Qt.Key.Key_PageDown)
    assert set(folder.ids[4:]) <= set(review.desk.queue.screen)
    press(Qt.Key.Key_PageUp)
    assert review.desk.queue.screen == tuple(folder.ids[:4])


def test_that_the_end_tells_what_came_of_it_and_offers_what_is_next(
    qtbot, review, folder, press
):
    asked = []
    wish = ReviewWish(
        "Two", folder.ids[:2], next_text="Find suspects again", on_next=lambda: asked.append(1)
    )
    review.start(wish)
    review.label(PNEUMONIA)
    review.confirm()
    assert "Two: all scans are reviewed" in words(review)
    assert any("1 confirmed\n1 relabelled" in text for text in words(review))
    buttons = {
        button.text(): button
        for button in review.view.end.findChildren(QPushButton)
        if button.isVisible()
    }
    with qtbot.waitSignal(review.query_wanted) as wanted:
        buttons["Show what was relabelled"].click()
    assert wanted.args[0].among.ids == (folder.ids[0],)
    assert not review.is_open
    assert review.open_ones() == []
    buttons["Find suspects again"].click()
    assert asked == [1]


def test_that_one_can_go_back_from_the_end(review, folder, press):
    review.start(ReviewWish("One", folder.ids[:1]))
    review.confirm()
    assert review.at() == []
    press(Qt.Key.Key_Left)
    assert review.at() == folder.ids[:1]
    review.label(PNEUMONIA)
    assert folder.states(folder.ids[:1]) == [(PNEUMONIA, "relabelled")]


def test_that_leaving_tells_where_one_was_and_what_can_be_taken_up(qtbot, review, folder):
    review.start(ReviewWish("All", folder.ids))
    review.confirm()
    with qtbot.waitSignal(review.left) as left, qtbot.waitSignal(review.listed) as told:
        review.close()
    assert left.args == [folder.ids[1]]
    (listed,) = told.args[0]
    assert (listed.title, listed.done, listed.total) == ("All", 1, 6)
    review.resume(listed.id)
    assert review.at() == [folder.ids[1]]
    review.close()
    review.forget(listed.id)
    assert review.open_ones() == []


def test_that_an_empty_list_is_not_reviewed(qtbot, review):
    with qtbot.waitSignal(review.said) as said:
        review.start(ReviewWish("Nothing", ()))
    assert said.args == ["There is nothing to review."]
    assert not review.is_open


@pytest.mark.parametrize("size", [1, 6])
def test_that_blind_readers_see_nothing_but_images(qtbot, review, folder, size):
    folder.review_memory.size = size
    folder.edits.label(folder.ids[:1], PNEUMONIA)
    heard = []
    wish = ReviewWish(
        "Reading 1",
        folder.ids,
        {folder.ids[0]: Suggestion(NORMAL, "why")},
        is_blind=True,
        on_decision=lambda ids, said: heard.append((ids, said)) or True,
    )
    review.start(wish)
    told = " ".join(words(review))
    for name in ("NORMAL", "PNEUMONIA", "a.png", "why", "relabelled", "0.9"):
        assert name not in told
    offered = [one.text() for one in review.view.findChildren(QLabel) if one.isVisible()]
    assert "T M E" not in offered  # nothing is noted in a blind reading
    grid = review.view.grid.grid
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        texts = [
            grid.model().index(row, 0).data(role) for row in range(grid.model().rowCount())
        ]
        assert not any("a.png" in text or "PNEUMONIA" in text for text in texts)
    marked = [
        button.text()
        for button in review.view.findChildren(QPushButton)
        if button.isVisible() and (button.font().bold() or button.accessibleDescription())
    ]
    assert marked == []
    review.label(NORMAL)
    assert heard == [((folder.ids[0],), Decision(NORMAL, ReviewStatus.CONFIRMED))]
    assert folder.states(folder.ids[:1]) == [(PNEUMONIA, "relabelled")]
    with qtbot.waitSignal(review.left) as left:
        review.close()
    assert left.args == [None]  # the gallery would tell its label


def test_that_grid_cells_are_painted(qtbot, review, folder):
    folder.review_memory.size = 6
    suggestions = {folder.ids[0]: Suggestion(PNEUMONIA, "why")}
    review.start(ReviewWish("Suspects", folder.ids, suggestions))
    qtbot.waitUntil(lambda: "#787878" in colours_of(review.view.grid))
    review.confirm()
    assert review.view.grid.waiting() == folder.ids[1:]


@pytest.mark.parametrize(("suggested", "is_marked"), [(PNEUMONIA, True), (NORMAL, False)])
def test_that_only_what_should_be_another_label_is_marked_as_doubted(
    qtbot, review, folder, suggested, is_marked
):
    folder.review_memory.size = 6
    assert folder.states(folder.ids[:1]) == [(NORMAL, "unreviewed")]
    review.start(
        ReviewWish("Declared", folder.ids, {folder.ids[0]: Suggestion(suggested, "why")})
    )
    grid = review.view.grid
    qtbot.waitUntil(lambda: "#787878" in colours_of(grid))
    assert (Colours.of(grid.palette()).disagree.name() in colours_of(grid)) == is_marked
