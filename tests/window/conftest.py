"""A person in front of the window, and a folder to look at."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ajna_desktop.app import App
from ajna_desktop.domain.scan import Label
from ajna_desktop.paths import UserFolders
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.workers.engine import Engine

EMPTY, LOADED = Label("empty"), Label("loaded")
LONG = 60_000  # milliseconds: the network is started and describes the images


def save_scan(path, level, seed):
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).normal(level, 12, (48, 64))
    Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).save(path)


@pytest.fixture
def folder(tmp_path):
    """Two classes that are easily told apart, one wrong label, and a file that is no image."""
    scans = tmp_path / "scans"
    for number in range(12):
        save_scan(scans / "empty" / f"e{number:02}.png", 210, number)
        save_scan(scans / "loaded" / f"l{number:02}.png", 60, 100 + number)
    save_scan(scans / "empty" / "wrong.png", 60, 999)
    (scans / "loaded" / "broken.png").write_bytes(b"not an image at all")
    return scans


class KeptEngine(Engine):
    """The engine of all tests: a program that ends leaves its processes to the next one."""

    def close(self):
        pass


@pytest.fixture(scope="package")
def engine(tmp_path_factory):
    engine = KeptEngine(UserFolders.below(tmp_path_factory.mktemp("engine")))
    yield engine
    Engine.close(engine)


class User:
    """Somebody in front of the program."""

    def __init__(self, qtbot, users, engine):
        self._qtbot = qtbot
        self._users = users
        self.crashes = CrashHandler()
        self.app = App(users, lambda *_: engine, self.crashes)
        self.app.window.show()

    @property
    def page(self):
        return self.app.window.page

    @property
    def store(self):
        return self.app.opened.collection

    def opens(self, folder):
        with self._qtbot.waitSignal(self.app.settled, timeout=LONG):
            self.app.open_folder(folder)
        if self.page is not None:
            self.sees(lambda: self.page.gallery.position()[1] > 0)

    def sees(self, what):
        self._qtbot.waitUntil(what, timeout=10_000)

    def presses(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        widget = self.app.window.focusWidget()
        self._qtbot.keyClick(widget, key, modifier)

    def asks(self, query):
        self.page.ask(query)
        self.sees(lambda: self.shown() == self.store.scans.ids(query))

    def shown(self):
        self.page.gallery.select_all()
        return self.page.gallery.selected()

    def goes_to(self, path):
        scan = self.store.scans.by_path(path)
        assert self.page.gallery.make_current(scan.id)
        self.sees(lambda: self.page.current.scan and self.page.current.scan.id == scan.id)

    def state(self, path):
        scan = self.store.scans.by_path(path)
        return scan.label, scan.status

    def told(self):
        """Return what the bar at the bottom says."""
        labels = self.app.window.task_bar.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def leaves(self):
        self.app.window.close()


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "user")


@pytest.fixture
def sits_down(qtbot, users, engine):
    people = []

    def start():
        for earlier in people:
            earlier.leaves()
        people.append(User(qtbot, users, engine))
        return people[-1]

    yield start
    for user in people:
        user.leaves()
        user.app.window.deleteLater()
