import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ajna_desktop.domain.errors import ExportFailed, NothingToLearn, StudyUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import NamedScans, ScanQuery
from ajna_desktop.ui.compare.compare_control import CompareControl
from ajna_desktop.ui.compare.compare_panel import ComparePanel
from ajna_desktop.ui.compare.method_table import MethodTable
from ajna_desktop.ui.compare.studies import Known
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from tests.ui.compare.made import COMPARISON, KEYS, LABELS
from tests.ui.fakes import NORMAL, PNEUMONIA

TOO_FEW = "This folder has too few scans to judge by."


class FakeStudies:
    """Finds what it was told to find."""

    def __init__(self):
        self.known = Known(None, LABELS, {})
        self.ran = []
        self.failure = None
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.kept = []

    def read(self):
        return self.known

    def run(self, names, context):
        context.step(Doing.TRAINING, 0, 2)
        self.goes_on.wait(5)
        context.step(Doing.TRAINING, 1, 2)
        if self.failure:
            raise NothingToLearn(self.failure)
        self.ran.append(names)
        self.known = Known(COMPARISON, LABELS, {})

    def told(self, key, truth, told):
        return (
            [ScanId(1), ScanId(5)] if (key, truth, told) == (KEYS[2], NORMAL, PNEUMONIA) else []
        )

    def apart(self, one, other):
        return [ScanId(7)]

    def contested(self):
        raise StudyUnreadable("The tables of the comparison cannot be read any more.")

    def export(self, place):
        if place == Path("/full"):
            raise ExportFailed("No space left.")
        return place / "study.html"

    def keep(self, bundle):
        self.kept.append(bundle)
        return bundle


@pytest.fixture
def studies():
    return FakeStudies()


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def panel(qtbot):
    panel = ComparePanel()
    qtbot.addWidget(panel)
    panel.resize(900, 800)
    panel.show()
    return panel


@pytest.fixture
def control(qtbot, runner, studies, panel):
    control = CompareControl(studies, Pipeline(runner))
    control.attach(panel)
    qtbot.waitUntil(
        lambda: panel.findChild(MethodTable).isVisible() or not studies.known.labels
    )
    yield control
    studies.goes_on.set()
    control.stop()()


def sees(qtbot, panel, text):
    def is_said():
        shown = [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]
        return any(text in one for one in shown)

    qtbot.waitUntil(is_said)


def button(panel, text):
    return next(
        one
        for one in panel.findChildren(QPushButton)
        if one.text().startswith(text) and not one.isHidden()
    )


def run(panel, *names):
    panel.tick(names)
    QTest.mouseClick(button(panel, "Run"), Qt.MouseButton.LeftButton)


def test_that_the_ticked_are_run_and_what_came_of_it_is_shown(control, panel, studies, qtbot):
    run(panel, "cnn-150", "efficientnet-logistic")
    sees(qtbot, panel, "4 of 22 classifiers, judged on 624 scans")
    assert studies.ran == [["cnn-150", "efficientnet-logistic"]]
    assert button(panel, "Run the ticked (2)").isEnabled()


def test_that_progress_is_shown_and_a_stop_is_heard(control, panel, studies, qtbot):
    studies.goes_on.clear()
    studies.known = Known(replace(COMPARISON, is_complete=False), LABELS, {})
    run(panel, "cnn-150")
    sees(qtbot, panel, "Training")
    control.refresh()
    sees(qtbot, panel, "4 of 22 classifiers")
    assert not any("stopped" in one.text() for one in panel.findChildren(QLabel))
    QTest.mouseClick(button(panel, "Stop"), Qt.MouseButton.LeftButton)
    sees(qtbot, panel, "Stopping… What is finished stays.")
    studies.goes_on.set()
    qtbot.waitUntil(lambda: button(panel, "Run").isEnabled())
    sees(qtbot, panel, "stopped before the end: Run goes on with it")
    assert studies.ran == []


def test_that_a_failure_is_said_and_can_be_tried_again(control, panel, studies, qtbot):
    studies.failure = TOO_FEW
    run(panel, "cnn-150")
    qtbot.waitUntil(lambda: panel.messages.text == TOO_FEW)
    studies.failure = None
    QTest.mouseClick(button(panel, "Try again"), Qt.MouseButton.LeftButton)
    sees(qtbot, panel, "4 of 22 classifiers")
    assert studies.ran == [("cnn-150",)]
    assert panel.messages.text == ""


def test_that_cells_and_pairs_become_questions_with_a_name(control, panel, studies, qtbot):
    studies.known = Known(COMPARISON, LABELS, {})
    control.refresh()
    sees(qtbot, panel, "4 of 22 classifiers")
    with qtbot.waitSignal(control.query_wanted) as wanted:
        panel.cell_opened.emit(KEYS[2], 0, 1)
    name = "NORMAL told as PNEUMONIA by EfficientNet-Lite0, fine-tuned"
    assert wanted.args == [ScanQuery(among=NamedScans(name, (ScanId(1), ScanId(5))))]
    with qtbot.waitSignal(control.query_wanted) as wanted:
        panel.pair_opened.emit(KEYS[2], KEYS[3])
    among = wanted.args[0].among
    assert among.name == "EfficientNet-Lite0, fine-tuned ≠ Simple CNN, 150 px"
    assert among.ids == (ScanId(7),)


def test_that_tables_that_are_gone_are_said_in_the_tab(control, panel, qtbot):
    panel.disagreements_wanted.emit()
    qtbot.waitUntil(lambda: "cannot be read any more" in panel.messages.text)


def test_that_a_comparison_is_exported_or_why_not(control, panel, qtbot):
    with qtbot.waitSignal(control.exported) as exported:
        control.export(Path("/there"))
    assert exported.args == [Path("/there/study.html")]
    control.export(Path("/full"))
    qtbot.waitUntil(lambda: panel.messages.text == "No space left.")


def test_that_a_classifier_that_was_kept_can_judge_the_folder(control, panel, studies, qtbot):
    rows = tuple(replace(row, bundle=f"of {row.name}") for row in COMPARISON.rows)
    studies.known = Known(replace(COMPARISON, rows=rows), LABELS, {})
    control.refresh()
    sees(qtbot, panel, "4 of 22 classifiers")
    with qtbot.waitSignal(control.kept) as kept:
        QTest.mouseClick(button(panel, "Judge the folder with it"), Qt.MouseButton.LeftButton)
    assert kept.args == ["of efficientnet-finetuned"] == studies.kept


def test_that_without_labels_there_is_a_sentence_and_a_button(qtbot, runner, studies, panel):
    studies.known = Known(None, (), {})
    control = CompareControl(studies, Pipeline(runner))
    control.attach(panel)
    sees(qtbot, panel, "do not have two of them yet")
    with qtbot.waitSignal(control.unlabelled_wanted):
        QTest.mouseClick(button(panel, "Show scans without a label"), Qt.MouseButton.LeftButton)
    control.stop()()
