import numpy as np
import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTabWidget

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Tally
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.matrix.confusion_map import ConfusionMap
from ajna_desktop.ui.matrix.matrix_model import MatrixModel, ShortRole
from ajna_desktop.ui.matrix.matrix_panel import MatrixPanel
from ajna_desktop.ui.matrix.pair_table import PairTable
from ajna_desktop.ui.matrix.picture import picture_of
from ajna_desktop.ui.matrix.shown import ClassOrder, LabelsBy, Measure
from ajna_desktop.ui.theme import Colours, palette_of
from tests.ui.fakes import A_RUN
from tests.ui.matrix.made import many_classes

MANY = many_classes(300)


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
    panel.resize(1_100, 800)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_tally(MANY, A_RUN, ("train", "val"))
    return panel


@pytest.fixture
def view(panel):
    return panel.findChild(ConfusionMap)


def choose(panel, value):
    box = next(one for one in panel.findChildren(QComboBox) if one.findData(value) >= 0)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def cell(view):
    return view.horizontalHeader().defaultSectionSize()


def an_error(matrix=MANY.matrix):
    pairs = matrix.confused_pairs()
    return int(pairs.rows[0]), int(pairs.columns[0])


def test_that_many_classes_are_seen_at_once_as_a_picture(view):
    assert not view.is_written
    assert cell(view) * 300 <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == view.verticalScrollBar().maximum() == 0
    colours = Colours.of(view.palette())
    row, column = an_error()
    view.go_to(0, 299)  # the mark is out of the way
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()

    def painted(row, column):
        where = view.visualRect(view.model().index(row, column)).center()
        return image.pixelColor(int(where.x() * ratio), int(where.y() * ratio))

    error, hit = painted(row, column), painted(row, row)
    assert error.red() > error.blue()  # of the family of disagreement
    assert hit.blue() > hit.red()
    empty = np.argwhere(MANY.matrix.counts[50:100, 200:250] == 0)[0] + (50, 200)
    assert painted(*empty.tolist()) == colours.empty


def test_that_keys_and_the_wheel_zoom_and_f_fits(view, qtbot):
    view.setFocus()
    small = cell(view)
    view.go_to(150, 150)
    for _ in range(14):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.is_written
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(rect.center())
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert small < cell(view)
    QTest.keyClick(view, Qt.Key.Key_F)
    assert cell(view) == small
    for _ in range(8):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    view.go_to(150, 150)
    small = cell(view)
    place = QPointF(view.viewport().rect().center())
    before = view.indexAt(place.toPoint())
    turn = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    for _ in range(4):
        QApplication.sendEvent(view.viewport(), turn)
    assert cell(view) > small
    after = view.indexAt(place.toPoint())
    assert abs(after.row() - before.row()) + abs(after.column() - before.column()) <= 2


def test_that_a_click_on_a_point_of_the_picture_opens_its_scans(panel, view, qtbot):
    row, column = an_error()
    where = view.visualRect(view.model().index(row, column)).center()
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    labels = MANY.matrix.labels
    assert chosen.args == [MANY.matrix.query(row, column)]
    assert chosen.args[0].label == labels[row]


def test_that_control_and_an_arrow_go_to_the_next_error(view, qtbot):
    counts = np.diag([5, 5, 5, 5, 5])
    counts[1, 4] = counts[3, 4] = counts[1, 0] = 2
    labels = tuple(map(Label, "abcde"))
    model = MatrixModel()
    model.show_matrix(ConfusionMatrix(labels, counts))
    small = ConfusionMap(model)
    qtbot.addWidget(small)
    small.show()
    small.go_to(1, 2)

    def press(key):
        QTest.keyClick(small, key, Qt.KeyboardModifier.ControlModifier)
        return small.currentIndex().row(), small.currentIndex().column()

    assert press(Qt.Key.Key_Right) == (1, 4)
    assert press(Qt.Key.Key_Down) == (3, 4)
    assert press(Qt.Key.Key_Down) == (3, 4)  # the diagonal is no error
    assert press(Qt.Key.Key_Up) == (1, 4)
    assert press(Qt.Key.Key_Left) == (1, 0)


def test_that_names_of_rows_and_columns_open_all_of_them(panel, view, qtbot):
    for header, place in ((view.verticalHeader(), 3), (view.horizontalHeader(), 5)):
        middle = header.sectionViewportPosition(place) + header.sectionSize(place) // 2
        where = QPoint(5, middle) if header is view.verticalHeader() else QPoint(middle, 5)
        with qtbot.waitSignal(panel.query_chosen) as chosen:
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        label = MANY.matrix.labels[place]
        asked = {"label": label, "has_prediction": True}
        if header is view.horizontalHeader():
            asked = {"predicted": label, "has_label": True}
        assert chosen.args == [ScanQuery(**asked, judged=True, order=Order.CELL)]


@pytest.mark.parametrize(
    ("modifier", "asked"),
    [
        (Qt.KeyboardModifier.ShiftModifier, {"label": MANY.matrix.labels[3]}),
        (Qt.KeyboardModifier.ControlModifier, {"predicted": MANY.matrix.labels[5]}),
    ],
)
def test_that_keys_open_a_row_or_a_column(panel, view, qtbot, modifier, asked):
    view.go_to(3, 5)
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return, modifier)
    assert {name: getattr(chosen.args[0], name) for name in asked} == asked
    assert chosen.args[0].order is Order.CELL


def test_that_the_order_asked_for_is_shown_and_stays_while_counts_change(panel, view):
    choose(panel, ClassOrder.SIZE)
    support = MANY.matrix.counts.sum(axis=1)
    shown = view.model().matrix
    assert shown.counts.sum(axis=1).tolist() == sorted(support.tolist(), reverse=True)
    panel.show_tally(many_classes(300, seed=1), A_RUN, ("train", "val"))
    assert view.model().matrix.labels == shown.labels
    choose(panel, ClassOrder.NAME)
    assert view.model().matrix.labels == MANY.matrix.labels


def test_that_the_labels_of_the_folder_and_the_difference_are_shown(panel, view, qtbot):
    choose(panel, LabelsBy.FOUND)
    assert view.model().matrix.counts.tolist() == MANY.as_found.counts.tolist()
    choose(panel, LabelsBy.DIFFERENCE)
    moved = MANY.matrix.counts - MANY.as_found.counts
    assert view.model().matrix.counts.tolist() == moved.tolist()
    row, column = np.argwhere(moved < 0)[0].tolist()
    assert "fewer than by the folder's labels" in view.model().sentence(row, column)
    assert view.model().index(row, column).data() == "−1"
    view.go_to(row, column)
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args[0].changed_label == MANY.matrix.labels[row]
    panel.show_tally(Tally(MANY.matrix), A_RUN, ("train", "val"))
    assert view.model().labels_by is LabelsBy.CURATED


@pytest.mark.parametrize(
    ("measure", "words"),
    [(Measure.ROWS, "1\n25.0\xa0%"), (Measure.COLUMNS, "1\n50.0\xa0%"), (Measure.COUNTS, "1")],
)
def test_that_a_cell_tells_the_share_asked_for(qapp, measure, words):
    model = MatrixModel()
    counts = np.array([[3, 1], [0, 1]])
    model.show_matrix(ConfusionMatrix((Label("a"), Label("b")), counts), measure)
    assert model.index(0, 1).data() == words


def test_that_searching_goes_from_class_to_class_and_narrows_the_tables(panel, view, qtbot):
    field = panel.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "29")
    for expected in (29, 129, 229, 290):
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (expected,) * 2
    tables = panel.findChild(QTabWidget)
    assert tables.widget(0).model().rowCount() == 13 + 1  # 29, 129, 229, 290 … 299; the mean
    QTest.keyClicks(field, "x")
    assert field.font().strikeOut()
    field.clear()
    assert tables.widget(0).model().rowCount() == 301


def test_that_a_confused_pair_is_shown_in_the_matrix(panel, view, qtbot):
    tables = panel.findChild(QTabWidget)
    tables.setCurrentIndex(1)
    pairs = panel.findChild(PairTable)
    pairs.setFocus()
    pairs.setCurrentIndex(pairs.model().index(0, 0))
    assert (view.currentIndex().row(), view.currentIndex().column()) == an_error()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_a_single_scan_is_seen_in_the_picture_of_very_many(qapp, theme):
    colours = Colours.of(palette_of(theme))
    counts = np.diag(np.full(300, 1_000))
    counts[7, 9] = 1
    model = MatrixModel()
    model.show_matrix(ConfusionMatrix(MANY.matrix.labels, counts))
    image = picture_of(model, colours)
    assert (image.width(), image.height()) == (300, 300)

    def away(one: QColor, other: QColor) -> int:
        return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))

    assert image.pixelColor(0, 5) == colours.empty
    assert image.pixelColor(5, 5) == colours.full
    assert away(image.pixelColor(9, 7), colours.empty) > 100


def test_that_more_and_fewer_have_different_colours_in_a_picture(qapp):
    colours = Colours.of(palette_of(Theme.LIGHT))
    model = MatrixModel()
    counts = np.array([[4, -4], [0, 0]])
    model.show_matrix(
        ConfusionMatrix((Label("a"), Label("b")), counts), labels_by=LabelsBy.DIFFERENCE
    )
    image = picture_of(model, colours)
    assert image.pixelColor(0, 0) == colours.full
    assert image.pixelColor(1, 0) == colours.fewer


@pytest.mark.parametrize(
    ("count", "short"), [(0, "0"), (999, "999"), (26_960, "27k"), (-1_500_000, "−2M")]
)
def test_that_a_count_is_shortened_where_there_is_little_room(qapp, count, short):
    model = MatrixModel()
    matrix = ConfusionMatrix((Label("a"),), np.array([[count]]))
    model.show_matrix(matrix, labels_by=LabelsBy.DIFFERENCE)
    assert model.index(0, 0).data(ShortRole) == short


@pytest.mark.parametrize("classes", [24, 300])
def test_that_many_classes_are_no_glimpse_in_a_narrow_window(panel, view, qtbot, classes):
    panel.show_tally(many_classes(classes), A_RUN, ())
    panel.resize(700, 700)
    lines = 20 * panel.fontMetrics().height()
    qtbot.waitUntil(lambda: min(view.viewport().height(), view.viewport().width()) > lines)
