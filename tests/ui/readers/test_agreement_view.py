import csv

import pytest
from PySide6.QtWidgets import QPushButton

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import Order
from ajna_desktop.ui.readers.agreement_view import AgreementView
from tests.ui.readers.studied import IS_PNEUMONIA, PNEUMONIA


@pytest.fixture
def view(studied):
    view = AgreementView(studied)
    studied.follow(view)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


@pytest.fixture
def closed(studied):
    study = studied.plan()
    studied.read_by_all(study)
    studied.collection.readings.close(study.id)
    return study


def rows(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def titles(page):
    return [one.accessibleName() for one in page.findChildren(type(page._message))]


def test_that_a_folder_without_studies_says_what_is_shown_here(qtbot, page):
    qtbot.waitUntil(lambda: "No second reading yet" in titles(page)[0])
    assert not any(one.isEnabled() for one in page.findChildren(QPushButton) if one.isVisible())


def test_that_nothing_is_told_of_an_open_study_and_one_that_all_have_read_can_be_closed(
    qtbot, studied, page, view
):
    study = studied.plan()
    view.show_changes(studied.collection.readings.read(study.id, "ana", studied.truth(study)))
    qtbot.waitUntil(lambda: "Still being read" in titles(page)[0])
    assert "ana 12, bruno 0 of 12" in titles(page)[0]

    view.show_changes(studied.collection.readings.read(study.id, "bruno", studied.truth(study)))
    qtbot.waitUntil(lambda: "All have read" in titles(page)[0])
    (close,) = (
        one for one in page.findChildren(QPushButton) if one.text() == "Close it and compare"
    )
    close.click()
    qtbot.waitUntil(lambda: bool(rows(page.pairs)))
    assert studied.collection.readings.study(study.id).is_closed
    assert page._disputed.text() == "The readers agree on every image."


def test_that_kappa_is_told_with_its_interval_and_per_answer(qtbot, closed, page):
    qtbot.waitUntil(lambda: len(rows(page.pairs)) == 3)
    pair, ana, bruno = rows(page.pairs)
    # 9 of 12 alike; chance explains (6 × 3 + 6 × 9) / 144 = 0.5.
    assert pair[:4] == ["ana and bruno", "12", "75.0\N{NO-BREAK SPACE}%", "0.50"]
    low, high = (float(end) for end in pair[4].split(" to "))
    assert low < 0.5 < high
    assert (ana[0], ana[3]) == ("ana and the labels", "1.00")
    assert (bruno[0], bruno[3]) == ("bruno and the labels", "0.50")
    assert [row[:3] for row in rows(page.answers)] == [
        ["NORMAL", "6", "3"],
        ["PNEUMONIA", "6", "9"],
    ]


def test_that_three_readers_get_fleiss_kappa_too(qtbot, studied, page, view):
    study = studied.plan(readers=("ana", "bruno", "carla"))
    studied.read_by_all(study)
    view.show_changes(studied.collection.readings.close(study.id))
    qtbot.waitUntil(lambda: len(rows(page.pairs)) == 7)
    assert rows(page.pairs)[0][0] == "All readers"
    assert rows(page.pairs)[2][:4] == ["ana and carla", "12", "75.0\N{NO-BREAK SPACE}%", "0.50"]
    assert rows(page.pairs)[3][3] == "1.00"


def test_that_a_third_person_decides_knowing_what_was_said_and_can_undo(
    qtbot, studied, closed, view, page
):
    qtbot.waitUntil(lambda: len(rows(page.disputes)) == 3)
    assert rows(page.disputes)[0][1:4] == ["NORMAL", "PNEUMONIA", "NORMAL"]
    with qtbot.waitSignal(view.review_wanted) as asked:
        page._decide.click()
    wish = asked.args[0]
    assert not wish.is_blind
    assert len(wish.ids) == 3
    first, second, _ = wish.ids
    assert {one.label for one in wish.suggestions.values()} == {None}  # one against one
    assert wish.suggestions[first].reason == "ana: NORMAL · bruno: PNEUMONIA"
    labels = studied.collection.labels
    labels.decide({second: Decision(None, ReviewStatus.AMBIGUOUS)})

    assert wish.on_decision((first, second), IS_PNEUMONIA)
    assert [scan.label for scan in studied.scans([first, second])] == [PNEUMONIA, PNEUMONIA]
    event = labels.history(first)[-1]
    assert event.reader == "eva"
    assert event.note == "second reading “Weekly”: ana NORMAL, bruno PNEUMONIA"
    qtbot.waitUntil(lambda: page._disputed.text().endswith("1 are still to be decided."))
    assert {row[4] for row in rows(page.disputes)} == {"PNEUMONIA", ""}

    studied.edits.undo()
    statuses = [scan.status for scan in studied.scans([first, second])]
    assert statuses == [ReviewStatus.UNREVIEWED, ReviewStatus.AMBIGUOUS]
    qtbot.waitUntil(lambda: page._disputed.text().endswith("3 are still to be decided."))
    studied.edits.redo()
    qtbot.waitUntil(lambda: page._disputed.text().endswith("1 are still to be decided."))


def test_that_a_reader_of_the_study_is_told_that_another_should_decide(
    qtbot, studied, closed, view, page
):
    qtbot.waitUntil(lambda: bool(rows(page.disputes)))
    assert "should decide" not in page._disputed.text()
    studied.collection.change_reader("ana")
    view.show_changes(Changes(readings=True))
    qtbot.waitUntil(lambda: "ana has read them, too" in page._disputed.text())


def test_that_nothing_is_compared_while_nobody_looks(qtbot, studied, closed, view, page):
    qtbot.waitUntil(lambda: len(rows(page.disputes)) == 3)
    page.hide()
    (dispute, *_) = page._found.disputes
    view.show_changes(
        studied.collection.readings.settle(closed.id, {dispute.content_hash: IS_PNEUMONIA})
    )
    qtbot.waitUntil(lambda: view._once_seen._is_due)
    assert page._found.disputes[0].settled is None
    page.show()
    qtbot.waitUntil(lambda: page._found.disputes[0].settled == IS_PNEUMONIA)


def test_that_what_most_readers_said_is_suggested(qtbot, studied, page, view):
    study = studied.plan(readers=("ana", "bruno", "carla"))
    studied.read_by_all(study)
    view.show_changes(studied.collection.readings.close(study.id))
    qtbot.waitUntil(lambda: bool(rows(page.disputes)))
    with qtbot.waitSignal(view.review_wanted) as asked:
        page._decide.click()
    assert {one.label for one in asked.args[0].suggestions.values()} == {PNEUMONIA}


def test_that_disputed_images_are_shown_in_the_gallery(qtbot, closed, view, page):
    qtbot.waitUntil(lambda: bool(rows(page.disputes)))
    with qtbot.waitSignal(view.query_wanted) as asked:
        page._gallery.click()
    query = asked.args[0]
    assert query.order is Order.AS_LISTED
    assert len(query.among.ids) == 3


def test_that_readings_are_exported(qtbot, closed, view, page, tmp_path):
    qtbot.waitUntil(lambda: page._found is not None)
    place = tmp_path / "readings.csv"
    with qtbot.waitSignal(view.exported):
        view.export(page._found, place)
    with open(place, newline="", encoding="utf-8") as file:
        told = list(csv.DictReader(file))
    assert len(told) == 24
    assert told[0] == {
        "path": "NORMAL/0.png",
        "content_hash": f"{0:064x}",
        "reader": "ana",
        "answer": "NORMAL",
        "planted_label": "",
        "decided": "",
    }
