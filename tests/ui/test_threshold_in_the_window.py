"""A threshold that is tried out and kept, with the views and the store as they are."""

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QPushButton, QSlider

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.commands import Commands
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.ui.figures import share
from ajna_desktop.ui.main_window import MainWindow
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.task_runner import TaskRunner
from ajna_desktop.ui.work_page import WorkPage
from ajna_desktop.workers.engine import Engine
from tests.store.folders import at, predict, read, run_of

A, B = Label("A"), Label("B")
SCANS = 40
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Desk:
    """The window on a folder of forty scans, with predictions."""

    def __init__(self, qtbot, place):
        self.qtbot = qtbot
        self.users = UserFolders.below(place / "user")
        (place / "folder").mkdir()
        self.store = Collection.open(place / "folder", self.users, "ana")
        self._fill()
        self.tasks = TaskRunner()
        self.engine = Engine(self.users)
        self.opened = OpenCollection(self.store, self.engine, self.tasks, self.users)
        memory = QSettings(str(place / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(memory)
        self.page = WorkPage(self.opened, self.window.acts, lambda: False)
        self.window.show_page(self.page, self.store.folder)
        self.commands = Commands(self.window, self.tasks, CrashHandler())
        self.commands.attach(self.opened, self.page)
        self.window.resize(1400, 900)
        self.window.show()
        self.page.answers.read_all()
        self.slider = self.window.tool_bar.findChild(QSlider)

    def _fill(self):
        rng = np.random.default_rng(8)
        folder = {f"{'AB'[n % 2]}/{n}.png": f"content {n}" for n in range(SCANS)}
        read(self.store.scans, folder)
        scans = [at(self.store.scans, path) for path in folder]
        self.truth = np.arange(SCANS) % 2 == 1
        # As float32, which is what the store keeps.
        self.scores = (0.3 * self.truth + 0.7 * rng.random(SCANS)).astype(np.float32)
        chances = {
            scan.id: [1 - score, score] for scan, score in zip(scans, self.scores, strict=True)
        }
        predict(self.store.predictions, run_of("A", "B"), chances)

    def errors(self, threshold):
        return int(np.count_nonzero((self.scores.astype(float) >= threshold) != self.truth))

    def sees(self, errors):
        """Wait until gallery, matrix and navigator say that there are so many errors."""
        accuracy = share(1 - errors / SCANS)
        self.qtbot.waitUntil(lambda: self.page.gallery.position()[1] == errors)
        self.page.show_view("matrix")
        self.qtbot.waitUntil(lambda: accuracy in self.text_of(self.page.matrix))
        self.page.show_view("gallery")
        self.qtbot.waitUntil(lambda: self.page._counts.errors == errors)
        return True

    def text_of(self, widget):
        return " ".join(label.text() for label in widget.findChildren(PlainLabel))

    def press(self, text):
        buttons = self.page.trial.bar.findChildren(QPushButton)
        button = next(one for one in buttons if one.text() == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def leave(self):
        self.opened.stop()
        wait = self.page.stop()
        self.tasks.shut_down()
        wait()
        self.commands.detach()
        self.opened.shut_down()
        self.engine.close()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.leave()


def test_that_gallery_matrix_and_navigator_follow_a_threshold_and_come_back(desk):
    desk.page.ask(ERRORS)
    assert desk.sees(desk.errors(0.5))
    assert not desk.page.trial.bar.isVisible()
    desk.slider.setValue(800)
    assert desk.errors(0.8) != desk.errors(0.5)
    assert desk.sees(desk.errors(0.8))
    desk.qtbot.waitUntil(desk.page.trial.bar.isVisible)
    assert "0.800 for B: not saved" in desk.text_of(desk.page.trial.bar)
    assert desk.store.predictions.current_run().operating_point is None
    desk.press("Back")
    assert desk.sees(desk.errors(0.5))
    assert not desk.page.trial.bar.isVisible()
    assert desk.slider.value() == 500


def test_that_a_gallery_out_of_sight_follows_once_it_is_seen(desk):
    desk.page.ask(ERRORS)
    assert desk.sees(desk.errors(0.5))
    desk.page.show_view("matrix")
    desk.slider.setValue(800)
    accuracy = share(1 - desk.errors(0.8) / SCANS)
    desk.qtbot.waitUntil(lambda: accuracy in desk.text_of(desk.page.matrix))
    assert desk.page.gallery.position()[1] == desk.errors(0.5)
    desk.page.show_view("gallery")
    desk.qtbot.waitUntil(lambda: desk.page.gallery.position()[1] == desk.errors(0.8))


def test_that_the_cells_of_the_gallery_say_what_would_be_predicted(desk):
    desk.page.ask(ERRORS)
    assert desk.sees(desk.errors(0.5))
    scan_id = desk.page.gallery.current()
    before = desk.opened.predictions([scan_id])[scan_id].label
    other = 10 if before == A else 990
    desk.slider.setValue(other)
    desk.qtbot.waitUntil(lambda: desk.opened.trial.point is not None)
    assert desk.opened.predictions([scan_id])[scan_id].label != before
    assert desk.store.predictions.predictions([scan_id])[scan_id].label == before


def test_that_a_threshold_that_is_used_is_what_the_store_decides_by(desk):
    desk.page.ask(ERRORS)
    desk.slider.setValue(650)
    assert desk.sees(desk.errors(0.65))
    desk.press("Use this")
    desk.qtbot.waitUntil(lambda: not desk.page.trial.bar.isVisible())
    assert desk.store.predictions.current_run().operating_point == OperatingPoint(B, 0.65)
    assert desk.sees(desk.errors(0.65))
    assert len(desk.store.scans.ids(ERRORS)) == desk.errors(0.65)
    desk.qtbot.waitUntil(lambda: desk.opened.trial.threshold_of(B) == 0.65)


def test_that_the_tab_of_curves_opens_by_its_key_and_takes_the_keyboard(desk):
    desk.window.acts["curves"].trigger()
    desk.qtbot.waitUntil(lambda: "Scores of B" in desk.text_of(desk.page.tabs.currentWidget()))
    focus = desk.window.focusWidget()
    desk.qtbot.keyClick(focus, Qt.Key.Key_Right)
    assert desk.opened.trial.point.threshold > 0.5
