import threading

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QToolButton

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.explanation import WHOLE_IMAGE, Explanation
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.inspector.explaining import Explaining
from ajna_desktop.ui.inspector.explanation_bar import ExplanationBar
from ajna_desktop.ui.inspector.image_pane import ImagePane
from tests.ui.fakes import A_RUN, NORMAL, PNEUMONIA, a_prediction, a_scan

GREY = Pixels(np.full((48, 64), 100, np.uint8), 8)
ONE, TWO = ScanId(1), ScanId(2)


class FakeExplainer:
    """Explains at once, each scan by one strong corner, unless it is told to wait or refuse."""

    def __init__(self):
        self.asked = []
        self.error = None
        self.is_even = False
        self.go_on = threading.Event()
        self.go_on.set()

    def explain(self, scan, label):
        self.asked.append((scan.id, label))
        self.go_on.wait(10)
        if self.error is not None:
            raise self.error
        if self.is_even:
            cells = np.full((7, 7), 0.98, np.float32)
            cells[0, 0] = 1
        else:
            cells = np.zeros((7, 7), np.float32)
            cells[0, 0], cells[6, 6] = 1, -0.8
        return Explanation(
            cells,
            WHOLE_IMAGE,
            label or PNEUMONIA,
            0.93,
            "Grad-CAM",
            "last",
            "Tiny network",
            f"scan {scan.id}",
        )


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def explainer():
    return FakeExplainer()


@pytest.fixture
def explaining(qapp, explainer):
    explaining = Explaining(explainer)
    yield explaining
    explainer.go_on.set()
    explaining.stop()()


@pytest.fixture
def pane(qtbot, explaining):
    pane = ImagePane()
    qtbot.addWidget(pane)
    pane.resize(420, 520)
    pane.join(explaining)
    pane.layout().addWidget(ExplanationBar(explaining, pane))
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def look_at(explaining, pane, scan_id=1, label=PNEUMONIA):
    explaining.show_scan(a_scan(scan_id), a_prediction(scan_id, label), A_RUN)
    pane.show_pixels(ScanId(scan_id), GREY)


def words(pane):
    return " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def tooltips(pane):
    return " ".join(label.toolTip() for label in pane.findChildren(QLabel))


def button(pane, name):
    (found,) = (each for each in pane.findChildren(QToolButton) if name in each.toolTip())
    return found


def test_that_nothing_is_explained_before_it_is_asked_for(pane, explaining, explainer):
    look_at(explaining, pane)
    assert explainer.asked == []
    assert not pane.view.has_overlay
    assert not pane.findChild(ExplanationBar).isVisible()


def test_that_turning_it_on_lays_the_evidence_over_the_image(qtbot, pane, explaining):
    look_at(explaining, pane)
    explaining.toggle()
    qtbot.waitUntil(lambda: pane.view.has_overlay)

    said = words(pane)
    assert "Explanation of Tiny network" in said
    assert "PNEUMONIA with 0.93" in said
    assert "7 × 7 cells" in tooltips(pane)
    assert "shows where the network looked, not what is wrong" in said
    assert "the classifier sees the untouched image" in said
    assert "Display changed: explanation over the image" in said


def test_that_the_button_does_what_the_key_does(qtbot, pane, explaining):
    look_at(explaining, pane)
    QTest.mouseClick(button(pane, "Explanation (G)"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    assert button(pane, "Explanation (G)").isChecked()

    explaining.toggle()
    assert not pane.view.has_overlay
    assert not button(pane, "Explanation (G)").isChecked()
    assert "Grey levels as stored" in words(pane)


def test_that_resetting_the_display_turns_it_off(qtbot, pane, explaining):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)

    pane.view.reset_window()

    assert not explaining.is_on
    assert not pane.view.has_overlay
    look_at(explaining, pane, 2)
    assert not pane.view.has_overlay


def test_that_the_next_scan_is_explained_without_asking_again(
    qtbot, pane, explaining, explainer
):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)

    look_at(explaining, pane, 2)
    assert not pane.view.has_overlay
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    assert explainer.asked == [(ONE, None), (TWO, None)]


def test_that_an_answer_that_comes_late_is_not_drawn_on_another_scan(
    qtbot, pane, explaining, explainer
):
    shown = []
    explaining.changed.connect(lambda: shown.append(explaining.explanation))
    look_at(explaining, pane)
    explainer.go_on.clear()
    explaining.set_on(True)
    qtbot.waitUntil(lambda: bool(explainer.asked))
    look_at(explaining, pane, 2)

    explainer.go_on.set()
    qtbot.waitUntil(lambda: pane.view.has_overlay)

    assert explainer.asked == [(ONE, None), (TWO, None)]
    assert {each.note for each in shown if each is not None} == {"scan 2"}


def test_that_a_scan_that_was_not_judged_has_nothing_to_explain(pane, explaining, explainer):
    explaining.set_on(True)
    explaining.show_scan(a_scan(2), None, A_RUN)
    pane.show_pixels(TWO, GREY)
    assert "not judged yet" in words(pane)
    assert explainer.asked == []


def test_that_an_explanation_waits_for_the_image_of_its_scan(qtbot, pane, explaining):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    explaining.show_scan(a_scan(2), a_prediction(2), A_RUN)
    qtbot.waitUntil(lambda: explaining.explanation is not None)
    assert not pane.view.has_overlay  # the image is still that of the scan before

    pane.show_pixels(TWO, GREY)
    assert pane.view.has_overlay


def test_that_new_facts_of_the_same_scan_cost_no_new_explanation(
    qtbot, pane, explaining, explainer
):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    explaining.show_scan(a_scan(1, label=PNEUMONIA), a_prediction(1, PNEUMONIA), A_RUN)
    assert pane.view.has_overlay
    assert len(explainer.asked) == 1


def test_that_another_class_can_be_explained_and_stays_chosen(
    qtbot, pane, explaining, explainer
):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    classes = pane.findChild(QComboBox)
    assert [classes.itemText(place) for place in range(3)] == [
        "PNEUMONIA (predicted)",
        "NORMAL",
        "PNEUMONIA",
    ]

    classes.setFocus()
    QTest.keyClick(classes, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "NORMAL with" in words(pane))
    look_at(explaining, pane, 2)
    qtbot.waitUntil(lambda: len(explainer.asked) == 3)
    assert explainer.asked[1:] == [(ONE, NORMAL), (TWO, NORMAL)]


def test_that_evidence_against_is_added_without_computing_anew(
    qtbot, pane, explaining, explainer
):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)

    def bottom_right():
        image = pane.view.grab().toImage()
        return image.pixelColor(image.width() - 6, round(image.height() * 0.5 + 130))

    before = bottom_right()
    pane.findChild(QCheckBox).click()
    assert bottom_right() != before
    assert bottom_right().blue() > bottom_right().red()
    assert len(explainer.asked) == 1


def test_that_the_slider_sets_the_strength_and_tells_it(qtbot, pane, explaining):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    strong = pane.view.grab().toImage()

    with qtbot.waitSignal(explaining.strength_changed) as told:
        pane.findChild(QSlider).setValue(10)

    assert told.args == [10]
    assert pane.view.grab().toImage() != strong


def test_that_what_cannot_be_explained_is_said(qtbot, pane, explaining, explainer):
    explainer.error = NotExplainable("A support vector machine compares with whole images.")
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: "support vector machine" in words(pane))
    assert not pane.view.has_overlay
    assert "Grey levels as stored" in words(pane)


def test_that_a_map_without_a_place_that_stands_out_is_told(qtbot, pane, explaining, explainer):
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: "scan 1" in words(pane))
    assert "no place" not in words(pane)
    explainer.is_even = True
    look_at(explaining, pane, 2)
    qtbot.waitUntil(lambda: "scan 2" in words(pane))
    assert "no place stands out" in words(pane)


def test_that_waiting_is_said(qtbot, pane, explaining, explainer):
    explainer.go_on.clear()
    look_at(explaining, pane)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: "Looking for what speaks for PNEUMONIA" in words(pane))
    explainer.go_on.set()
    qtbot.waitUntil(lambda: pane.view.has_overlay)
    assert "Looking for" not in words(pane)


def test_that_two_panes_show_the_same(qtbot, pane, explaining):
    other = ImagePane()
    qtbot.addWidget(other)
    other.join(explaining)
    look_at(explaining, pane)
    other.show_pixels(ONE, GREY)
    explaining.set_on(True)
    qtbot.waitUntil(lambda: pane.view.has_overlay and other.view.has_overlay)
    other.view.reset_window()
    assert not pane.view.has_overlay
