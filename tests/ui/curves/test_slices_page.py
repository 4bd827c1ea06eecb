import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from ajna_desktop.domain.columns import BUILT_IN, Column
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.slices import Slice
from ajna_desktop.ui.curves.slice_table import SliceTable
from ajna_desktop.ui.curves.slices_page import SlicesPage
from tests.ui.fakes import NORMAL, PNEUMONIA


def a_slice(name, scans, errors, low, high):
    ids = np.arange(1, scans + 1)
    accuracy = Measured(1 - errors / scans, low, high)
    recall = None if name == "T1" else Measured(0.9, 0.8, 0.95)
    return Slice(name, ids, ids[:errors], accuracy, recall, None, None if errors else 0.987)


SLICES = [
    a_slice("T37", 200, 20, 0.851, 0.934),
    a_slice("T1", 3, 1, 0.2, 0.94),
    a_slice(None, 5000, 0, 0.999, 1.0),
]


@pytest.fixture
def page(qtbot):
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    page = SlicesPage()
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    columns = [*BUILT_IN, Column("table:terminal", "terminal")]
    page.show_choices(columns, "table:terminal", [NORMAL, PNEUMONIA], PNEUMONIA)
    page.show_slices(SLICES, Measured(0.996, 0.993, 0.998), 5203)
    yield page
    QLocale.setDefault(before)


def cells(page):
    model = page.findChild(SliceTable).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def button(page, text):
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def chooser(page, name):
    return next(one for one in page.findChildren(QComboBox) if one.accessibleName() == name)


def test_that_every_slice_has_its_figures_the_worst_first(page):
    assert cells(page) == [
        ["T37", "200", "20", "90.0\xa0%", "85.1 – 93.4\xa0%", "90.0\xa0%", "–", "–"],
        ["T1", "3", "1", "66.7\xa0%", "20.0 – 94.0\xa0%", "–", "–", "–"],
        ["none", "5,000", "0", "100.0\xa0%", "99.9 – 100.0\xa0%", "90.0\xa0%", "–", "0.987"],
    ]
    said = (
        "All 5,203 scans: accuracy 99.6\xa0% (99.3 – 99.8\xa0%). The worst slice comes first."
    )
    assert said in [one.text() for one in page.findChildren(QLabel)]


def test_that_a_heading_sorts(page):
    table = page.findChild(SliceTable)
    table.horizontalHeader().sectionClicked.emit(1)
    assert [row[0] for row in cells(page)] == ["none", "T37", "T1"]


def test_that_keys_open_errors_and_buttons_the_rest(page, qtbot):
    table = page.findChild(SliceTable)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.errors_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == [1]
    with qtbot.waitSignal(page.scans_wanted) as wanted:
        QTest.keyClick(button(page, "Show its scans"), Qt.Key.Key_Return)
    assert wanted.args == [1]


def test_that_column_class_and_labels_can_be_chosen(page, qtbot):
    column = chooser(page, "Column")
    assert column.currentText() == "terminal"
    assert chooser(page, "Class").currentText() == PNEUMONIA
    column.setCurrentIndex(column.findData("split"))
    with qtbot.waitSignal(page.column_chosen) as chosen:
        column.activated.emit(column.currentIndex())
    assert chosen.args == ["split"]
    labels = chooser(page, "Labels")
    labels.setCurrentIndex(1)
    with qtbot.waitSignal(page.labels_chosen) as chosen:
        labels.activated.emit(1)
    assert chosen.args == [False]


def test_that_without_slices_nothing_can_be_opened(page):
    page.show_slices([], None, 0)
    assert not button(page, "Show its scans").isEnabled()
    assert "No scan has both a label and a prediction." in [
        one.text() for one in page.findChildren(QLabel)
    ]
