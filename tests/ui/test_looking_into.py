"""Explanations in the whole window, with the network that comes with the program."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ajna_desktop.app import App
from ajna_desktop.domain.scan import Label
from ajna_desktop.paths import UserFolders
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.ui.learnt.learnt_dialog import LearntDialog
from ajna_desktop.workers.engine import Engine

LONG = 90_000  # milliseconds: networks are started
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def folder(tmp_path):
    """Two classes: a bright disc on the left of wide images, or on the right."""
    random = np.random.default_rng(0)
    rows, columns = np.indices((96, 192))
    for number in range(8):
        for label, centre in (("left", 40), ("right", 150)):
            disc = (rows - 48) ** 2 + (columns - centre) ** 2 < 24**2
            noise = random.normal(40, 10, (96, 192)) + disc * 160
            path = tmp_path / "scans" / label / f"{number}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).save(path)
    return tmp_path / "scans"


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "user")


class KeptEngine(Engine):
    """A program that ends leaves its processes to the next one."""

    def close(self):
        pass


@pytest.fixture
def engine(users):
    engine = KeptEngine(users)
    yield engine
    Engine.close(engine)


def open_app(qtbot, users, engine, folder):
    app = App(users, lambda *_: engine, CrashHandler())
    app.window.show()
    with qtbot.waitSignal(app.settled, timeout=LONG):
        app.open_folder(folder)
    page = app.window.page
    qtbot.waitUntil(lambda: page.gallery.position()[1] > 0)
    page.gallery.focus_grid()
    return app


def close(app):
    app.window.close()
    app.window.deleteLater()


def words(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def go_to(qtbot, app, path):
    page = app.window.page
    page.gallery.make_current(app.opened.collection.scans.by_path(path).id)
    qtbot.waitUntil(lambda: page.inspector.image_view.pixels is not None)


@pytest.mark.timeout(400)
def test_that_what_the_network_looked_at_lies_over_the_image(qtbot, users, engine, folder):
    app = open_app(qtbot, users, engine, folder)
    page = app.window.page
    near, large = page.inspector.image_view, page.full_view.image_view
    explaining = page.looking.explaining
    go_to(qtbot, app, "left/0.png")
    assert not near.has_overlay

    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_G)
    qtbot.waitUntil(lambda: near.has_overlay, timeout=LONG)
    assert explaining.explanation.label == Label("left")

    go_to(qtbot, app, "right/0.png")
    qtbot.waitUntil(lambda: near.has_overlay)
    assert explaining.explanation.label == Label("right")

    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: large.isVisible() and large.has_overlay)
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_W)
    assert [near.has_overlay, large.has_overlay, explaining.is_on] == [False, False, False]

    page.looking.show_learnt()
    dialog = page.findChild(LearntDialog)
    for said in ("layer stem_relu makes of 0.png", "The 32 filters"):
        qtbot.waitUntil(lambda said=said: said in words(dialog), timeout=LONG)
    dialog.close()
    explaining.set_strength(35)
    close(app)

    again = open_app(qtbot, users, engine, folder)
    assert again.window.page.looking.explaining.strength == 35
    assert not again.window.page.looking.explaining.is_on
    close(again)
