"""What people do on the Training tab, with the program as it is."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from ajna_desktop.app import App
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.models.find_installed import Installed
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.ui.training.training_panel import TrainingPanel
from ajna_desktop.workers.engine import Engine

LONG = 90_000  # milliseconds: processes are started and scans described
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.timeout(240),
]


class KeptEngine(Engine):
    """The engine of all tests: a program that ends leaves its processes to the next one."""

    def close(self):
        pass


@pytest.fixture(scope="module")
def users(tmp_path_factory):
    return UserFolders.below(tmp_path_factory.mktemp("user"))


@pytest.fixture(scope="module")
def engine(users):
    engine = KeptEngine(users)
    yield engine
    Engine.close(engine)


@pytest.fixture
def folder(tmp_path):
    """Two classes that are easily told apart."""
    for number in range(16):
        for label, level in (("empty", 210), ("loaded", 60)):
            noise = np.random.default_rng(number + level).normal(level, 12, (48, 64))
            place = tmp_path / "scans" / label / f"{number:02}.png"
            place.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).save(place)
    return tmp_path / "scans"


@pytest.fixture
def app(qtbot, users, engine, folder):
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    app = App(users, lambda *_: engine, CrashHandler())
    app.window.resize(1400, 900)
    app.window.show()
    with qtbot.waitSignal(app.settled, timeout=LONG):
        app.open_folder(folder)
    yield app
    app.window.close()
    app.window.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def panel(qtbot, app):
    app.window.activateWindow()
    qtbot.keyClick(app.window.focusWidget(), "7", Qt.KeyboardModifier.ControlModifier)
    panel = app.window.findChild(TrainingPanel)
    qtbot.waitUntil(panel.isVisible)
    return panel


def words(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def names_typed(panel):
    return [field.text() for field in panel.findChildren(QLineEdit)]


def press(qtbot, panel, text):
    def button():
        found = [b for b in panel.findChildren(QPushButton) if b.text() == text]
        return next((one for one in found if one.isVisible() and one.isEnabled()), None)

    qtbot.waitUntil(lambda: button() is not None, timeout=LONG)
    qtbot.mouseClick(button(), Qt.MouseButton.LeftButton)


def test_that_a_classifier_is_trained_and_judges_the_folder(qtbot, app, panel):
    qtbot.waitUntil(lambda: "32 scans to learn from" in words(panel))
    panel.setup.methods.choose("efficientnet-logistic")
    qtbot.waitUntil(lambda: "scans · EfficientNet-Lite0, logistic head" in names_typed(panel))
    press(qtbot, panel, "Start training")
    qtbot.waitUntil(lambda: "Test: accuracy" in words(panel), timeout=LONG)
    assert "Validation: accuracy 100.0" in words(panel)
    qtbot.waitUntil(lambda: not app.opened.is_working, timeout=LONG)
    app.opened.installed = Installed()  # as while the list is not read again
    with qtbot.waitSignal(app.settled, timeout=LONG):
        press(qtbot, panel, "Judge this folder with it")
        names = [b.accessibleName() for b in app.window.tool_bar.findChildren(QToolButton)]
        assert "Classifier: scans · EfficientNet-Lite0, logistic head" in names
    qtbot.waitUntil(lambda: not app.opened.is_working, timeout=LONG)
    assert app.opened.classifier.name == "scans · EfficientNet-Lite0, logistic head"
    assert app.opened.collection.predictions.tally().matrix.accuracy == 1.0
    assert app.opened.collection.predictions.current_run().classifier_id == (
        app.opened.classifier.id
    )


@pytest.mark.long
def test_that_a_network_is_stopped_by_the_task_bar_and_what_it_learnt_is_kept(
    qtbot, app, panel
):
    panel.setup.methods.choose("cnn-150")
    press(qtbot, panel, "Start training")
    qtbot.waitUntil(lambda: "Ringed: epoch" in words(panel), timeout=LONG)
    app.window.acts["stop"].trigger()
    qtbot.waitUntil(lambda: "Validation: accuracy" in words(panel), timeout=LONG)
    qtbot.waitUntil(
        lambda: (
            "scans · Simple CNN, 150 px"
            in [one.name for one in app.opened.installed.classifiers]
        ),
        timeout=LONG,
    )


def test_that_the_scan_in_the_inspector_is_shown_varied(qtbot, app, panel):
    panel.setup.methods.choose("cnn-150-pooled")
    variants = panel.setup.variants
    qtbot.waitUntil(lambda: "variant" in variants.accessibleName(), timeout=LONG)
    assert app.window.page.current.scan is not None
