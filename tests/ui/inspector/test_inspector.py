from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
    QToolButton,
)

from ajna_desktop.domain.scan import Label, Prediction, ReviewStatus, ScanId
from ajna_desktop.imaging.display import Window
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.inspector.history_list import HistoryList, HistoryModel
from ajna_desktop.ui.inspector.inspector import Inspector
from ajna_desktop.ui.inspector.neighbour_strip import NeighbourModel, NeighbourStrip
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from ajna_desktop.ui.inspector.probability_bars import ProbabilityBars
from ajna_desktop.ui.plain_label import PlainLabel
from tests.ui.fakes import A_RUN, NORMAL, PNEUMONIA, a_prediction, a_scan, an_event

CLASSES = (NORMAL, PNEUMONIA)
ONE, TWO = ScanId(1), ScanId(2)
GREY = Pixels(np.full((48, 64), 100, np.uint8), 8)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def inspector(qtbot, thumbnails):
    inspector = Inspector(thumbnails)
    qtbot.addWidget(inspector)
    inspector.resize(420, 1_000)
    inspector.show()
    qtbot.waitExposed(inspector)
    inspector.show_scan(a_scan(1), a_prediction(1, PNEUMONIA), A_RUN, CLASSES)
    return inspector


def shown_words(inspector):
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]


def near(count=20, normal=17):
    return [
        NeighbourShown(
            a_scan(100 + number, label=NORMAL if number < normal else PNEUMONIA),
            a_prediction(100 + number),
            0.1 + number / 100,
            is_twin=number == 0,
        )
        for number in range(count)
    ]


def strip(inspector):
    return inspector.findChild(NeighbourStrip).findChild(QListView)


def test_that_label_and_prediction_are_said_with_their_origin(inspector):
    words = shown_words(inspector)
    assert "≠ Labelled NORMAL, but predicted PNEUMONIA with 0.93." in words
    assert any("never saw it" in text and "not calibrated" in text for text in words)


@pytest.mark.parametrize(
    ("known", "prediction", "sentence"),
    [
        ({}, a_prediction(1), "Labelled NORMAL, and predicted so with 0.93."),
        ({}, None, "Labelled NORMAL, not judged yet."),
        ({"label": None}, None, "No label, and not judged yet."),
        ({"label": None}, a_prediction(1), "No label. Predicted NORMAL with 0.93."),
    ],
)
def test_that_every_standing_has_a_sentence(inspector, known, prediction, sentence):
    inspector.show_scan(a_scan(1, **known), prediction, A_RUN, CLASSES)
    assert sentence in shown_words(inspector)


def test_that_an_unsure_scan_names_its_plausible_labels(inspector):
    unsure = replace(a_prediction(7), plausible=(NORMAL, PNEUMONIA), level=0.9)
    inspector.show_scan(a_scan(7), unsure, A_RUN, [NORMAL, PNEUMONIA])
    line = inspector.findChild(PlainLabel, "certainty")
    assert line.text().startswith("Unsure between NORMAL and PNEUMONIA")
    inspector.show_scan(a_scan(7), a_prediction(7), A_RUN, [NORMAL, PNEUMONIA])
    assert line.isHidden()


def test_that_pixels_of_another_scan_are_not_shown(inspector):
    inspector.show_pixels(TWO, GREY)
    assert inspector.image_view.pixels is None
    inspector.show_pixels(ONE, GREY)
    assert inspector.image_view.pixels is not None


def test_that_another_scan_takes_image_neighbours_and_history_away(inspector):
    inspector.show_pixels(ONE, GREY)
    inspector.show_neighbours(ONE, near())
    inspector.show_history(ONE, [an_event(1, 1)])
    inspector.show_scan(a_scan(1, status=ReviewStatus.CONFIRMED), None, A_RUN, CLASSES)
    assert inspector.image_view.pixels is not None
    assert strip(inspector).model().rowCount() == 20
    inspector.show_scan(a_scan(2), None, A_RUN, CLASSES)
    assert inspector.image_view.pixels is None
    assert strip(inspector).model().rowCount() == 0
    inspector.show_neighbours(ONE, near())
    inspector.show_history(ONE, [an_event(1, 1)])
    assert strip(inspector).model().rowCount() == 0
    history = inspector.findChild(HistoryList).model()
    assert history.index(0).data() == "Nobody has reviewed this scan yet."


def test_that_the_line_below_the_image_tells_every_display_setting(inspector):
    def said():
        return next(text for text in shown_words(inspector) if "zoom" in text)

    inspector.show_pixels(ONE, GREY)
    assert said().startswith("Grey levels as stored · zoom")
    inspector.image_view.invert()
    inspector.image_view.set_window(Window.between(40, 120))
    assert said().startswith("Display changed: window 40 to 120, inverted · zoom")
    assert said().endswith("the classifier sees the untouched image")
    inspector.image_view.reset_window()
    assert said().startswith("Grey levels as stored")
    halves = np.repeat(np.array([300, 59_700], np.uint16), 2_000).reshape(40, 100)
    wide = Pixels(halves, 16, "page 1 of 3")
    inspector.show_pixels(ONE, wide)
    assert said().startswith("Display changed: automatic window 300 to 59,700 · zoom")
    assert "page 1 of 3" in said()


def test_that_the_window_can_be_typed(inspector):
    inspector.show_pixels(ONE, GREY)
    centre, width = inspector.findChildren(QDoubleSpinBox)
    assert (centre.text(), width.text()) == ("127.5", "255")
    centre.setFocus()
    centre.selectAll()
    QTest.keyClicks(centre, "90")
    QTest.keyClick(centre, Qt.Key.Key_Return)
    assert inspector.image_view.grey_window == Window(90, 255)
    width.setFocus()
    width.selectAll()
    QTest.keyClicks(width, "0")
    QTest.keyClick(width, Qt.Key.Key_Tab)
    assert inspector.image_view.grey_window == Window(90, 1)  # nothing is narrower than a step


def test_that_the_buttons_below_the_image_act_on_it(inspector):
    inspector.show_pixels(ONE, GREY)
    tools = {tool.accessibleName(): tool for tool in inspector.findChildren(QToolButton)}
    QTest.mouseClick(tools["Invert (I)"], Qt.MouseButton.LeftButton)
    assert inspector.image_view.is_inverted
    assert tools["Invert (I)"].isChecked()
    QTest.mouseClick(tools["Reset the display (W)"], Qt.MouseButton.LeftButton)
    assert not inspector.image_view.is_inverted
    assert not tools["Invert (I)"].isChecked()
    QTest.mouseClick(tools["Actual size"], Qt.MouseButton.LeftButton)
    assert inspector.image_view.zoom == 1


def test_that_a_reason_is_shown_in_place_of_an_unreadable_image(inspector):
    inspector.show_pixels(ONE, GREY)
    inspector.show_unreadable("The file ends too early.")
    assert inspector.image_view.pixels is None
    assert not any("Grey levels" in text for text in shown_words(inspector))


def test_that_a_label_of_common_length_has_room_under_its_neighbour(inspector):
    inspector.show_neighbours(ONE, near())
    row = inspector.findChild(NeighbourStrip).findChild(QListView)
    cell = row.visualRect(row.model().index(0, 0))
    assert cell.width() > row.fontMetrics().horizontalAdvance("PNEUMONIA")
    assert cell.width() < row.fontMetrics().averageCharWidth() * 24


def test_that_neighbours_are_counted_in_a_sentence(inspector):
    inspector.show_neighbours(ONE, near())
    assert "17 of 20 nearest share its label (NORMAL)." in shown_words(inspector)
    inspector.show_scan(a_scan(2, label=None), None, None, CLASSES)
    inspector.show_neighbours(TWO, near())
    assert "17 of the 20 nearest are labelled NORMAL." in shown_words(inspector)
    inspector.show_neighbours(TWO, [])
    assert "No other scan has been described yet." in shown_words(inspector)
    inspector.neighbours_message("The index is being built.")
    assert "The index is being built." in shown_words(inspector)


def test_that_a_click_on_a_neighbour_goes_on_from_there(inspector, qtbot):
    inspector.show_neighbours(ONE, near())
    place = strip(inspector).visualRect(strip(inspector).model().index(1, 0)).center()
    with qtbot.waitSignal(inspector.neighbour_chosen) as chosen:
        QTest.mouseClick(strip(inspector).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [101]


def test_that_keys_reach_and_choose_a_neighbour(inspector, qtbot):
    inspector.show_neighbours(ONE, near())
    inspector.activateWindow()
    inspector.focus_neighbours()
    QTest.keyClick(strip(inspector), Qt.Key.Key_Right)
    QTest.keyClick(strip(inspector), Qt.Key.Key_Right)
    with qtbot.waitSignal(inspector.neighbour_chosen) as chosen:
        QTest.keyClick(strip(inspector), Qt.Key.Key_Return)
    assert chosen.args == [102]


def test_that_a_neighbour_tells_twin_distance_and_disagreement(qapp):
    model = NeighbourModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show_neighbours(
        [NeighbourShown(a_scan(5, path="<b>.png"), a_prediction(5, PNEUMONIA), 0.25, True)]
    )
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;.png" in tip
    assert "label and prediction disagree" in tip
    assert "the same content as this scan, distance 0.250" in tip
    assert tester.model() is model


def test_that_history_is_told_newest_first_in_local_time(qapp):
    model = HistoryModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show_events(
        [
            an_event(1, 1),
            an_event(
                2,
                1,
                old_label=PNEUMONIA,
                old_status=ReviewStatus.RELABELLED,
                new_label=NORMAL,
                new_status=ReviewStatus.UNREVIEWED,
                predicted=None,
                probability=None,
                note="asked ben",
            ),
        ]
    )
    newest, oldest = (model.index(row).data().split("\n") for row in range(2))
    assert newest[1:] == ["PNEUMONIA → withdrawn, NORMAL", "asked ben"]
    assert oldest[0].endswith("· ana")
    assert oldest[1:] == ["NORMAL → PNEUMONIA", "The classifier said PNEUMONIA with 0.93."]
    assert "2026-11-23T14:02:11" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tester.model() is model


def test_that_details_can_be_read_and_the_hash_copied(inspector):
    inspector.show_scan(
        a_scan(
            1,
            path="train/NORMAL/<b>x</b>.png",
            group="person7",
            note="page 1 of 3",
            file_size=16_300,
        ),
        None,
        None,
        CLASSES,
    )
    inspector.findChild(QTabWidget).setCurrentIndex(1)
    fields = {f.accessibleName(): f.text() for f in inspector.findChildren(QLineEdit)}
    assert fields["File name"] == "b>.png"
    assert fields["Size"] == "64 × 48 · 16.3 kB"
    assert fields["Format"] == "PNG, 8 bits"
    assert (fields["Group"], fields["Split"], fields["Note"]) == ("person7", "–", "page 1 of 3")
    assert fields["Content (SHA-256)"] == "000000000000"
    tools = {tool.accessibleName(): tool for tool in inspector.findChildren(QToolButton)}
    QTest.mouseClick(tools["Copy the whole content hash"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"{1:064x}"


def test_that_the_label_buttons_are_passed_on(inspector, qtbot):
    buttons = {button.text(): button for button in inspector.findChildren(QPushButton)}
    with qtbot.waitSignal(inspector.label_chosen) as chosen:
        QTest.mouseClick(buttons["2  PNEUMONIA"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["PNEUMONIA"]
    with qtbot.waitSignal(inspector.confirmed):
        QTest.mouseClick(buttons["⏎  Confirm"], Qt.MouseButton.LeftButton)


def test_that_no_scan_is_a_sentence(inspector):
    inspector.show_scan(None, None, None, CLASSES)
    inspector.show_pixels(ONE, GREY)
    assert inspector.image_view.pixels is None
    assert not any(b.isEnabled() for b in inspector.findChildren(QPushButton))


def test_that_what_is_predicted_is_the_first_bar(qtbot):
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    chances = {NORMAL: 0.45, PNEUMONIA: 0.55}
    bars.show_prediction(Prediction(ONE, "x", chances), None)
    assert bars.accessibleName().startswith("PNEUMONIA")
    bars.show_prediction(Prediction(ONE, "x", chances, NORMAL), None)
    assert bars.accessibleName().startswith("NORMAL")


def test_that_many_classes_are_summed_up_but_the_own_label_is_shown(qtbot):
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    chances = {Label(f"cargo {number}"): 0.4 / 2**number for number in range(12)}
    bars.show_prediction(Prediction(ONE, "x", chances), Label("cargo 11"))
    names = bars.accessibleName()
    assert names.startswith("cargo 0 0.40")
    assert names.endswith("cargo 11 < 0.01")
    assert names.count("cargo") == 8
    bars.resize(300, bars.sizeHint().height())
    bars.grab()
    bars.show_prediction(None, None)
    assert bars.sizeHint().height() == 0


def test_that_no_text_of_the_inspector_is_ever_markup(inspector):
    formats = {label.textFormat() for label in inspector.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_that_the_words_below_the_image_do_not_move_it(inspector, qtbot):
    inspector.show_pixels(ONE, GREY)
    before = inspector.image_view.size()
    point_at_the_middle(inspector.image_view, qtbot)
    inspector.image_view.invert()
    inspector.image_view.zoom_by(3)
    QGuiApplication.processEvents()
    assert inspector.image_view.size() == before


def test_that_the_value_under_the_pointer_is_written_in_the_corner(inspector, qtbot):
    inspector.show_pixels(ONE, GREY)
    view = inspector.image_view

    def corner():
        return view.grab(
            view.rect().adjusted(0, view.height() - 12, 80 - view.width(), 0)
        ).toImage()

    before = corner()
    point_at_the_middle(view, qtbot)
    assert corner() != before


def point_at_the_middle(view, qtbot):
    QTest.mouseMove(view, QPoint(2, 2))  # a move to where the pointer is would not be one
    with qtbot.waitSignal(view.pointed):
        QTest.mouseMove(view, view.rect().center())


def test_that_more_neighbours_are_asked_for_at_the_end_and_stay_in_place(inspector, qtbot):
    inspector.show_neighbours(ONE, near())
    bar = strip(inspector).horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    with qtbot.waitSignal(inspector.more_wanted):
        bar.setValue(bar.maximum())
    before = bar.value()
    inspector.show_neighbours(ONE, near(40))
    assert strip(inspector).model().rowCount() == 40
    assert bar.value() == before
    inspector.show_neighbours(ONE, near(40)[5:])  # others: from the beginning
    assert bar.value() == 0


def test_that_the_keyboard_at_the_last_neighbour_asks_for_more(inspector, qtbot):
    inspector.show_neighbours(ONE, near())
    inspector.focus_neighbours()
    with qtbot.waitSignal(inspector.more_wanted):
        QTest.keyClick(strip(inspector), Qt.Key.Key_End)
