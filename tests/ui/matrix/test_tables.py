import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.matrix.class_table import ClassTable
from ajna_desktop.ui.matrix.pair_table import PairTable
from tests.ui.matrix.made import many_classes

LABELS = tuple(map(Label, ("apples", "Bricks", "cars")))
MATRIX = ConfusionMatrix(LABELS, np.array([[6, 3, 0], [1, 1, 8], [0, 8, 2]]))


def shown(table, qtbot, matrix=MATRIX):
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    qtbot.waitExposed(table)
    table.show_matrix(matrix)
    table.setFocus()
    return table


def column(table, number):
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def click_heading(table, number):
    header = table.horizontalHeader()
    place = header.sectionViewportPosition(number) + header.sectionSize(number) // 2
    where = header.viewport().rect().center()
    where.setX(place)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_that_a_click_on_a_heading_sorts_and_another_turns_it_around(qtbot):
    table = shown(ClassTable(), qtbot)
    click_heading(table, 2)
    assert column(table, 0) == ["apples", "cars", "Bricks", "Mean / total"]
    assert "▼" in table.model().headerData(2, Qt.Orientation.Horizontal)
    click_heading(table, 2)
    assert column(table, 0) == ["Bricks", "cars", "apples", "Mean / total"]
    click_heading(table, 0)
    assert column(table, 0) == ["apples", "Bricks", "cars", "Mean / total"]


def test_that_ties_keep_their_order_whichever_way_a_column_is_sorted(qtbot):
    table = shown(ClassTable(), qtbot)
    for _ in range(2):
        click_heading(table, 4)  # 9, 10, 10
    assert column(table, 0)[:3] == ["apples", "Bricks", "cars"]
    click_heading(table, 4)
    assert column(table, 0)[:3] == ["Bricks", "cars", "apples"]


def test_that_space_sorts_by_the_column_in_hand(qtbot):
    table = shown(ClassTable(), qtbot)
    table.setCurrentIndex(table.model().index(0, 4))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert column(table, 4) == ["10", "10", "9", "29"]


def test_that_a_text_leaves_the_classes_that_have_it_and_their_order(qtbot):
    table = shown(ClassTable(), qtbot)
    table.show_only("R")
    assert column(table, 0) == ["Bricks", "cars", "Mean / total"]
    assert column(table, 4)[-1] == "29"
    table.show_only("nothing")
    assert column(table, 0) == []
    table.show_only("")
    assert len(column(table, 0)) == 4


def test_that_keys_go_to_a_class_and_open_it(qtbot):
    table = shown(ClassTable(), qtbot)
    click_heading(table, 2)
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(table.class_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.class_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert (chosen.args, opened.args) == (["cars"], ["cars"])
    table.setCurrentIndex(table.model().index(3, 0))
    with qtbot.assertNotEmitted(table.class_opened):
        QTest.keyClick(table, Qt.Key.Key_Return)  # the mean is no class


def test_that_the_most_confused_pairs_are_told_in_both_directions(qtbot):
    table = shown(PairTable(), qtbot)
    lines = list(zip(*(column(table, number) for number in range(5)), strict=True))
    assert lines == [
        ("Bricks", "cars", "8", "80.0\xa0%", "8"),
        ("cars", "Bricks", "8", "80.0\xa0%", "8"),
        ("apples", "Bricks", "3", "33.3\xa0%", "1"),
        ("Bricks", "apples", "1", "10.0\xa0%", "3"),
    ]
    click_heading(table, 1)
    assert column(table, 1) == ["apples", "Bricks", "Bricks", "cars"]
    table.show_only("APP")
    assert column(table, 0) == ["Bricks", "apples"]


def test_that_a_pair_is_gone_to_and_opened(qtbot):
    table = shown(PairTable(), qtbot)
    with qtbot.waitSignal(table.cell_chosen) as chosen:
        table.setCurrentIndex(table.model().index(2, 0))
    with qtbot.waitSignal(table.cell_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == opened.args == ["apples", "Bricks"]


def test_that_pairs_are_read_once_they_are_looked_at(qtbot):
    table = PairTable()
    qtbot.addWidget(table)
    table.show_matrix(MATRIX)
    assert table.model().rowCount() == 0
    table.show()
    assert table.model().rowCount() == 4


@pytest.mark.parametrize("make", [ClassTable, PairTable])
def test_that_tables_of_many_classes_keep_the_rules_of_qt(qtbot, make):
    table = shown(make(), qtbot)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(table.model(), mode)
    for seed in (0, 1):
        table.show_matrix(many_classes(60, seed=seed).matrix)
        click_heading(table, 2)
        table.show_only("3")
        table.show_only("")
    assert table.model().rowCount() > 60
    assert tester is not None
