"""The pictures of the manual, taken of the program as it is, on the synthetic demo.

    AJNA_PICTURES=docs/pictures python -m pytest tests/screenshots

Without that variable they are taken all the same, to a temporary place, and looked at roughly:
size, and that there is something on them.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from ajna_desktop.app import App
from ajna_desktop.domain.scan_query import ERRORS
from ajna_desktop.domain.settings import Theme
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.make_scans import make_demo_scans
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.ui.keys_dialog import KeysDialog
from ajna_desktop.ui.theme import apply_theme
from ajna_desktop.workers.engine import Engine

SIZE = (1360, 860)
COMPARED = ["efficientnet-logistic", "efficientnet-logistic-maximum"]
LEAST_COLOURS = 200  # in a picture of scans; an empty window has a handful
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def place(tmp_path):
    wanted = os.environ.get("AJNA_PICTURES")
    place = Path(wanted) if wanted else tmp_path / "pictures"
    place.mkdir(parents=True, exist_ok=True)
    return place


@pytest.fixture
def app(qtbot, tmp_path):
    users = UserFolders.below(tmp_path / "user")
    app = App(users, lambda users, _: Engine(users), CrashHandler())
    app.window.resize(*SIZE)
    app.window.tool_bar.show_reader("Ana")
    app.window.show()
    yield app
    app.window.close()
    app.window.deleteLater()


def take(qtbot, widget, file):
    qtbot.wait(700)  # the last thumbnails; nothing tells when a view has nothing more to draw
    assert widget.grab().save(str(file))
    return QImage(str(file))


def colours(image):
    step = 7
    return {
        image.pixel(x, y)
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


@pytest.mark.timeout(600)
def test_that_every_view_can_be_shown_in_a_picture(qtbot, qapp, app, place, tmp_path):
    apply_theme(qapp, Theme.LIGHT)
    take(qtbot, app.window, place / "start.png")
    folder, _ = make_demo_scans(tmp_path / "demo", TaskContext())
    with qtbot.waitSignal(app.settled, timeout=240_000):
        app.open_folder(folder)
    page = app.window.page
    page.ask(ERRORS)
    qtbot.waitUntil(lambda: page.gallery.position()[1] > 0)
    pictures = [take(qtbot, app.window, place / "window.png")]
    page.show_view("matrix")
    take(qtbot, app.window, place / "matrix.png")
    apply_theme(qapp, Theme.DARK)
    page.show_view("gallery")
    pictures.append(take(qtbot, app.window, place / "dark.png"))
    page.toggle_full_view()
    pictures.append(take(qtbot, app.window, place / "full-view.png"))
    page.toggle_full_view()
    apply_theme(qapp, Theme.LIGHT)
    page.show_view("curves")
    qtbot.wait(1500)  # the scores are read on a thread of their own
    pictures.append(take(qtbot, app.window, place / "curves.png"))
    page.show_view("map")
    qtbot.waitUntil(lambda: app.opened.surveys.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: not app.opened.surveys.is_running, timeout=60_000)
    pictures.append(take(qtbot, app.window, place / "map.png"))
    page.show_view("curate")
    suspects = page.tabs.currentWidget()
    look = next(b for b in suspects.findChildren(QPushButton) if "wrong labels" in b.text())
    look.click()
    qtbot.waitUntil(
        lambda: app.opened.collection.suspects.current() is not None, timeout=60_000
    )
    pictures.append(take(qtbot, app.window, place / "suspects.png"))
    review = next(
        b for b in suspects.findChildren(QPushButton) if b.text().startswith("Review")
    )
    review.click()
    pictures.append(take(qtbot, app.window, place / "review.png"))
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_Escape)
    page.show_view("training")
    take(qtbot, app.window, place / "training.png")
    page.show_view("compare")
    with qtbot.waitSignal(app.settled, timeout=240_000):
        next(view for view in page.views if view.name == "compare").control.run(COMPARED)
    qtbot.wait(1500)  # the figures are read on a thread of their own
    take(qtbot, app.window, place / "compare.png")
    keys = KeysDialog(app.window)
    keys.show()
    take(qtbot, keys, place / "keys.png")
    keys.reject()
    for picture in pictures:
        assert (picture.width(), picture.height()) == SIZE
        assert len(colours(picture)) > LEAST_COLOURS
