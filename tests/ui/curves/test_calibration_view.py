from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSlider

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.evaluation.prediction_sets import SetChoice
from ajna_desktop.domain.evaluation.reliability import Binning
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import UNLIKE, UNSURE
from ajna_desktop.store.calibrated import RunProbabilities
from ajna_desktop.store.certainty import NoveltySurvey
from ajna_desktop.tasks.judging.calibrate import Recalibrated
from ajna_desktop.tasks.judging.find_unlike import FoundUnlike
from ajna_desktop.ui.certainty import Certain
from ajna_desktop.ui.curves.calibration_page import CalibrationPage
from ajna_desktop.ui.curves.calibration_view import CalibrationView
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from tests.ui.fakes import NORMAL, PNEUMONIA

WARM = Calibration(CalibrationMethod.TEMPERATURE, 600, 2.0)
RUN = Run(
    "Out of fold", "id", RunKind.OUT_OF_FOLD, (NORMAL, PNEUMONIA), "network",
    "2026-11-23T10:00:00+00:00", "CPU", 1.0,
)  # fmt: skip
SURVEY = NoveltySurvey("network", 590, 640, "2026-11-23T11:00:00+00:00")


def certain(run=RUN, scans=600, survey=None):
    """Predictions that are twice as sure as they should be, calibrated where `run` is."""
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, (scans, len(run.labels)))
    right = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    truth = (rng.random((scans, 1)) > right.cumsum(axis=1)).sum(axis=1)
    raw = np.exp(2 * logits)
    raw = (raw / raw.sum(axis=1, keepdims=True)).astype(np.float32)
    shown = run.calibration.apply(raw) if run.calibration else raw
    ids = np.arange(scans)
    part = RunProbabilities(run, ids, shown, raw, shown.argmax(axis=1), truth, ids)
    return Certain(run, part, SetChoice(), survey, 41, 7 if survey else 0)


class FakeCertainty:
    def __init__(self):
        self.known = certain()
        self.asked = []
        self.error = None
        self.point = None
        self.flips = 0

    def read(self):
        return self.known

    def calibrate(self, method, context):
        self.asked.append(method)
        return self._saved(replace(RUN, calibration=WARM, operating_point=self.point))

    def remove(self, context):
        self.asked.append("remove")
        return self._saved(RUN)

    def find_unlike(self, context):
        context.step(Doing.COMPARING_WITH_LEARNT, 1, 1)
        self._saved(RUN)
        self.known = certain(survey=SURVEY)
        return FoundUnlike(640, 0, 590, 7)

    def choose_level(self, level):
        self.asked.append(level)
        return Changes(predicted=True)

    def promise(self, per_class, context):
        self.asked.append(per_class)

    def _saved(self, run):
        if self.error:
            raise self.error
        self.known = certain(run)
        return Recalibrated(run, OperatingPoint(PNEUMONIA, 0.8), self.flips)


class Opened(QObject):
    state_changed = Signal()

    def __init__(self, runner):
        super().__init__()
        self.pipeline, self.surveys = Pipeline(runner), Pipeline(runner)
        self.certainty = FakeCertainty()
        self.is_working = False
        self.read = 0

    def read_folder(self):
        self.read += 1


@pytest.fixture
def opened(qapp):
    runner = TaskRunner()
    yield Opened(runner)
    runner.shut_down()


@pytest.fixture
def view(opened):
    view = CalibrationView(opened)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(780, 820)
    page.show()
    qtbot.waitUntil(page.sets.isVisible)
    qtbot.waitUntil(lambda: rows(page) > 0)
    return page


def rows(page):
    return page.sets._table.model().rowCount()


def cells(page, row):
    model = page.sets._table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def button(page, text):
    (found,) = [one for one in page.findChildren(QPushButton) if one.text() == text]
    return found


def choose(page, place):
    menu = button(page, "Calibrate").menu()
    menu.actions()[place].trigger()


def test_that_the_second_of_two_classes_is_looked_at_first(page):
    assert page.reliability.findChild(QComboBox).currentText() == "PNEUMONIA"
    assert page.reliability._state.text() == "Probabilities are not calibrated."
    assert not button(page, "Remove").isEnabled()


def test_that_the_diagram_and_the_table_show_what_was_reckoned(page, opened):
    now, before = opened.certainty.known.reliability(PNEUMONIA, Binning.EQUAL_WIDTH)
    assert before is None
    value, former = page.reliability._values["error"]
    assert value.text() == f"{now.error * 100:.1f}\N{NO-BREAK SPACE}%"
    assert not former.isVisible()
    assert rows(page) == 3
    assert [cells(page, row)[0] for row in range(3)] == ["All scans", "NORMAL", "PNEUMONIA"]
    every = opened.certainty.known.coverage(0.9)[0]
    assert cells(page, 0)[2].startswith(f"{every.covered.value * 100:.1f}")


def test_that_arrows_read_the_bins_and_return_shows_their_scans(qtbot, view, page, opened):
    plot = page.reliability.plot
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    now, _ = opened.certainty.known.reliability(PNEUMONIA, Binning.EQUAL_WIDTH)
    assert plot.reading.startswith(f"{now.bins[1].scans} scans from 0.10 to 0.20")
    assert plot.accessibleDescription() == plot.reading
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    found = asked.args[0].among
    assert found.name == "probability of PNEUMONIA from 0.10 to 0.20"
    assert len(found.ids) == now.bins[1].scans
    part = opened.certainty.known.labelled
    scores = part.shown[list(found.ids), 1]
    assert ((scores > 0.1) & (scores <= 0.2)).all()


def test_that_bins_can_hold_equally_many_scans(qtbot, page):
    combo = page.reliability.findChildren(QComboBox)[1]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    counts = page.reliability.plot
    qtbot.waitUntil(lambda: {one.scans for one in counts._now.bins} == {60})
    QTest.keyClick(combo, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: counts._now.bins[0].high == 0.1)


def test_that_the_label_can_be_chosen(qtbot, page, opened):
    combo = page.reliability.findChild(QComboBox)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    wanted, _ = opened.certainty.known.reliability(None, Binning.EQUAL_WIDTH)
    qtbot.waitUntil(lambda: page.reliability.plot._now == wanted)


def test_that_calibrating_shows_before_and_now_and_what_it_moved(qtbot, view, page, opened):
    opened.certainty.point = OperatingPoint(PNEUMONIA, 0.67)
    opened.certainty.flips = 2
    with qtbot.waitSignal(view.said) as said:
        choose(page, 0)
    assert opened.certainty.asked[0] is CalibrationMethod.TEMPERATURE
    assert said.args[0] == (
        "Probabilities are calibrated (temperature 2.00, out of fold on 600 scans). "
        "The threshold for PNEUMONIA moved with them, from 0.80 to 0.67. "
        "2 scans are decided otherwise than before."
    )
    assert page.messages.text == said.args[0]
    view.show_changes(Changes(predicted=True))
    qtbot.waitUntil(lambda: page.reliability._values["error"][1].isVisible())
    assert button(page, "Remove").isEnabled()
    errors = [
        float(one.text().split()[0].replace("%", "").strip("\N{NO-BREAK SPACE}"))
        for one in page.reliability._values["error"]
    ]
    assert errors[0] < errors[1]
    button(page, "Remove").click()
    qtbot.waitUntil(lambda: "remove" in opened.certainty.asked)


def test_that_curves_can_be_asked_for_and_what_cannot_be_done_is_told(qtbot, page, opened):
    opened.certainty.error = NothingToLearn("Too few labelled scans to calibrate by.")
    choose(page, 1)
    qtbot.waitUntil(lambda: page.messages.text != "")
    assert page.messages.text == "Too few labelled scans to calibrate by."
    assert opened.certainty.asked[0] is CalibrationMethod.ISOTONIC
    assert button(page, "Calibrate").isEnabled()


def test_that_another_level_is_shown_at_once_and_kept_when_the_slider_rests(
    qtbot, page, opened
):
    slider = page.findChild(QSlider)
    before = cells(page, 0)
    with qtbot.waitSignal(opened.pipeline.changed) as changed:
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert changed.args == [Changes(predicted=True)]
    assert opened.certainty.asked == [0.95]
    qtbot.waitUntil(lambda: cells(page, 0) != before)
    every = opened.certainty.known.coverage(0.95)[0]
    assert cells(page, 0)[2].startswith(f"{every.covered.value * 100:.1f}")


def test_that_sets_that_are_all_of_one_label_say_why(qtbot, view, page, opened):
    assert page.sets._hint.isHidden()
    known = certain()
    part = known.labelled
    sure = np.eye(2, dtype=np.float32)[part.classes] * 0.9 + np.float32(0.05)
    part = replace(part, shown=sure, raw=sure, decided=part.classes)
    opened.certainty.known = replace(known, labelled=part)
    view.show_changes(Changes(predicted=True))
    qtbot.waitUntil(page.sets._hint.isVisible)
    assert "right for 100.0" in page.sets._hint.text()


def test_that_the_promise_can_be_made_for_each_class(qtbot, page, opened):
    QTest.keyClick(page.findChild(QCheckBox), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: opened.certainty.asked == [True])


def test_that_the_queues_are_opened(qtbot, view, page, opened):
    with qtbot.waitSignal(view.query_wanted) as asked:
        button(page, "Show the 41 unsure").click()
    assert asked.args == [UNSURE]
    with qtbot.waitSignal(view.said) as said:
        button(page, "Find scans unlike anything learnt").click()
    assert said.args == ["7 of 640 scans are unlike anything learnt."]
    view.show_changes(Changes(predicted=True))
    qtbot.waitUntil(lambda: "640 scans were compared with 590" in page.sets._looked.text())
    with qtbot.waitSignal(view.query_wanted) as asked:
        button(page, "Show the 7 unlike").click()
    assert asked.args == [UNLIKE]
    assert page.sets.progress.isHidden()


def test_that_a_survey_by_another_network_says_so(qtbot, view, page, opened):
    other = replace(SURVEY, backbone="another")
    opened.certainty.known = certain(survey=other)
    view.show_changes(Changes(predicted=True))
    qtbot.waitUntil(lambda: "another network" in page.sets._looked.text())


def test_that_nothing_can_be_begun_while_the_folder_is_being_judged(page, opened):
    opened.is_working = True
    opened.state_changed.emit()
    assert not button(page, "Calibrate").isEnabled()
    assert not page.findChild(QCheckBox).isEnabled()


def test_that_many_classes_are_judged_by_whatever_is_predicted(qtbot, opened):
    labels = tuple(Label(f"cargo {number}") for number in range(5))
    opened.certainty.known = certain(replace(RUN, labels=labels))
    view = CalibrationView(opened)
    page = view.make()
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: rows(page) == 6)
    combo = page.reliability.findChild(QComboBox)
    assert combo.currentText() == "Whatever is predicted"
    assert combo.count() == 6
    for wait in view.stop():
        wait()


@pytest.mark.parametrize(
    ("known", "title"), [(None, "No predictions yet"), (certain(scans=19), "Too few labels")]
)
def test_that_an_empty_page_says_why(qtbot, opened, known, title):
    opened.certainty.known = known
    view = CalibrationView(opened)
    page = view.make()
    qtbot.addWidget(page)
    assert isinstance(page, CalibrationPage)
    page.show()
    qtbot.waitUntil(lambda: page._message.accessibleName().startswith(title))
    if known is None:
        button(page, "Run").click()
        assert opened.read == 1
    for wait in view.stop():
        wait()
