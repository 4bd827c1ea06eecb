from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QListView, QWidget

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.elsewhere.elsewhere_control import ElsewhereControl
from ajna_desktop.ui.elsewhere.elsewhere_dialog import ElsewhereDialog
from ajna_desktop.ui.inspector.neighbours import NeighbourShown
from tests.ui.fakes import A_RUN, PNEUMONIA, a_prediction, a_scan


class Folder:
    """Knows one file, and what is like any other."""

    run = A_RUN

    def __init__(self):
        self.known = {}
        self.asked = []
        self.refusal = None
        self.prediction = a_prediction(0, PNEUMONIA)

    def scan_of(self, path):
        return self.known.get(path)

    def pixels(self, path):
        self.asked.append(path)
        if self.refusal:
            raise self.refusal
        return Pixels(np.full((30, 40), 90, np.uint8), 8)

    def judge(self, image):
        if self.refusal:
            raise self.refusal
        return self.prediction

    def near(self, image):
        if self.refusal:
            raise self.refusal
        return [NeighbourShown(a_scan(7), a_prediction(7), 0.25)]


@pytest.fixture
def user(qtbot, thumbnails):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    folder = Folder()
    control = ElsewhereControl(folder, thumbnails, window)

    def dialog():
        (found,) = [one for one in window.findChildren(ElsewhereDialog) if one.isVisible()]
        return found

    def words():
        return " ".join(one.text() for one in dialog().findChildren(QLabel) if one.isVisible())

    yield SimpleNamespace(folder=folder, control=control, dialog=dialog, words=words)
    for wait in control.stop():
        wait()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "elsewhere.png"
    path.write_bytes(b"any")
    return str(path)


def test_that_an_image_from_elsewhere_is_judged_and_its_like_are_shown(user, qtbot, file):
    user.control.look_at_file(file)
    qtbot.waitUntil(lambda: "Predicted PNEUMONIA with 0.93." in user.words())
    assert "nothing is kept" in user.words()
    assert "learned from every label of this folder" in user.words()
    assert "never saw" not in user.words()  # that is true of the folder's own scans alone
    assert "elsewhere.png" in user.dialog().windowTitle()
    row = user.dialog().findChild(QListView)
    qtbot.waitUntil(lambda: row.model().rowCount() == 1)
    with qtbot.waitSignal(user.control.scan_wanted) as wanted:
        row.clicked.emit(row.model().index(0))
    assert wanted.args == [7]


def test_that_a_file_of_the_folder_becomes_the_current_scan(user, qtbot, file):
    user.folder.known[file] = 3
    with qtbot.waitSignal(user.control.scan_wanted) as wanted:
        user.control.look_at_file(file)
    assert wanted.args == [3]
    assert user.folder.asked == []


def test_that_a_file_that_cannot_be_read_says_why(user, qtbot, file):
    user.folder.refusal = ImageUnreadable("not an image")
    user.control.look_at_file(file)
    qtbot.waitUntil(lambda: "It cannot be looked at: not an image" in user.words())
    assert "Judging" not in user.words()


def test_that_a_folder_without_a_classifier_says_so(user, qtbot, file):
    user.folder.prediction = None
    user.control.look_at_file(file)
    qtbot.waitUntil(lambda: "no classifier that could" in user.words())


def test_that_a_pasted_image_is_looked_at_and_its_file_is_gone_afterwards(user, qtbot):
    picture = QImage(20, 10, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.gray)
    QGuiApplication.clipboard().setImage(picture)
    user.control.paste()
    qtbot.waitUntil(lambda: "Predicted" in user.words())
    assert "Pasted image" in user.dialog().windowTitle()
    (path,) = user.folder.asked
    assert QImage(path).size() == picture.size()
    user.dialog().close()
    assert QImage(path).isNull()


def test_that_a_copied_file_is_looked_at(user, qtbot, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file)])
    QGuiApplication.clipboard().setMimeData(data)
    user.control.paste()
    qtbot.waitUntil(lambda: user.folder.asked == [file])


def test_that_words_on_the_clipboard_are_no_image(user, qtbot):
    QGuiApplication.clipboard().setText("12345")
    with qtbot.waitSignal(user.control.said) as said:
        user.control.paste()
    assert "no image" in said.args[0]


def test_that_another_image_takes_the_place_of_the_first(user, qtbot, file, tmp_path):
    other = tmp_path / "other.png"
    other.write_bytes(b"any")
    user.control.look_at_file(file)
    user.control.look_at_file(str(other))
    qtbot.waitUntil(lambda: "Predicted" in user.words())
    assert "other.png" in user.dialog().windowTitle()
