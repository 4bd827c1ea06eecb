from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView

from ajna_desktop.domain.curating.annotations import AnnotationKind
from ajna_desktop.domain.curating.shortcuts import Shortcut, ShortcutKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.curating.shortcuts import ShortcutStore
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.scans import ScanStore
from ajna_desktop.ui.curate.class_dialogs import MergeDialog, NameDialog
from ajna_desktop.ui.curate.classes_view import ClassesView
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.folder_keys import FolderKeys
from tests.store.folders import at, read
from tests.ui.fakes import FakeLookup

FOLDER = {"A/1.png": "one", "A/2.png": "two", "B/3.png": "three"}
A, B, C = map(Label, "ABC")


class Opened(QObject):
    """As much of an open folder as the page needs, on a real store."""

    state_changed = Signal()

    def __init__(self, database):
        super().__init__()
        labels = LabelStore(database, "ana", "s")
        self.collection = SimpleNamespace(
            scans=ScanStore(database),
            labels=labels,
            classes=ClassStore(database, "ana", "s"),
            annotations=AnnotationStore(database, "ana", "s"),
            shortcuts=ShortcutStore(database),
        )
        self.edits = Edits(labels, FakeLookup(), lambda: None, "s", self)
        self.keys = FolderKeys(self.collection.shortcuts, labels.classes, self)
        self.is_working = False
        self.updates = 0
        read(self.collection.scans, FOLDER)

    def update_predictions(self):
        self.updates += 1


@pytest.fixture
def opened(tmp_path):
    database = Database(tmp_path / "labels.ajna")
    yield Opened(database)
    database.close()


@pytest.fixture
def view(qtbot, opened):
    view = ClassesView(opened)
    opened.edits.changed.connect(opened.keys.show_changes)
    opened.edits.changed.connect(view.show_changes)
    view.page = view.make()
    qtbot.addWidget(view.page)
    view.page.resize(700, 600)
    view.page.show()
    qtbot.waitUntil(lambda: rows(view) != [])
    yield view
    for wait in view.stop():
        wait()


def rows(view, place=0):
    model = view.page.findChildren(QTableView)[place].model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def press(view, text):
    next(b for b in view.page.findChildren(QPushButton) if b.text() == text).click()


def is_offered(view, text):
    return next(b for b in view.page.findChildren(QPushButton) if b.text() == text).isEnabled()


def dialog(view, kind):
    return next(one for one in view.page.findChildren(kind) if one.isVisible())


def label_of(opened, path):
    return at(opened.collection.scans, path).label


def test_that_every_class_is_shown_with_its_key_and_counts(view):
    assert rows(view) == [("A", "1", "2", "0", "2"), ("B", "2", "1", "0", "1")]


def test_that_a_class_is_added_shown_at_once_and_removed_again(qtbot, view, opened):
    press(view, "Add…")
    asked = dialog(view, NameDialog)
    assert not asked.do.isEnabled()
    asked.field.setText("A")
    assert asked.told.text() == "There is a class of this name already."
    asked.field.setText(" C ")
    asked.do.click()
    qtbot.waitUntil(lambda: ("C", "3", "0", "0", "0") in rows(view))
    assert not is_offered(view, "Remove")  # A is the current one, and scans have it
    view.page.classes.table.choose(2)
    press(view, "Remove")
    qtbot.waitUntil(lambda: len(rows(view)) == 2)
    opened.edits.undo()
    assert opened.collection.labels.classes() == [A, B, C]
    opened.edits.undo()
    assert opened.collection.labels.classes() == [A, B]


def test_that_a_class_is_renamed_and_comes_back(qtbot, view, opened):
    press(view, "Rename…")
    asked = dialog(view, NameDialog)
    assert asked.field.text() == "A"
    asked.field.setText("B")
    assert "merge the two instead" in asked.told.text()
    asked.field.setText("C")
    assert asked.told.text().startswith("2 scan(s) have it.")
    asked.do.click()
    assert label_of(opened, "A/1.png") == C
    qtbot.waitUntil(lambda: [row[0] for row in rows(view)] == ["B", "C"])
    assert opened.edits.undo_text() == "Class A → C"
    opened.edits.undo()
    assert label_of(opened, "A/1.png") == A
    opened.edits.redo()
    assert label_of(opened, "A/1.png") == C
    assert opened.updates == 0


def test_that_classes_are_merged_and_the_predictions_made_anew(qtbot, view, opened):
    press(view, "Merge…")
    asked = dialog(view, MergeDialog)
    assert [asked.field.itemText(at) for at in range(asked.field.count())] == ["B"]
    assert asked.told.text().startswith("2 scan(s) of “A” become “B”, which then has 3")
    asked.do.click()
    assert label_of(opened, "A/1.png") == B
    assert opened.updates == 1
    qtbot.waitUntil(lambda: rows(view) == [("B", "1", "3", "0", "3")])
    assert not is_offered(view, "Merge…")
    opened.edits.undo()
    assert label_of(opened, "A/1.png") == A
    assert label_of(opened, "B/3.png") == B


def test_that_a_change_that_cannot_be_made_is_told_and_is_no_step(qtbot, view, opened):
    press(view, "Rename…")
    asked = dialog(view, NameDialog)
    opened.collection.classes.add(C)  # meanwhile
    asked.field.setText("C")
    with qtbot.waitSignal(opened.edits.failed) as failed:
        asked.do.click()
    assert "There is a class “C” already" in str(failed.args[0])
    assert opened.edits.undo_text() == ""


def test_that_classes_wait_while_the_folder_is_worked_on(view, opened):
    opened.is_working = True
    opened.state_changed.emit()
    assert not any(is_offered(view, text) for text in ("Add…", "Rename…", "Merge…", "Remove"))
    opened.is_working = False
    opened.state_changed.emit()
    assert is_offered(view, "Rename…")


def test_that_keys_are_chosen_for_classes_and_tags_and_taken_back(qtbot, view, opened):
    said = opened.collection.annotations
    first = at(opened.collection.scans, "A/1.png").id
    opened.edits.changed.emit(said.say(said.new([first], AnnotationKind.TAG, "urgent")))
    qtbot.waitUntil(lambda: rows(view, 1) == [("urgent", "–", "1")])
    of_class, of_tag = view.page.findChildren(QComboBox)
    choose(of_tag, "U")
    assert opened.keys.meaning("U") == Shortcut(ShortcutKind.TAG, "urgent")
    assert rows(view, 1) == [("urgent", "U", "1")]
    choose(of_class, "0")
    assert rows(view)[0][:2] == ("A", "0")
    choose(of_class, "U")
    assert rows(view, 1)[0][1] == "–"
    opened.edits.undo()
    opened.edits.undo()
    assert opened.keys.chosen == {"U": Shortcut(ShortcutKind.TAG, "urgent")}
    assert rows(view)[0][:2] == ("A", "1")


def choose(field, key):
    place = field.findData(key)
    field.setCurrentIndex(place)
    field.activated.emit(place)


def test_that_a_row_leads_to_its_scans(qtbot, view):
    with qtbot.waitSignal(view.query_wanted) as asked:
        qtbot.keyClick(view.page.classes.table, Qt.Key.Key_Return)
    assert asked.args[0] == ScanQuery(label=A)


def test_that_a_change_begun_before_work_started_waits_for_its_end_and_so_does_its_undo(
    qtbot, opened, view
):
    refused = []
    opened.edits.failed.connect(lambda error: refused.append(str(error)))
    view.page.classes.table.setCurrentIndex(view.page.classes.table.model().index(0, 0))
    press(view, "Rename…")
    dialog = view.page.findChild(NameDialog)
    opened.is_working = True  # say, predictions are brought up to date by themselves
    dialog.named.emit("C")
    assert (opened.collection.classes.events(), len(refused)) == ([], 1)

    opened.is_working = False
    dialog.named.emit("C")
    opened.is_working = True
    opened.edits.undo()
    assert len(opened.collection.classes.events()) == 1
    assert refused == ["Classes can be changed when the work on the folder is done."] * 2
    opened.is_working = False
    opened.edits.undo()
    assert [use.name for use in opened.collection.classes.uses()] == [A, B]
