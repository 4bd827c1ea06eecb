import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable

FIGURES = np.array([2.0, 5.0, 2.0, 9.0])


@pytest.fixture
def worded():
    return []


@pytest.fixture
def table(qtbot, worded):
    table = QueueTable("Queue")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()

    def word(number):
        worded.append(number)
        return QueueRow((f"scan {number}", str(FIGURES[number])), f"Row {number}.")

    columns = [QueueColumn("Scan", "Name", is_figure=False), QueueColumn("Score", "", FIGURES)]
    table.show_rows(columns, 4, word)
    return table


def names(table):
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_that_a_column_sorts_largest_first_then_smallest_then_not(table):
    table.sort_by(1)
    assert names(table) == ["scan 3", "scan 1", "scan 0", "scan 2"]
    assert "▼" in table.model().headerData(1, Qt.Orientation.Horizontal)
    table.sort_by(1)
    assert names(table) == ["scan 0", "scan 2", "scan 1", "scan 3"]
    table.sort_by(1)
    assert names(table) == ["scan 0", "scan 1", "scan 2", "scan 3"]


def test_that_the_current_row_stays_current_when_the_order_changes(table):
    table.choose(3)
    table.sort_by(1)
    assert (table.current, table.currentIndex().row()) == (3, 0)


def test_that_a_column_without_keys_does_not_sort(table):
    table.sort_by(0)
    assert names(table) == ["scan 0", "scan 1", "scan 2", "scan 3"]


def test_that_arrows_choose_and_enter_opens(qtbot, table):
    table.choose(0)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert (chosen.args, opened.args) == ([1], [1])


def test_that_letters_go_to_whoever_holds_the_table(qtbot, table):
    class Holder(QWidget):
        heard = ""

        def keyPressEvent(self, event):
            self.heard += event.text()

    holder = Holder()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(table)
    holder.show()
    QTest.keyClick(table, Qt.Key.Key_Y)
    assert holder.heard == "y"
    table.setParent(None)  # the holder would delete it first


def test_that_rows_are_worded_when_they_are_seen(qtbot):
    worded = []

    def word(number):
        worded.append(number)
        return QueueRow((str(number),), "")

    table = QueueTable("Queue")
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show_rows([QueueColumn("Scan", "")], 100_000, word)
    table.show()
    qtbot.waitExposed(table)
    assert len(set(worded)) < 200


def test_that_rows_can_be_worded_anew(table, worded):
    worded.clear()
    table.reword()
    assert table.model().index(2, 0).data() == "scan 2"
    assert 2 in worded


def test_that_a_reader_of_the_screen_hears_the_sentence(table):
    index = table.model().index(1, 0)
    assert "Row 1." in index.data(Qt.ItemDataRole.AccessibleTextRole)
