import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import WITHDRAWN
from ajna_desktop.domain.readers.second_reading import Drawn, reading_order
from ajna_desktop.tasks.readers.sample import SampleWish
from ajna_desktop.tasks.readers.study_file import give_out
from ajna_desktop.ui.readers.new_study_dialog import NewStudyDialog
from ajna_desktop.ui.readers.second_reading_view import SecondReadingView
from tests.ui.readers.studied import IS_NORMAL, UNSURE


@pytest.fixture
def view(studied):
    view = SecondReadingView(studied)
    studied.follow(view)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    return page


def button(page, text):
    (found,) = (
        one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    return found


def shown(page):
    model = page.table.model()
    return [
        [model.index(row, column).data() for column in range(4)]
        for row in range(model.rowCount())
    ]


def wish_of(qtbot, view, page, study, reader):
    """Begin to read, and return what the review is asked for."""
    qtbot.waitUntil(lambda: page.current is not None)
    page.choose(study.id)
    page.reader.setCurrentIndex(page.reader.findData(reader))
    with qtbot.waitSignal(view.review_wanted) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    return asked.args[0]


def test_that_a_folder_without_studies_offers_to_make_one(qtbot, page, studied):
    qtbot.waitUntil(
        lambda: len([b for b in page.findChildren(QPushButton) if b.isVisible()]) == 3
    )
    buttons = [b for b in page.findChildren(QPushButton) if b.text() == "New second reading…"]
    buttons[-1].click()
    qtbot.waitUntil(lambda: bool(page.findChildren(NewStudyDialog)))
    dialog = page.findChildren(NewStudyDialog)[0]
    assert dialog.readers.text() == "eva"
    dialog.readers.setText("ana, bruno")
    dialog.size_box.setValue(8)
    dialog.accept()
    qtbot.waitUntil(lambda: page.current is not None)
    (study,) = studied.collection.readings.studies()
    assert study.plan.readers == ("ana", "bruno")
    assert len(study.plan.contents) == 8
    assert shown(page)[0][1:3] == ["ana 0, bruno 0 of 8", "being read"]


def test_that_the_keyboard_is_where_something_can_be_done(qtbot, page, studied, view):
    offer = "New second reading…"
    qtbot.waitUntil(lambda: "Two readers" in page._message.accessibleName())
    page.setFocus()
    assert page.focusWidget().text() == offer
    assert page._message.isAncestorOf(page.focusWidget())

    studied.plan()
    view.show_changes(Changes(readings=True))
    qtbot.waitUntil(lambda: page.current is not None)
    assert page.focusWidget() is page.table


def test_that_a_reader_reads_blind_in_their_own_order_and_goes_on_where_they_stopped(
    qtbot, view, page, studied
):
    study = studied.plan()
    first = reading_order(study, "bruno")[0]
    studied.collection.readings.read(study.id, "bruno", {first: UNSURE})
    view.show_changes(studied.collection.readings.read(study.id, "ana", {first: IS_NORMAL}))
    wish = wish_of(qtbot, view, page, study, "bruno")

    assert wish.is_blind
    assert wish.suggestions == {}
    scans = studied.collection.read_contents.scans(study.plan.contents)
    order = [scans[one].scan_id for one in reading_order(study, "bruno")]
    assert list(wish.ids) == order
    assert wish.answered == {order[0]: UNSURE}  # and not what Ana said


def test_that_what_is_read_is_kept_apart_from_the_labels_and_can_be_undone(
    qtbot, view, page, studied
):
    study = studied.plan()
    view.show_changes(studied.collection.readings.close(studied.plan("Other").id))
    wish = wish_of(qtbot, view, page, study, "ana")
    one, other = wish.ids[:2]
    own = studied.collection.readings.own

    assert wish.on_decision((one, other), UNSURE)
    assert wish.on_decision((one,), IS_NORMAL)
    content_of = {
        scan.scan_id: content
        for content, scan in studied.collection.read_contents.scans(study.plan.contents).items()
    }
    assert own(study.id, "ana") == {content_of[one]: IS_NORMAL, content_of[other]: UNSURE}
    assert studied.collection.labels.events() == []
    assert studied.edits.stack.undoText().startswith("1 reading")
    studied.edits.undo()
    assert set(own(study.id, "ana").values()) == {UNSURE}
    studied.edits.undo()
    assert own(study.id, "ana") == {}
    studied.edits.redo()
    assert len(own(study.id, "ana")) == 2
    assert wish.on_decision((one,), WITHDRAWN)
    assert len(own(study.id, "ana")) == 1
    qtbot.waitUntil(lambda: shown(page)[1][1] == "ana 1, bruno 0 of 12")


def test_that_closing_and_discarding_are_asked_about_first(qtbot, view, page, studied):
    study = studied.plan()
    view.show_changes(studied.collection.readings.read(study.id, "ana", {}))
    view.plan(SampleWish("Second", ("ana", "bruno"), 4, Drawn.RANDOM))
    qtbot.waitUntil(lambda: len(shown(page)) == 2)

    button(page, "Close and compare…").click()
    assert "ana 0, bruno 0 of 4" in page.messages.text
    assert not page.current.is_closed
    button(page, "Close it").click()
    qtbot.waitUntil(lambda: page.current is not None and page.current.is_closed)
    assert not button(page, "File for this reader…").isEnabled()
    assert not page._read.isEnabled()

    button(page, "Discard…").click()
    button(page, "Discard it").click()
    qtbot.waitUntil(lambda: [row[0] for row in shown(page)] == ["Weekly"])


def test_that_a_study_is_handed_out_and_taken_in(qtbot, view, page, studied, tmp_path):
    study = studied.plan()
    place = tmp_path / "for ana.json"
    with qtbot.waitSignal(view.exported) as told:
        view.give_out(study, "ana", place)
    assert told.args == [place]
    assert len(json.loads(place.read_text())["events"]) == 1

    studied.collection.readings.read(study.id, "ana", studied.truth(study))
    back = tmp_path / "back.json"
    give_out(studied.collection, study.id, "ana", back)
    view.take_in(back)
    qtbot.waitUntil(
        lambda: page.messages.text == "“Weekly”: 0 readings that were not known here."
    )
    qtbot.waitUntil(lambda: [row[1] for row in shown(page)] == ["ana 12, bruno 0 of 12"])


def test_that_a_wrong_file_is_refused_in_the_page(qtbot, view, page, tmp_path):
    file = tmp_path / "other.json"
    file.write_text("{}")
    view.take_in(file)
    qtbot.waitUntil(lambda: "is not the file of a second reading" in page.messages.text)


def test_that_whoever_sits_here_is_offered_first(qtbot, view, page, studied):
    studied.collection.change_reader("bruno")
    view.show_changes(studied.collection.readings.discard(studied.plan("gone").id))
    studied.plan()
    view.show_changes(studied.collection.readings.discard(studied.plan("gone").id))
    qtbot.waitUntil(lambda: page.current is not None)
    assert page.reader.currentData() == "bruno"


def test_that_who_was_chosen_stays_chosen_when_somebody_has_read(qtbot, view, page, studied):
    studied.collection.change_reader("bruno")
    study = studied.plan()
    view.show_changes(Changes(readings=True))
    qtbot.waitUntil(lambda: page.current is not None)
    page.reader.setCurrentIndex(page.reader.findData("ana"))
    readings = studied.collection.readings
    view.show_changes(readings.read(study.id, "ana", studied.truth(study)))
    qtbot.waitUntil(lambda: "ana 12" in shown(page)[0][1])
    assert page.reader.currentData() == "ana"
