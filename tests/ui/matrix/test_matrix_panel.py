import numpy as np
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import MISSING, UNREADABLE, Order, ScanQuery
from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.matrix.class_table import ClassTable, ClassTableModel
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel
from ajna_desktop.ui.matrix.matrix_panel import MatrixPanel
from ajna_desktop.ui.theme import Colours, contrast, palette_of, text_on
from tests.ui.fakes import A_RUN, NORMAL, PNEUMONIA

MATRIX = ConfusionMatrix((NORMAL, PNEUMONIA), np.array([[1_289, 52], [89, 3_786]], np.int64))
TALLY = Tally(MATRIX, unlabelled=3, ambiguous=2, unreadable=4, missing=1)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def panel(qtbot):
    panel = MatrixPanel()
    qtbot.addWidget(panel)
    panel.resize(1_000, 640)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_tally(TALLY, A_RUN, ("train", "val"))
    return panel


def heat(panel):
    return panel.findChild(HeatMap)


def centre(panel, row, column):
    return heat(panel).visualRect(heat(panel).model().index(row, column)).center()


def shown_words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def buttons(panel):
    return {b.text(): b for b in panel.findChildren(QPushButton) if b.isVisible()}


def test_that_a_click_asks_for_the_scans_of_a_cell(panel, qtbot):
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.mouseClick(
            heat(panel).viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, 0, 1)
        )
    assert chosen.args == [
        ScanQuery(label=NORMAL, predicted=PNEUMONIA, judged=True, order=Order.CONFIDENCE)
    ]


def test_that_keys_reach_and_open_a_cell(panel, qtbot):
    heat(panel).setFocus()
    heat(panel).setCurrentIndex(heat(panel).model().index(0, 0))
    QTest.keyClick(heat(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.keyClick(heat(panel), Qt.Key.Key_Return)
    assert (chosen.args[0].label, chosen.args[0].predicted) == (PNEUMONIA, NORMAL)


def test_that_an_empty_cell_opens_nothing(panel, qtbot):
    counts = np.array([[5, 0], [1, 5]], np.int64)
    panel.show_tally(Tally(ConfusionMatrix(MATRIX.labels, counts)), A_RUN, ())
    with qtbot.assertNotEmitted(panel.query_chosen):
        QTest.mouseClick(
            heat(panel).viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, 0, 1)
        )


def test_that_pointing_at_a_cell_says_what_it_holds(panel, qtbot):
    QTest.mouseMove(heat(panel).viewport(), centre(panel, 0, 0) + QPoint(3, 3))
    QTest.mouseMove(heat(panel).viewport(), centre(panel, 0, 1))
    sentence = (
        "52 scans labelled NORMAL were predicted PNEUMONIA (3.9\xa0% of NORMAL, 1.4\xa0% of "
        "predicted PNEUMONIA). Click to see them."
    )
    qtbot.waitUntil(lambda: sentence in shown_words(panel))


@pytest.mark.parametrize("size", [(620, 620), (1_000, 640), (1_500, 1_000)])
def test_that_a_small_matrix_is_large_and_what_it_says_stands_right_below(panel, qtbot, size):
    panel.resize(*size)
    below = next(w for w in panel.findChildren(QLabel) if w.text().startswith("Point at"))
    line = panel.fontMetrics().height()

    def gap():
        cell = heat(panel).visualRect(heat(panel).model().index(1, 1))
        end = heat(panel).viewport().mapTo(panel, cell.bottomLeft()).y()
        return below.mapTo(panel, QPoint(0, 0)).y() - end if cell.height() > 4 * line else None

    qtbot.waitUntil(lambda: gap() is not None and 0 <= gap() <= line)


def test_that_the_name_of_a_run_is_the_windows_own(panel):
    said = " ".join(shown_words(panel))
    assert "Out of fold on this folder · made" in said
    assert A_RUN.classifier not in said


def test_that_the_figures_and_the_origin_are_said(panel):
    words = shown_words(panel)
    assert "Accuracy 97.3\xa0% · balanced accuracy 96.9\xa0% · 5,216 scans" in words
    assert {"True label", "Predicted"} <= set(words)
    origin = next(text for text in words if text.startswith("Out of fold"))
    assert "never saw it" in origin
    assert "not calibrated" in origin
    assert "CPU · OpenVINO bfloat16" in origin


def test_that_the_table_tells_every_class_and_the_total(panel):
    model = panel.findChild(ClassTable).model()
    lines = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert lines == [
        ["NORMAL", "93.5\xa0%", "96.1\xa0%", "94.8\xa0%", "1,341"],
        ["PNEUMONIA", "98.6\xa0%", "97.7\xa0%", "98.2\xa0%", "3,875"],
        ["Mean / total", "96.1\xa0%", "96.9\xa0%", "96.5\xa0%", "5,216"],
    ]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("no label: 3", ScanQuery(judged=True, has_label=False)),
        ("ambiguous: 2", ScanQuery(status=ReviewStatus.AMBIGUOUS)),
        ("unreadable: 4", UNREADABLE),
        ("missing: 1", MISSING),
    ],
)
def test_that_what_is_not_in_the_matrix_is_counted_and_found(panel, qtbot, words, query):
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.mouseClick(buttons(panel)[words], Qt.MouseButton.LeftButton)
    assert chosen.args == [query]


def test_that_kinds_without_scans_have_no_button(panel):
    assert "bad image: 0" not in buttons(panel)
    panel.show_tally(Tally(MATRIX), A_RUN, ())
    assert buttons(panel) == {}
    assert "Every scan is counted." in shown_words(panel)


def test_that_a_split_is_chosen_kept_and_asked_for(panel, qtbot):
    splits = panel.findChild(QComboBox)
    with qtbot.waitSignal(panel.split_changed) as changed:
        QTest.keyClick(splits, Qt.Key.Key_Down)
    assert changed.args == ["train"]
    panel.show_tally(TALLY, A_RUN, ("test", "train", "val"))
    assert panel.split == "train"
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.mouseClick(
            heat(panel).viewport(), Qt.MouseButton.LeftButton, pos=centre(panel, 1, 1)
        )
    assert chosen.args[0].split == "train"
    with qtbot.waitSignal(panel.split_changed) as changed:
        QTest.keyClick(splits, Qt.Key.Key_Home)
    assert changed.args == [None]


def test_that_there_is_a_sentence_before_the_first_predictions(qtbot):
    panel = MatrixPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert "No predictions yet" in shown_words(panel)
    assert not heat(panel).isVisible()


def test_that_a_message_offers_a_button(panel, qtbot):
    pressed = []
    panel.show_message("Stopped", "Nothing was lost.", "Go on", lambda: pressed.append(1))
    QTest.mouseClick(buttons(panel)["Go on"], Qt.MouseButton.LeftButton)
    assert pressed == [1]
    panel.show_tally(TALLY, A_RUN, ())
    assert heat(panel).isVisible()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_text_can_be_read_on_every_cell(theme):
    colours = Colours.of(palette_of(theme))
    for percent in range(101):
        fill = colours.heat(percent / 100)
        assert contrast(text_on(fill), fill) >= 4.5


def test_that_errors_have_an_outline_that_hits_have_not(panel):
    def edge(row, column):
        rect = heat(panel).visualRect(heat(panel).model().index(row, column))
        image = heat(panel).viewport().grab(rect).toImage()
        return {image.pixelColor(x, rect.height() // 2).name() for x in range(4)}

    outline = Colours.of(panel.palette()).disagree.name()
    assert outline in edge(0, 1)
    assert outline in edge(1, 0)
    assert outline not in edge(0, 0)


def test_that_both_tables_keep_the_rules_of_qt(qapp):
    cells, figures = MatrixModel(), ClassTableModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (cells, figures)]
    for matrix in (MATRIX, MATRIX, ConfusionMatrix((), np.zeros((0, 0), np.int64))):
        cells.show_matrix(matrix)
        figures.show_figures(matrix.per_class())
    assert cells.rowCount() == figures.rowCount() == 0
    assert len(testers) == 2


def test_that_many_classes_paint_only_the_cells_on_the_screen(panel):
    labels = tuple(Label(f"cargo {number}") for number in range(200))
    counts = np.full((200, 200), 3, np.int64)
    panel.show_tally(Tally(ConfusionMatrix(labels, counts)), A_RUN, ())
    cells = heat(panel).model()
    asked = []
    read = MatrixModel.data

    class Counting(MatrixModel):
        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            asked.append((index.row(), index.column()))
            return read(self, index, role)

    counting = Counting(panel)
    counting.show_matrix(cells.matrix)
    view = HeatMap(counting, panel)
    view.resize(600, 400)
    view.show()
    view.grab()
    assert 0 < len(set(asked)) < 400
