from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.twins import Likeness, PairJudgement, TwinKind
from ajna_desktop.ui.lookalikes.repair_dialog import RepairDialog
from ajna_desktop.ui.lookalikes.twin_words import Show, matrix_of
from ajna_desktop.ui.lookalikes.twins_view import TwinsView
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from tests.ui.lookalikes.twins import FINDING, LEAK, FakeLookalikes
from tests.ui.pairs.test_pair_view import FakeSource


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def lookalikes():
    return FakeLookalikes()


@pytest.fixture
def opened(runner, lookalikes):
    source = FakeSource()
    return SimpleNamespace(
        surveys=Pipeline(runner),
        pipeline=Pipeline(runner),
        lookalikes=lookalikes,
        scans=source.scans,
        predictions=source.predictions,
        pixels=source.pixels,
        is_working=False,
    )


@pytest.fixture
def view(opened):
    view = TwinsView(opened)
    opened.surveys.changed.connect(view.show_changes)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    qtbot.waitUntil(lambda: page._show.count() > 0)
    return page


def listed(page):
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(page, show):
    page._show.setCurrentIndex(page._show.findData(show))
    page._show.activated.emit(page._show.currentIndex())


def said(page):
    return page.findChild(MessagePage).accessibleName()


def test_that_pairs_worth_a_look_come_first_and_empty_ones_raise_no_alarm(page):
    assert listed(page) == [f"scan-{one:06d}.png | scan-{one + 1:06d}.png" for one in (1, 3, 5)]
    choose(page, Show.BENIGN)
    assert len(listed(page)) == 1


def test_that_each_list_tells_how_many_it_has(page):
    counts = [
        page._show.itemText(place).rpartition(" ")[2] for place in range(page._show.count())
    ]
    assert counts == ["(3)", "(1)", "(2)", "(3)", "(1)", "(0)", "(4)"]


def test_that_the_pair_is_shown_as_it_was_registered(qtbot, page):
    qtbot.waitUntil(lambda: "Aligned" in page.pair.sentence)
    first, second = (pane.image for pane in page.pair.panes.panes[:2])
    first.zoom_by(4)
    x, y = first.look().middle
    assert second.look().middle == pytest.approx((x + 4, y + 2))


def test_that_y_u_and_e_judge_and_go_on_to_the_next(qtbot, page, lookalikes):
    for key in (Qt.Key.Key_Y, Qt.Key.Key_U, Qt.Key.Key_E):
        before = len(lookalikes.said)
        with qtbot.waitSignal(page.pair_chosen):
            QTest.keyClick(page.table, key)
        assert len(lookalikes.said) == before + 1
    assert lookalikes.said == [
        ((1, 2), PairJudgement.FINDING, ""),
        ((3, 4), PairJudgement.NOT_THE_SAME, ""),
        ((5, 6), PairJudgement.EXPLAINED, ""),
    ]
    assert "Nothing in this list" in said(page)


def test_that_a_note_is_saved_with_the_word(qtbot, page, lookalikes):
    note = page.judge_bar.findChild(QLineEdit)
    QTest.keyClicks(note, "seal broken")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Y)
    assert lookalikes.said == [((1, 2), PairJudgement.FINDING, "seal broken")]


def test_that_backspace_withdraws_and_undo_brings_the_pair_back(qtbot, page, lookalikes):
    with qtbot.waitSignal(page.pair_chosen):
        QTest.keyClick(page.table, Qt.Key.Key_U)
    with qtbot.waitSignal(page.pair_chosen) as shown:
        page.judge_bar.undo_wanted.emit()
    assert lookalikes.said[-1] == ((1, 2), None, "")
    assert shown.args[0].scan_ids == (1, 2)
    choose(page, Show.EVERY)
    QTest.keyClick(page.table, Qt.Key.Key_Backspace)
    assert len(lookalikes.said) == 2  # there was nothing to withdraw


def test_that_letters_of_the_image_work_while_the_list_has_the_keyboard(qtbot, page):
    qtbot.waitUntil(lambda: bool(page.pair.sentence))
    QTest.keyClick(page.table, Qt.Key.Key_I)
    assert page.pair.image_view.is_inverted


def test_that_what_cannot_be_saved_is_told(qtbot, view, page, lookalikes):
    lookalikes.is_read_only = True
    with qtbot.waitSignal(view.failed):
        QTest.keyClick(page.table, Qt.Key.Key_Y)
    assert page.current.scan_ids == FINDING.scan_ids


def test_that_a_pair_opens_with_all_its_copies_in_the_gallery(qtbot, view, page):
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args[0].among.ids == (1, 2)


def test_that_d_shows_the_pair_larger_as_it_was_registered(qtbot, view, page):
    with qtbot.waitSignal(view.compare_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_D)
    ids, matrix = wanted.args
    assert ids == (1, 2)
    assert np.allclose(matrix, [[1, 0, 4], [0, 1, 2]])


def test_that_the_current_pair_is_the_current_scan(qtbot, view, page):
    with qtbot.waitSignal(view.scan_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert wanted.args == [3]


def test_that_splits_are_repaired_after_a_look_and_can_be_undone(qtbot, view, page, lookalikes):
    page.repair_wanted.emit()
    qtbot.waitUntil(lambda: page.findChild(RepairDialog) is not None)
    dialog = page.findChild(RepairDialog)
    moves = dialog.table.model()
    assert [moves.index(row, 1).data() for row in range(2)] == ["test", "test"]
    assert lookalikes.assigned == []
    dialog.accept()
    assert lookalikes.assigned == [{2: "train", 4: "train"}]
    assert page.messages.text.endswith("split: 2.")
    page.messages._clicked()
    assert lookalikes.assigned[-1] == {2: "test", 4: "test"}


def test_that_the_search_shows_its_result(qtbot, view, page, lookalikes):
    lookalikes.pairs = [LEAK]
    page.run_wanted.emit()
    qtbot.waitUntil(lambda: len(listed(page)) == 1)
    qtbot.waitUntil(lambda: page.progress.isHidden())


def test_that_a_folder_that_was_not_compared_offers_to_do_so(qtbot, view, page, lookalikes):
    lookalikes.pairs, lookalikes.compared = [], 0
    view.show_changes(Changes(scans=True))
    qtbot.waitUntil(lambda: "twice?" in said(page))
    lookalikes.compared = 8
    view.show_changes(Changes(twins=True))
    qtbot.waitUntil(lambda: "No image is there twice" in said(page))


def test_that_nothing_is_read_while_the_folder_is_being_read(
    qtbot, view, page, opened, lookalikes
):
    opened.is_working = True
    lookalikes.pairs = [LEAK]
    view.show_changes(Changes(scans=True))
    assert len(listed(page)) == 3
    opened.is_working = False
    opened.pipeline.ended.emit(True)
    qtbot.waitUntil(lambda: len(listed(page)) == 1)


def test_that_the_list_is_exported(qtbot, view, page, lookalikes, tmp_path):
    with qtbot.waitSignal(view.exported):
        view.export(tmp_path / "pairs.csv")
    assert lookalikes.exported == [(4, tmp_path / "pairs.csv")]


def test_that_six_numbers_become_a_matrix_of_two_rows():
    scaled = Likeness(TwinKind.NEAR, 0.9, (2.0, 0.0, 5.0, 0.0, 3.0, 7.0))
    assert matrix_of(scaled) @ (1, 1, 1) == pytest.approx((7, 10))


def test_that_a_low_window_is_scrolled_before_the_images_are_squeezed(page):
    page.resize(380, 500)
    page.layout().activate()
    lines = page.fontMetrics().lineSpacing()
    assert page.minimumSizeHint().height() < 300
    assert page.pair.height() >= 20 * lines
    assert page.table.height() >= 5 * lines


def test_that_the_list_has_the_keyboard_after_the_button_that_searched(
    qtbot, view, page, lookalikes
):
    found, lookalikes.pairs, lookalikes.compared = lookalikes.pairs, [], 0
    view.show_changes(Changes(scans=True))
    qtbot.waitUntil(lambda: "twice?" in said(page))
    page.activateWindow()
    page.findChild(MessagePage).findChild(QPushButton).setFocus()
    lookalikes.pairs, lookalikes.compared = found, 8
    view.show_changes(Changes(twins=True))
    qtbot.waitUntil(page.table.isVisible)
    assert page.focusWidget() is page.table
