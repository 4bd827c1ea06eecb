from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ajna_desktop.domain.runs import FolderCounts
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import (
    ERRORS,
    EVERY_SCAN,
    MISSING,
    SUSPECTS,
    UNREADABLE,
    UNSURE,
    Order,
    ScanQuery,
)
from ajna_desktop.store.curating.review_queues import OpenReview
from ajna_desktop.ui.navigator import Navigator

COUNTS = FolderCounts(
    every=5216,
    by_split=(("train", 5216),),
    by_label=((Label("NORMAL"), 1341), (Label("PNEUMONIA"), 3870), (None, 5)),
    by_predicted=((Label("NORMAL"), 1360), (Label("PNEUMONIA"), 3856)),
    by_status=tuple((status.value, 0) for status in ReviewStatus),
    errors=37,
    unreadable=3,
)


@pytest.fixture
def navigator(qtbot):
    navigator = Navigator()
    qtbot.addWidget(navigator)
    navigator.resize(220, 600)
    navigator.show()
    navigator.show_counts(COUNTS)
    return navigator


def lines(navigator):
    found = {}
    for row in range(navigator.topLevelItemCount()):
        item = navigator.topLevelItem(row)
        found[item.text(0)] = item
        for child in range(item.childCount()):
            found[item.text(0), item.child(child).text(0)] = item.child(child)
    return found


def click(qtbot, navigator, item):
    place = navigator.visualItemRect(item).center()
    qtbot.mouseClick(navigator.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_counts_keep_off_the_edge(navigator):
    index = navigator.indexFromItem(lines(navigator)["All"], 1)
    assert navigator.visualRect(index).right() <= navigator.viewport().width() - 6


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("All", EVERY_SCAN),
        (("Splits", "train"), ScanQuery(split="train")),
        (("Labels", "NORMAL"), ScanQuery(label=Label("NORMAL"))),
        (("Labels", "no label"), ScanQuery(has_label=False)),
        (
            ("Predicted", "PNEUMONIA"),
            ScanQuery(predicted=Label("PNEUMONIA"), order=Order.CONFIDENCE),
        ),
        (("Review", "confirmed"), ScanQuery(status=ReviewStatus.CONFIRMED)),
        (("Queues", "label ≠ prediction"), ERRORS),
        (("Queues", "unreadable"), UNREADABLE),
    ],
)
def test_that_a_click_on_a_line_asks_its_question(qtbot, navigator, line, query):
    with qtbot.waitSignal(navigator.query_chosen) as chosen:
        click(qtbot, navigator, lines(navigator)[line])
    assert chosen.args == [query]


def test_that_the_keyboard_chooses_a_line(qtbot, navigator):
    navigator.setCurrentItem(lines(navigator)["Queues", "label ≠ prediction"])
    with qtbot.waitSignal(navigator.query_chosen) as chosen:
        qtbot.keyClick(navigator, Qt.Key.Key_Return)
    assert chosen.args == [ERRORS]


def test_that_new_counts_leave_the_lines_where_they_are(navigator):
    item = lines(navigator)["Labels", "NORMAL"]
    navigator.setCurrentItem(item)
    more = FolderCounts(
        **{name: getattr(COUNTS, name) for name in COUNTS.__slots__} | {"errors": 38}
    )
    navigator.show_counts(more)
    assert navigator.currentItem() is item
    assert lines(navigator)["Queues", "label ≠ prediction"].text(1) == "38"


def test_that_missing_scans_get_a_line_only_when_there_are_some(navigator):
    assert ("Queues", "missing") not in lines(navigator)
    fields = {name: getattr(COUNTS, name) for name in COUNTS.__slots__}
    navigator.show_counts(FolderCounts(**fields | {"missing": 2}))
    item = lines(navigator)["Queues", "missing"]
    assert item.text(1) == "2"
    assert item.data(0, Qt.ItemDataRole.UserRole) == MISSING


def test_that_who_is_unsure_or_unlike_gets_a_line_once_that_is_known(qtbot, navigator):
    assert not {("Queues", "unsure"), ("Queues", "unlike anything learnt")} & set(
        lines(navigator)
    )
    navigator.show_counts(replace(COUNTS, unsure=412, unlike=0))
    found = lines(navigator)
    assert found["Queues", "unsure"].text(1) == "412"
    assert found["Queues", "unlike anything learnt"].text(1) == "0"
    with qtbot.waitSignal(navigator.query_chosen) as chosen:
        click(qtbot, navigator, found["Queues", "unsure"])
    assert chosen.args == [UNSURE]


def test_that_suspects_and_poor_images_get_a_line_once_somebody_looked(qtbot, navigator):
    assert ("Queues", "suspects") not in lines(navigator)
    navigator.show_counts(replace(COUNTS, suspects=31, flawed=4))
    found = lines(navigator)
    assert found["Queues", "suspects"].text(1) == "31"
    assert found["Queues", "poor image quality"].text(1) == "4"
    with qtbot.waitSignal(navigator.query_chosen) as chosen:
        click(qtbot, navigator, found["Queues", "suspects"])
    assert chosen.args == [SUSPECTS]


def test_that_a_query_asked_elsewhere_marks_its_line_whatever_its_order(navigator):
    navigator.show_query(ERRORS.but(order=Order.PATH))
    assert navigator.currentItem() is lines(navigator)["Queues", "label ≠ prediction"]
    navigator.show_query(ScanQuery(text="person1"))
    assert navigator.currentItem() is None


def test_that_tags_and_notes_get_lines_once_there_are_some(navigator):
    assert "Tags" not in lines(navigator)
    counts = replace(COUNTS, by_tag=(("ask Maria", 2), ("urgent", 1)), noted=3, marked=0)
    navigator.show_counts(counts)
    told = [
        line[1] for line in lines(navigator) if isinstance(line, tuple) and line[0] == "Tags"
    ]
    assert told == ["ask Maria", "urgent", "with a note"]


def test_that_reviews_under_way_are_listed_and_can_be_taken_up(qtbot, navigator):
    navigator.show_reviews([OpenReview(7, "Suspects", 37, 512)])
    item = lines(navigator)["Reviews under way", "Suspects"]
    assert item.text(1) == "37 / 512"
    with qtbot.waitSignal(navigator.review_chosen) as chosen:
        click(qtbot, navigator, item)
    assert chosen.args == [7]
    assert lines(navigator)["All"].text(1) != ""
    with qtbot.waitSignal(navigator.review_dropped) as dropped:
        qtbot.keyClick(navigator, Qt.Key.Key_Delete)
    assert dropped.args == [7]
    navigator.show_reviews([])
    assert ("Reviews under way", "Suspects") not in lines(navigator)
