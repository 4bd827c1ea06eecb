"""What people do with the window, from opening a folder to closing it."""

import csv
import logging

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView

from ajna_desktop.app import App
from ajna_desktop.domain.files import Part
from ajna_desktop.domain.neighbour_filter import LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import ERRORS, SHORTLIST, UNREADABLE, ScanQuery
from ajna_desktop.paths import UserFolders
from ajna_desktop.ui.crash_handler import CrashHandler
from ajna_desktop.ui.elsewhere.elsewhere_dialog import ElsewhereDialog
from ajna_desktop.ui.export_dialog import Export, ExportKind
from ajna_desktop.ui.inspector.neighbour_strip import NeighbourModel
from ajna_desktop.ui.inspector.space_menu import SpaceMenu
from ajna_desktop.workers.engine import Engine

EMPTY, LOADED = Label("empty"), Label("loaded")
LONG = 60_000  # milliseconds: the network is started and describes the images
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


@pytest.fixture(scope="module")
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


def test_that_a_folder_ends_in_a_matrix_a_queue_of_errors_and_neighbours(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    counts = user.store.scans.counts()
    assert (counts.every, counts.unreadable) == (25, 1)
    tally = user.store.predictions.tally()
    assert tally.matrix.total == 25
    user.asks(ERRORS)
    assert [scan.path for scan in user.store.scans.scans(user.shown())] == ["empty/wrong.png"]
    user.goes_to("empty/wrong.png")
    near = user.app.opened.neighbours(user.page.current.scan.id)
    assert len(near) == 20
    assert [one.scan.label for one in near[:10]] == [LOADED] * 10
    assert user.app.opened.has_index


def test_that_every_file_is_shown_or_listed_as_unreadable(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(UNREADABLE)
    (scan,) = user.store.scans.scans(user.shown())
    assert scan.path == "loaded/broken.png"
    assert scan.reason


def test_that_a_key_labels_moves_on_and_can_be_undone_by_keyboard(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_2)
    assert user.state("empty/wrong.png") == (LOADED, ReviewStatus.RELABELLED)
    assert user.page.current.scan.path == "loaded/l00.png"
    user.presses(Qt.Key.Key_Return)
    assert user.state("loaded/l00.png") == (LOADED, ReviewStatus.CONFIRMED)
    event = user.store.labels.last_event()
    assert (event.predicted, event.classifier[:12]) == (LOADED, "out-of-fold-")
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert user.state("empty/wrong.png") == (EMPTY, ReviewStatus.UNREVIEWED)
    assert user.store.labels.verify().problem == ""


def test_that_a_label_that_is_not_saved_keeps_the_reader_at_its_scan(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    with user.store.database.transaction() as db:
        db.execute("PRAGMA query_only = ON")  # as on a disk that became read-only
    user.presses(Qt.Key.Key_2)
    assert user.page.current.scan.path == "empty/wrong.png"
    assert user.state("empty/wrong.png") == (EMPTY, ReviewStatus.UNREVIEWED)
    assert user.page.messages.isVisible()
    assert "saved" not in user.told()
    db.execute("PRAGMA query_only = OFF")
    user.presses(Qt.Key.Key_2)
    assert user.state("empty/wrong.png") == (LOADED, ReviewStatus.RELABELLED)
    assert user.page.current.scan.path == "loaded/l00.png"
    assert "labels saved" in user.told()


def test_that_undo_goes_to_the_scan_whose_label_it_took_back(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(ScanQuery(label=EMPTY))
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_2)
    user.sees(lambda: user.page.gallery.position()[1] == 12)
    user.presses(Qt.Key.Key_Home)
    assert user.page.current.scan.path != "empty/wrong.png"
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.sees(lambda: user.page.current.scan.path == "empty/wrong.png")
    user.presses(Qt.Key.Key_Home)
    user.presses(Qt.Key.Key_A)
    user.presses(Qt.Key.Key_End)
    user.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.sees(lambda: user.page.gallery.position() == (1, 13))


def test_that_many_selected_are_labelled_by_one_key_and_one_undo(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(ScanQuery(label=EMPTY))
    user.page.gallery.select_all()
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_X)
    assert user.store.scans.count(ScanQuery(status=ReviewStatus.BAD_IMAGE)) == 13
    user.app.window.task_bar.undo_wanted.emit()
    assert user.store.scans.count(ScanQuery(status=ReviewStatus.BAD_IMAGE)) == 0


def test_that_typing_in_the_filter_labels_nothing(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.presses(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = user.app.window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "l2x")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "l"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert user.store.labels.last_event() is None


def test_that_the_page_of_keys_opens_by_its_key(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.page.gallery.focus_grid()
    user.presses("?")
    user.sees(lambda: user.app.window.findChild(object, "keys") is not None)
    user.app.window.findChild(object, "keys").reject()


def test_that_labels_are_learnt_from_when_predictions_are_updated(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.judgements.label(LOADED)
    assert user.app.opened.is_out_of_date
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.window.acts["update"].trigger()
    assert not user.app.opened.is_out_of_date
    assert user.store.scans.count(ERRORS) == 0
    said = [label.text() for label in user.app.window.task_bar.findChildren(QLabel)]
    assert "Predictions updated" in said


def test_that_a_folder_opened_again_is_there_at_once_and_nothing_is_read_twice(
    qtbot, sits_down, folder
):
    user = sits_down()
    user.opens(folder)
    made_at = user.store.predictions.current_run().made_at_utc
    user = sits_down()
    heard = []
    with qtbot.waitSignal(user.app.folder_shown, timeout=LONG):
        user.app.open_folder(folder)
    user.app.opened.pipeline.progressed.connect(heard.append)
    user.sees(lambda: user.page.gallery.position()[1] == 25)
    qtbot.waitSignal(user.app.settled, timeout=LONG).wait()
    assert not [one for one in heard if one.doing.name == "DESCRIBING" and one.total]
    assert user.store.predictions.current_run().made_at_utc == made_at


def test_that_the_last_change_can_be_undone_after_a_restart(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.judgements.label(LOADED)
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    undo = user.app.window.acts["undo"]
    assert undo.text() == "Undo: empty → loaded (earlier session)"
    undo.trigger()
    assert user.state("empty/wrong.png") == (EMPTY, ReviewStatus.UNREVIEWED)


def test_that_stopping_is_heard_and_run_goes_on_from_there(qtbot, sits_down, folder):
    user = sits_down()
    with qtbot.waitSignal(user.app.folder_shown, timeout=LONG):
        user.app.open_folder(folder)
    with qtbot.waitSignal(user.app.settled, timeout=5000):
        user.app.window.acts["stop"].trigger()
    assert not user.app.opened.is_working
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.window.acts["run"].trigger()
    assert user.store.predictions.tally().matrix.total == 25


def test_that_a_second_window_on_the_same_folder_is_refused_with_a_sentence(
    qtbot, sits_down, users, engine, folder
):
    user = sits_down()
    user.opens(folder)
    second = User(qtbot, users, engine)
    second.opens(folder)
    assert second.page is None
    assert (
        "in use" in second.app.window.messages.text or "open" in second.app.window.messages.text
    )
    second.leaves()
    second.app.window.deleteLater()


def test_that_a_saved_classifier_judges_a_folder_without_labels(
    qtbot, sits_down, folder, tmp_path
):
    user = sits_down()
    user.opens(folder)
    with qtbot.waitSignal(user.app.tasks.idle, timeout=LONG):
        user.app.commands.save_classifier("Empty or loaded")
    flat = tmp_path / "flat"
    for number in range(4):
        save_scan(flat / f"{number}.png", 210 if number < 2 else 60, 500 + number)
    user.opens(flat)
    assert user.store.predictions.current_run() is None
    assert "label" in user.app.opened.nothing_to_learn
    (bundle,) = [
        one for one in user.app.opened.installed.classifiers if one.name == "Empty or loaded"
    ]
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        user.app.opened.choose(bundle)
    ids = user.store.scans.ids(ScanQuery())
    said = user.store.predictions.predictions(ids)
    assert [said[i].label for i in ids] == [EMPTY, EMPTY, LOADED, LOADED]


def test_that_scans_can_be_compared_otherwise_and_that_is_remembered(qtbot, sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("loaded/l00.png")
    shown = user.page.inspector.findChild(NeighbourModel)

    def near():
        role = Qt.ItemDataRole.AccessibleTextRole
        return [shown.index(row).data(role) for row in range(shown.rowCount())]

    user.sees(lambda: bool(near()))
    before = near()
    menu = user.page.inspector.findChild(SpaceMenu)
    details = next(one for one in menu.menu().actions() if one.text() == "details")
    with qtbot.waitSignal(user.app.settled, timeout=LONG):
        details.trigger()
    user.sees(lambda: near() not in ([], before))
    assert menu.text() == "Similar by: details ▾"
    user.leaves()
    again = sits_down()
    again.opens(folder)
    assert again.app.opened.likeness.chosen.key == "maximum"


def test_that_labels_are_exported_as_a_table(qtbot, sits_down, folder, tmp_path):
    user = sits_down()
    user.opens(folder)
    with qtbot.waitSignal(user.app.tasks.idle, timeout=LONG):
        user.app.commands.export(Export(ExportKind.TABLE, tmp_path / "out"))
    with open(tmp_path / "out" / "scans.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 26
    assert {row["label"] for row in rows} == {EMPTY, LOADED}


def test_that_a_folder_that_is_gone_is_told_in_a_sentence(sits_down, tmp_path):
    user = sits_down()
    user.opens(tmp_path / "gone")
    assert user.page is None
    assert user.app.window.messages.text


def test_that_no_file_name_reaches_the_log(sits_down, folder, caplog):
    caplog.set_level(logging.INFO)
    (folder / "loaded" / "Maria Silva 1970.png").write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    user = sits_down()
    user.opens(folder)
    user.asks(UNREADABLE)
    user.leaves()
    assert "Maria" not in caplog.text


def test_that_scans_are_put_on_the_shortlist_by_a_key_and_found_there(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.asks(ScanQuery(label=EMPTY))
    user.goes_to("empty/wrong.png")
    user.page.gallery.focus_grid()
    user.presses(Qt.Key.Key_K)
    assert "put on the shortlist" in user.told()
    user.asks(SHORTLIST)
    assert [scan.path for scan in user.store.scans.scans(user.shown())] == ["empty/wrong.png"]
    user.presses(Qt.Key.Key_K)
    user.sees(lambda: user.shown() == [])
    user.app.window.acts["undo"].trigger()
    user.sees(lambda: len(user.shown()) == 1)


def test_that_the_similar_ones_fill_the_gallery_nearest_first(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    near = user.app.opened.neighbours(user.page.current.scan.id, 200)
    user.app.window.acts["show_similar"].trigger()
    expected = [user.page.current.scan.id, *(one.scan.id for one in near)]
    user.sees(lambda: list(user.shown()) == expected)


def test_that_the_filter_of_neighbours_is_obeyed(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    user.page.inspector.filter_chosen.emit(NeighbourFilter(label=LabelWanted.SAME))
    near = user.app.opened.neighbours(user.page.current.scan.id)
    assert {one.scan.label for one in near} == {EMPTY}
    assert len(near) == 12


def test_that_a_dropped_file_from_elsewhere_is_judged_beside_the_window(
    sits_down, folder, tmp_path
):
    user = sits_down()
    user.opens(folder)
    (tmp_path / "other.png").write_bytes((folder / "loaded" / "l00.png").read_bytes())
    user.page.neighbours.elsewhere.look_at_file(str(tmp_path / "other.png"))
    dialog = user.page.findChild(ElsewhereDialog)

    def words():
        return " ".join(one.text() for one in dialog.findChildren(QLabel))

    user.sees(lambda: "Predicted loaded" in words())
    user.sees(lambda: dialog.findChild(QListView).model().rowCount() == 20)
    before = user.store.scans.counts().every
    dialog.close()
    assert user.store.scans.counts().every == before


def test_that_a_part_of_a_scan_is_searched_by(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    user.goes_to("empty/wrong.png")
    near = user.app.opened.neighbours(user.page.current.scan.id, 5, Part(0, 0, 0.5, 0.5))
    assert len(near) == 5
    assert user.page.current.scan.id not in [one.scan.id for one in near]
