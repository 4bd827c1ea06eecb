import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.ui.importing.import_control import ImportControl
from ajna_desktop.ui.importing.import_dialog import ImportDialog
from ajna_desktop.ui.importing.trial_view import Trial
from tests.ui.fakes import NORMAL, PNEUMONIA, a_prediction, a_scan
from tests.ui.importing.test_import_dialog import button, found

FILE = Path("/somewhere/vazio_01b3.h5")


class FakeBundle:
    name = "vazio"


class FakeImports:
    """Says what it was told to say."""

    def __init__(self):
        self.refusal = None
        self.failure = None
        self.saved = []
        self.contexts = []
        self.goes_on = threading.Event()
        self.goes_on.set()

    def inspect(self, path, context):
        self.contexts.append(context)
        self.goes_on.wait(5)
        context.check()
        if self.refusal:
            raise BundleInvalid(self.refusal)
        return found(path=str(path))

    def try_out(self, found, choices, context):
        return [Trial(a_scan(1), a_prediction(1)), Trial(a_scan(2), a_prediction(2, PNEUMONIA))]

    def save(self, found, choices, context):
        if self.failure:
            raise BundleInvalid(self.failure)
        self.saved.append(choices)
        return FakeBundle()


@pytest.fixture
def imports():
    return FakeImports()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def control(window, imports, thumbnails):
    control = ImportControl(window)
    control.open_file(FILE, imports, [NORMAL, PNEUMONIA], thumbnails)
    yield control
    imports.goes_on.set()
    control.stop()()


def dialog(window):
    return window.findChild(ImportDialog)


def sees(qtbot, window, text):
    def is_said():
        shown = [one.text() for one in dialog(window).findChildren(QLabel) if one.isVisible()]
        return any(text in one for one in shown)

    qtbot.waitUntil(is_said)


def test_that_a_file_is_checked_tried_saved_and_judges(control, window, qtbot, imports):
    qtbot.waitUntil(lambda: button(dialog(window), "Save").isVisible())
    QTest.mouseClick(button(dialog(window), "Try it"), Qt.MouseButton.LeftButton)
    sees(qtbot, window, "1 of 2 get the label that they have.")
    with qtbot.waitSignal(control.saved):
        QTest.mouseClick(button(dialog(window), "Save"), Qt.MouseButton.LeftButton)
    assert [choices.positive for choices in imports.saved] == [PNEUMONIA]
    sees(qtbot, window, "Saved: vazio")
    with qtbot.waitSignal(control.judge_wanted) as wanted:
        judge = button(dialog(window), "Judge this folder with it")
        QTest.mouseClick(judge, Qt.MouseButton.LeftButton)
    assert isinstance(wanted.args[0], FakeBundle)
    qtbot.waitUntil(lambda: dialog(window) is None)


def test_that_a_refused_file_says_why(qtbot, window, imports, thumbnails):
    imports.refusal = "A pickle may hold program code and is never opened."
    control = ImportControl(window)
    control.open_file(FILE, imports, [], thumbnails)
    sees(qtbot, window, imports.refusal)
    control.stop()()


def test_that_a_name_that_is_taken_can_be_changed(control, window, qtbot, imports):
    imports.failure = "There is a classifier of this name already."
    qtbot.waitUntil(lambda: button(dialog(window), "Save").isVisible())
    QTest.mouseClick(button(dialog(window), "Save"), Qt.MouseButton.LeftButton)
    sees(qtbot, window, imports.failure)
    imports.failure = None
    with qtbot.waitSignal(control.saved):
        QTest.mouseClick(button(dialog(window), "Save"), Qt.MouseButton.LeftButton)


def test_that_closing_stops_the_checking(qtbot, window, imports, thumbnails):
    imports.goes_on.clear()
    control = ImportControl(window)
    control.open_file(FILE, imports, [], thumbnails)
    qtbot.waitUntil(lambda: bool(imports.contexts))
    cancel = next(b for b in dialog(window).findChildren(QPushButton) if "Cancel" in b.text())
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert imports.contexts[0].is_cancelled
    imports.goes_on.set()
    control.stop()()
    qtbot.waitUntil(lambda: dialog(window) is None)
