import threading
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

from ajna_desktop.domain.curating.annotations import AnnotationKind, Box
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.scans import ScanStore
from ajna_desktop.ui.annotations.annotating import Annotating, Place
from ajna_desktop.ui.annotations.note_dialog import NoteDialog
from ajna_desktop.ui.annotations.notes_part import NotesPart
from ajna_desktop.ui.annotations.rectangle_layer import RectangleLayer
from ajna_desktop.ui.annotations.rectangle_picker import RectanglePicker
from ajna_desktop.ui.annotations.tag_popup import TagPopup
from ajna_desktop.ui.edits import Edits
from ajna_desktop.ui.gallery.chip import Chip
from ajna_desktop.ui.inspector.image_view import ImageView
from ajna_desktop.ui.inspector.part_picker import PartPicker
from tests.store.folders import at, read, walk
from tests.ui.fakes import FakeLookup, colours_of

# What the offscreen platform says of any popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FOLDER = {"A/1.png": "one", "A/2.png": "two", "A/3.png": "three"}


@dataclass
class Desk:
    """A place with an image, a part that shows what is noted, and the one who writes."""

    window: QWidget
    view: ImageView
    part: NotesPart
    annotating: Annotating
    store: AnnotationStore
    scans: ScanStore
    edits: Edits
    ids: list
    chosen: list

    @property
    def said(self):
        return self.store.of_scans(self.ids).get(self.chosen[0], [])


@pytest.fixture
def desk(qtbot, tmp_path):
    database = Database(tmp_path / "labels.ajna")
    scans = ScanStore(database)
    read(scans, FOLDER)
    ids = [at(scans, path).id for path in FOLDER]
    edits = Edits(LabelStore(database, "ana", "s"), FakeLookup(), lambda: None, "s")
    store = AnnotationStore(database, "ana", "s")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    view, part = ImageView(window), NotesPart(window)
    view.setGeometry(0, 0, 400, 400)
    part.setGeometry(400, 0, 300, 400)
    annotating = Annotating(store, edits, lambda: {"urgent": "U"}, window)
    chosen = [ids[0]]
    place = Place(window, lambda: chosen, lambda: scans.scan(chosen[0]), view)
    annotating.join(place, part)
    edits.changed.connect(annotating.refresh)
    window.show()
    # The scan has 1300 x 1000 pixels, of which the screen gets half as many each way.
    view.show_pixels(np.zeros((500, 650), np.uint8))
    annotating.refresh()
    yield Desk(window, view, part, annotating, store, scans, edits, ids, chosen)
    database.close()


def buttons(part):
    return {
        button.accessibleName() or button.text(): button
        for button in part.findChildren(QPushButton)
    }


def lines(part):
    found = part.findChild(QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def asking(desk):
    return next(one for one in desk.window.findChildren(NoteDialog) if one.isVisible())


def write(qtbot, desk, text):
    dialog = asking(desk)
    dialog.findChild(QPlainTextEdit).setPlainText(text)
    qtbot.keyClick(
        dialog.findChild(QPlainTextEdit), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )


def choose_tag(qtbot, desk, text):
    popup = next(one for one in desk.window.findChildren(TagPopup) if one.isVisible())
    field = popup.findChild(QLineEdit)
    qtbot.keyClicks(field, text)
    shown = popup.findChild(QListWidget).item(0).text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return shown


def test_that_a_tag_is_typed_given_taken_off_and_undone(qtbot, desk):
    desk.chosen[:] = desk.ids[:2]
    buttons(desk.part)["Tag"].click()
    assert choose_tag(qtbot, desk, "urgent") == "New tag: urgent"
    assert desk.store.tags() == [("urgent", 2)]
    assert [chip.text() for chip in desk.part.findChildren(Chip)] == ["urgent"]
    desk.annotating.choose_tag()
    assert choose_tag(qtbot, desk, "URG") == "✓ urgent    (U)"
    assert desk.store.tags() == []
    assert desk.edits.undo_text() == "Tag “urgent” taken off 2 scan(s)"
    desk.edits.undo()
    assert desk.store.tags() == [("urgent", 2)]
    desk.edits.undo()
    assert desk.store.tags() == []
    desk.edits.redo()
    assert desk.store.tags() == [("urgent", 2)]


def test_that_a_tag_that_some_have_is_given_to_the_others(desk):
    desk.annotating.toggle_tag("urgent")
    desk.chosen[:] = desk.ids
    desk.annotating.toggle_tag("Urgent")
    assert desk.store.tags() == [("urgent", 3)]
    desk.annotating.toggle_tag("Urgent")
    assert desk.store.tags() == []


class Watched(AnnotationStore):
    """Knows on which threads it was asked about many scans."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.threads = []

    def _watch(self):
        self.threads.append(threading.current_thread())

    def new(self, *arguments):
        self._watch()
        return super().new(*arguments)

    def tagged(self, *arguments):
        self._watch()
        return super().tagged(*arguments)

    def common_tags(self, *arguments):
        self._watch()
        return super().common_tags(*arguments)


def test_that_tags_of_many_scans_are_looked_up_beside_the_ui_thread(qtbot, tmp_path):
    database = Database(tmp_path / "labels.ajna")
    scans = ScanStore(database)
    many = {f"A/{number}.png": f"content {number}" for number in range(400)}
    read(scans, many)
    ids = [at(scans, path).id for path in many]
    store = Watched(database, "ana", "s")
    edits = Edits(LabelStore(database, "ana", "s"), FakeLookup(), lambda: None, "s")
    window = QWidget()
    qtbot.addWidget(window)
    annotating = Annotating(store, edits, dict, window)
    annotating.join(Place(window, lambda: ids, lambda: None))
    annotating.toggle_tag("urgent")
    assert store.common_tags(ids) == ["urgent"]
    store.threads.clear()
    annotating.choose_tag()
    annotating.toggle_tag("Urgent")
    assert store.tags() == []
    assert len(store.threads) == 3
    assert threading.main_thread() not in store.threads
    database.close()


def test_that_a_click_on_a_tag_takes_it_off_this_scan_alone(qtbot, desk):
    desk.annotating.toggle_tag("urgent", desk.ids)
    (chip,) = (chip for chip in desk.part.findChildren(Chip) if chip.isVisible())
    assert chip.accessibleName() == "Take the tag urgent off"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert desk.store.tags() == [("urgent", 2)]


def test_that_a_note_is_written_edited_removed_and_undone(qtbot, desk):
    buttons(desk.part)["Note"].click()
    write(qtbot, desk, " left lobe\nask Maria ")
    assert [said.text for said in desk.said] == ["left lobe\nask Maria"]
    (line,) = lines(desk.part)
    assert line.startswith("left lobe\nask Maria\nana · ")
    found = desk.part.findChild(QListWidget)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    write(qtbot, desk, "right lobe")
    assert [said.text for said in desk.said] == ["right lobe"]
    qtbot.keyClick(found, Qt.Key.Key_Delete)
    assert desk.said == []
    for text in ("right lobe", "left lobe\nask Maria"):
        desk.edits.undo()
        assert [said.text for said in desk.said] == [text]


def test_that_a_note_on_several_scans_is_one_step(qtbot, desk):
    desk.chosen[:] = desk.ids
    desk.annotating.write_note()
    write(qtbot, desk, "dark")
    assert {said[0].text for said in desk.store.of_scans(desk.ids).values()} == {"dark"}
    assert desk.edits.undo_text() == "Note on 3 scan(s)"
    desk.edits.undo()
    assert desk.store.of_scans(desk.ids) == {}


def test_that_a_note_without_a_word_cannot_be_kept(desk):
    desk.annotating.write_note()
    dialog = asking(desk)
    keep = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Keep")
    assert not keep.isEnabled()
    dialog.findChild(QPlainTextEdit).setPlainText("x" * 4001)
    assert not keep.isEnabled()
    dialog.reject()
    assert desk.said == []


def test_that_a_rectangle_is_drawn_on_the_image_in_its_own_pixels(qtbot, desk):
    desk.annotating.draw_rectangle()
    picker = desk.view.findChild(RectanglePicker)
    corner, end = (desk.view.to_view(QPointF(*spot)) for spot in ((65, 100), (325, 300)))
    QTest.mousePress(picker, Qt.MouseButton.LeftButton, pos=corner.toPoint())
    QTest.mouseMove(picker, end.toPoint())
    QTest.mouseRelease(picker, Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert picker.is_on  # it stays in sight while its remark is written
    write(qtbot, desk, "opacity")
    assert not picker.is_on
    (said,) = desk.said
    assert (said.kind, said.text) == (AnnotationKind.RECTANGLE, "opacity")
    wanted = Box(130, 200, 520, 400)
    for name in ("x", "y", "width", "height"):
        assert getattr(said.box, name) == pytest.approx(getattr(wanted, name), abs=6)
    layer = desk.view.findChild(RectangleLayer)
    assert layer.isVisible()
    assert layer.shown == (said,)
    place = QRectF(corner, end)
    assert layer.place_of(said.box).center().x() == pytest.approx(place.center().x(), abs=3)
    desk.edits.undo()
    assert not layer.isVisible()


def test_that_a_rectangle_is_drawn_by_keys_and_may_have_no_remark(qtbot, desk):
    desk.annotating.draw_rectangle()
    picker = desk.view.findChild(RectanglePicker)
    qtbot.keyClick(picker, Qt.Key.Key_Right)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    write(qtbot, desk, "")
    (said,) = desk.said
    assert (said.text, said.box) == ("", Box(325, 250, 650, 500))
    assert lines(desk.part)[0].startswith("(no remark)\n650 × 500 pixels at 325, 250\nana")


def test_that_the_key_pressed_again_ends_drawing(desk):
    picker = desk.view.findChild(RectanglePicker)
    desk.annotating.draw_rectangle()
    assert picker.is_on
    desk.annotating.draw_rectangle()
    assert not picker.is_on


def test_that_a_scan_that_was_not_read_is_refused_with_a_sentence(qtbot, desk):
    walk(desk.scans, FOLDER | {"new.png": "new"})
    desk.chosen[:] = [at(desk.scans, "new.png").id]
    with qtbot.waitSignal(desk.annotating.failed) as failed:
        desk.annotating.toggle_tag("urgent")
    assert "not read yet" in str(failed.args[0])
    with qtbot.waitSignal(desk.annotating.failed):
        desk.annotating.write_note()
        write(qtbot, desk, "dark")


def test_that_without_a_scan_nothing_is_asked(desk):
    desk.chosen.clear()
    desk.annotating.choose_tag()
    desk.annotating.write_note()
    assert desk.window.findChildren(TagPopup) == desk.window.findChildren(NoteDialog) == []


def test_that_a_blind_reading_neither_tells_nor_takes_notes(qtbot, desk):
    desk.annotating.toggle_tag("urgent")
    blind = QWidget(desk.window)
    blind.show()
    desk.annotating.join(Place(blind, lambda: desk.ids, lambda: None, None, lambda: True))
    for write in (
        desk.annotating.choose_tag,
        desk.annotating.write_note,
        desk.annotating.draw_rectangle,
        lambda: desk.annotating.toggle_tag("other"),
    ):
        with qtbot.waitSignal(desk.annotating.said) as said:
            write()
        assert "blind" in said.args[0]
    assert desk.store.tags() == [("urgent", 1)]
    assert desk.window.findChildren(TagPopup) == desk.window.findChildren(NoteDialog) == []


def test_that_the_tags_and_the_last_note_are_summed_up(desk):
    assert not desk.part.summary.isVisibleTo(desk.part)
    desk.annotating.toggle_tag("urgent")
    desk.annotating.toggle_tag("ask")
    new = desk.store.new(desk.ids[:1], AnnotationKind.NOTE, "left\nlobe " + "x" * 200)
    desk.edits.changed.emit(desk.store.say(new))
    told = desk.part.summary.text().splitlines()
    assert told[0] == "Tags: ask, urgent."
    assert told[1].startswith("Note: left lobe xxx")
    assert told[1].endswith("x…")


def test_that_the_image_can_be_seen_as_it_is_until_something_is_said(desk):
    desk.annotating.toggle_tag("urgent")
    layer = desk.view.findChild(RectangleLayer)
    assert not layer.isVisible()  # the part beside the image tells the tags
    box = Box(100, 100, 200, 200)
    new = desk.store.new(desk.ids[:1], AnnotationKind.RECTANGLE, "here", box)
    desk.edits.changed.emit(desk.store.say(new))
    assert layer.isVisible()
    assert layer.accessibleName() == "Rectangles: here"
    assert colours_of(desk.view) >= {"#ffffff"}
    desk.view.reset_window()
    assert not layer.isVisible()
    assert "#ffffff" not in colours_of(desk.view)
    desk.annotating.toggle_tag("ask")
    assert layer.isVisible()


def test_that_tags_and_notes_are_on_the_image_where_no_part_tells_them(qtbot, desk):
    view = ImageView(desk.window)
    view.show()
    view.show_pixels(np.zeros((500, 650), np.uint8))
    scan = desk.scans.scan(desk.ids[0])
    desk.annotating.join(Place(view, lambda: desk.chosen, lambda: scan, view))
    layer = view.findChild(RectangleLayer)
    desk.annotating.toggle_tag("urgent")
    assert layer.isVisible()
    assert layer.summary == layer.accessibleName() == "Tags: urgent."


def test_that_one_draws_for_one_thing_at_a_time(desk):
    other = PartPicker(desk.view)
    other.begin()
    desk.annotating.draw_rectangle()
    assert not other.is_on
    assert desk.view.findChild(RectanglePicker).is_on
