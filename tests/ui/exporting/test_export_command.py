"""The command with a real collection, without a window around it."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QRadioButton, QWidget

from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.ui.export_memory import ExportMemory
from ajna_desktop.ui.exporting.export_command import ExportCommand
from ajna_desktop.ui.exporting.export_dialog import ExportDialog
from tests.fakes import FakeImages
from tests.tasks.conftest import save_scan


class Opened:
    """The part of an open folder that the command needs."""

    def __init__(self, collection, config):
        self.collection = collection
        self.export_memory = ExportMemory(config)
        self.engine = type("Engine", (), {"images": FakeImages()})
        self.errors = []

    def failed(self, error):
        self.errors.append(error)


@pytest.fixture
def opened(tmp_path):
    for number in range(3):
        save_scan(tmp_path / "scans" / "empty" / f"{number}.png", 200, number)
        save_scan(tmp_path / "scans" / "loaded" / f"{number}.png", 60, 10 + number)
    users = UserFolders.below(tmp_path / "user")
    collection = Collection.open(tmp_path / "scans", users, "ana")
    open_folder(collection, FakeImages(), TaskContext())
    yield Opened(collection, tmp_path)
    collection.close()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


def run_now(task, done):
    task.succeeded.connect(done)
    task.run()


def asked(command, opened, window, qtbot, place, shown=()):
    """Open the dialog, wait until it has counted, and return it."""
    opened.export_memory.remember_place(opened.collection.id, place)
    command.ask(opened, shown, window)
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: any("scan(s)" in one.text() for one in dialog.findChildren(QLabel)))
    return dialog


def test_that_what_the_gallery_shows_is_exported_and_the_place_remembered(
    opened, window, qtbot, tmp_path
):
    command = ExportCommand(run_now)
    places = []
    command.written.connect(places.append)
    shown = opened.collection.scans.ids(EVERY_SCAN)[:2]
    dialog = asked(command, opened, window, qtbot, tmp_path / "out", shown)
    scans = dialog.findChildren(QComboBox)[0]
    scans.setCurrentIndex(scans.findText("What the gallery shows", Qt.MatchFlag.MatchContains))
    dialog.findChildren(QRadioButton)[2].click()
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()
    qtbot.waitUntil(lambda: places == [tmp_path / "out"])

    coco = json.loads((tmp_path / "out" / "annotations.json").read_text())
    assert len(coco["images"]) == 2
    assert opened.export_memory.place(opened.collection.id) == tmp_path / "out"
    assert opened.export_memory.chosen.kind == "coco"
    assert opened.errors == []


def test_that_an_earlier_export_is_brought_up_to_date_and_that_is_said(
    opened, window, qtbot, tmp_path
):
    command = ExportCommand(run_now)
    told = []
    command.said.connect(told.append)
    for _ in range(2):
        dialog = asked(command, opened, window, qtbot, tmp_path / "out")
        with qtbot.waitSignal(dialog.finished):
            dialog.accept()
        qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    assert told == ["Brought up to date: 0 written, 0 moved, 0 removed"]


def test_that_what_could_not_be_exported_is_said_and_whose_changes_were_kept(
    opened, window, qtbot, tmp_path
):
    (tmp_path / "scans" / "empty" / "broken.png").write_bytes(b"no image")
    open_folder(opened.collection, FakeImages(), TaskContext())
    command = ExportCommand(run_now)
    told = []
    command.said.connect(told.append)
    for _ in range(2):
        dialog = asked(command, opened, window, qtbot, tmp_path / "out")
        with qtbot.waitSignal(dialog.finished):
            dialog.accept()
        qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
        (tmp_path / "out" / "empty" / "0.png").write_bytes(b"somebody's own")
    left_out = "1 scan(s) not exported: skipped.csv says why"
    assert told == [
        left_out,
        "Brought up to date: 2 written, 0 moved, 0 removed"  # the image and the list
        f" · 1 file(s) that somebody changed left alone · {left_out}",
    ]
