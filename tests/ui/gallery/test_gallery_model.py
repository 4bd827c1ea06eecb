import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.gallery.gallery_model import (
    BLOCK,
    MOST_CELLS,
    CellRole,
    GalleryModel,
    ScanIdRole,
    as_ids,
)
from tests.ui.fakes import PNEUMONIA, a_prediction


def a_model(lookup, number):
    model = GalleryModel(lookup)
    model.tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show_ids(np.arange(1, number + 1))
    return model


def test_that_it_keeps_the_rules_of_qt_through_changes(qapp, lookup):
    model = a_model(lookup, 200)
    model.show_ids(as_ids([ScanId(5), ScanId(3)]))
    model.forget([ScanId(3)])
    model.forget()
    model.show_ids(as_ids([]))
    model.forget()
    assert model.rowCount() == 0


def test_that_rows_are_fetched_a_block_at_a_time_and_once(qapp, lookup):
    model = a_model(lookup, 10_000)
    lookup.asked.clear()  # the tester has read the first rows
    for row in range(BLOCK * 3, BLOCK * 4):
        model.cell(row)
    assert lookup.asked == list(range(BLOCK * 3 + 1, BLOCK * 4 + 1))


def test_that_memory_is_bounded(qapp, lookup):
    model = a_model(lookup, 3 * MOST_CELLS)
    for row in range(0, 3 * MOST_CELLS, BLOCK):
        model.cell(row)
    lookup.asked.clear()
    model.cell(3 * MOST_CELLS - 1)
    assert lookup.asked == []
    model.cell(0)
    assert len(lookup.asked) == BLOCK


def test_that_a_refreshed_row_is_fetched_anew(qapp, lookup):
    model = a_model(lookup, 3)
    assert model.cell(1).scan.label == "NORMAL"
    lookup.tell(2, label=PNEUMONIA)
    model.forget([ScanId(2)])
    assert model.cell(1).scan.label == "PNEUMONIA"


def test_that_a_scan_the_store_no_longer_knows_is_an_empty_cell(qapp, lookup):
    lookup.unknown.add(ScanId(2))
    model = a_model(lookup, 3)
    assert model.cell(1).scan is None
    assert model.index(1).data(Qt.ItemDataRole.DisplayRole) == ""


def test_that_a_tooltip_shows_a_file_name_letter_for_letter(qapp, lookup):
    lookup.tell(1, path='train/<img src="/etc/passwd">.png')
    lookup.predicted[ScanId(1)] = a_prediction(1, PNEUMONIA)
    model = a_model(lookup, 1)
    tooltip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "passwd&quot;&gt;.png" in tooltip
    assert "<img" not in tooltip
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("label and prediction disagree")


def test_that_ids_are_found_and_given(qapp, lookup):
    model = a_model(lookup, 10)
    model.show_ids(as_ids([ScanId(30), ScanId(10), ScanId(20)]))
    assert model.row_of(ScanId(10)) == 1
    assert model.row_of(ScanId(40)) is None
    assert model.index(2).data(ScanIdRole) == 20
    assert model.index(0).data(CellRole).scan.id == 30
