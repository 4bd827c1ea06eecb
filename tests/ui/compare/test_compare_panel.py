import pyqtgraph
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.compare.agreement_model import AgreementModel
from ajna_desktop.ui.compare.columns import columns_of
from ajna_desktop.ui.compare.compare_panel import ComparePanel
from ajna_desktop.ui.compare.curves_page import CurvesPage
from ajna_desktop.ui.compare.details import Details
from ajna_desktop.ui.compare.lines import lines_of
from ajna_desktop.ui.compare.method_model import FIRST_FIGURE, NAME, MethodModel
from ajna_desktop.ui.compare.method_table import MethodTable
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.text_table import TextTable, TextTableModel
from ajna_desktop.ui.theme import Colours, palette_of
from tests.ui.compare.made import AGREEMENT, COMPARISON, CONTESTED, KEYS, LABELS
from tests.ui.fakes import NORMAL, colours_of

WITHOUT_WEIGHTS = "The ImageNet weights of DenseNet121 are not on this computer."


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def lines(comparison=COMPARISON, cannot=None):
    return lines_of(comparison, METHODS.values(), cannot or {})


@pytest.fixture
def panel(qtbot):
    panel = ComparePanel()
    qtbot.addWidget(panel)
    panel.resize(900, 800)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_comparison(COMPARISON, lines(), LABELS)
    return panel


@pytest.fixture
def large_letters(qapp):
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(18)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


def table(panel):
    return panel.findChild(MethodTable)


def words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def button(panel, text):
    found = [one for one in panel.findChildren(QPushButton) if one.text().startswith(text)]
    return next(one for one in found if not one.isHidden())


def titles(panel):
    model = table(panel).model()
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


def go_to(panel, title):
    row = titles(panel).index(title)
    table(panel).setCurrentIndex(table(panel).model().index(row, NAME))
    return row


def show_tab(panel, name):
    tabs = panel.findChild(Details)
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(name))


def drawn(page):
    """Return the curves of a page: whose, and of how many epochs."""
    (plot,) = page.findChildren(pyqtgraph.PlotWidget)
    lengths = [len(curve.getData()[0]) for curve in plot.getPlotItem().listDataItems()]
    return list(zip(plot.accessibleName().split(": ")[1].split("; "), lengths, strict=True))


def cell(panel, row, column):
    line = table(panel).model()
    return line.index(row, column).data()


def test_that_compared_classifiers_come_first_and_the_best_of_them_is_chosen(panel):
    assert titles(panel)[:4] == [
        "EfficientNet-Lite0, fine-tuned",
        "EfficientNet-Lite0, logistic head",
        "EfficientNet-Lite0, logistic head, without class weights",
        "Simple CNN, 150 px",
    ]
    assert len(titles(panel)) == len(METHODS) + 1  # a variant besides
    assert cell(panel, 0, FIRST_FIGURE) == "97.0\xa0%"
    assert panel.current_key() == "efficientnet-finetuned"


def test_that_a_figure_and_its_interval_can_be_read(panel):
    tip = table(panel).model().index(0, FIRST_FIGURE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Accuracy: 97.0\xa0%; 95 % interval 95.0\xa0% to 98.5\xa0%" in tip


def test_that_every_class_has_its_recall_unless_there_are_many():
    few = [column.heading for column in columns_of(LABELS)]
    assert few[5:7] == ["Recall NORMAL", "Recall PNEUMONIA"]
    many = columns_of([Label(f"cargo {number}") for number in range(868)])
    assert [column.heading for column in many].count("Lowest recall") == 1
    assert len(many) < 12
    least = next(column for column in many if column.name == "least recall")
    line = next(line for line in lines() if line.key == "cnn-150")
    assert least.words(line) == "59.8\xa0% NORMAL"


def test_that_a_click_on_a_heading_sorts_and_the_choice_beside_it_does_too(panel, qtbot):
    header = table(panel).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(NAME) + 9, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert titles(panel)[:2] == [
        "EfficientNet-Lite0, fine-tuned",
        "EfficientNet-Lite0, logistic head",
    ]
    sorting = panel.findChild(QComboBox)
    assert sorting.currentText() == "Classifier"
    sorting.setFocus()
    QTest.keyClick(sorting, Qt.Key.Key_Down, delay=1)
    sorting.activated.emit(sorting.currentIndex())
    assert titles(panel)[0] == "EfficientNet-Lite0, fine-tuned"
    assert cell(panel, 3, FIRST_FIGURE) == "82.4\xa0%"
    assert titles(panel)[4] == "Simple CNN, 150 px, pooled"  # never trained: below, as before


def test_that_the_line_looked_at_stays_when_the_order_changes(panel):
    go_to(panel, "Simple CNN, 150 px")
    table(panel).sort_by(NAME)
    assert panel.current_key() == "cnn-150"


def test_that_keys_tick_classifiers_and_run_takes_the_ticked(panel, qtbot):
    assert not button(panel, "Run").isEnabled()
    table(panel).setFocus()
    go_to(panel, "Simple CNN, 224 px")
    QTest.keyClick(table(panel), Qt.Key.Key_Space)
    go_to(panel, "EfficientNet-Lite0, logistic head")
    QTest.keyClick(table(panel), Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.run_wanted) as wanted:
        QTest.mouseClick(button(panel, "Run the ticked (2)"), Qt.MouseButton.LeftButton)
    assert wanted.args == [["cnn-224", "efficientnet-logistic"]]
    QTest.keyClick(table(panel), Qt.Key.Key_Space)
    assert button(panel, "Run the ticked (1)").isEnabled()


def test_that_a_click_on_the_box_ticks(panel):
    rect = table(panel).visualRect(table(panel).model().index(1, NAME))
    place = QPoint(rect.left() + 8, rect.center().y())
    QTest.mouseClick(table(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert button(panel, "Run the ticked (1)").isEnabled()


def test_that_the_link_of_an_untrained_one_asks_to_train_it(panel, qtbot):
    row = go_to(panel, "Simple CNN, 224 px")
    rect = table(panel).visualRect(table(panel).model().index(row, FIRST_FIGURE))
    place = QPoint(rect.left() + 8, rect.center().y())
    with qtbot.waitSignal(panel.train_wanted) as wanted:
        QTest.mouseClick(table(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["cnn-224"]
    with qtbot.waitSignal(panel.train_wanted) as wanted:
        QTest.keyClick(table(panel), Qt.Key.Key_Return)
    assert wanted.args == ["cnn-224"]


def test_that_one_that_cannot_run_says_why_and_has_no_link(panel, qtbot):
    panel.show_comparison(
        COMPARISON, lines(cannot={"densenet-dense-average": WITHOUT_WEIGHTS}), LABELS
    )
    for title in ("DenseNet121, logistic head", "DenseNet121, dense head, average pooling"):
        row = go_to(panel, title)
        assert cell(panel, row, FIRST_FIGURE) == WITHOUT_WEIGHTS
        with qtbot.assertNotEmitted(panel.train_wanted):
            QTest.keyClick(table(panel), Qt.Key.Key_Return)


def test_that_a_cell_of_the_matrix_of_the_one_looked_at_can_be_opened(panel, qtbot):
    go_to(panel, "Simple CNN, 150 px")
    heat = next(one for one in panel.findChildren(HeatMap) if one.isVisible())
    rect = heat.visualRect(heat.model().index(0, 1))
    with qtbot.waitSignal(panel.cell_opened) as opened:
        QTest.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.args == ["cnn-150", 0, 1]
    assert any("Simple CNN, 150 px: rows are true labels" in text for text in words(panel))


def test_that_a_pair_and_all_disagreements_can_be_opened(panel, qtbot):
    show_tab(panel, "Agreement")
    heat = next(one for one in panel.findChildren(HeatMap) if one.isVisible())
    assert heat.model().index(0, 3).data() == "86.0\xa0%\n2 differ"
    heat.setFocus()
    heat.setCurrentIndex(heat.model().index(0, 3))
    with qtbot.waitSignal(panel.pair_opened) as opened:
        QTest.keyClick(heat, Qt.Key.Key_Return)
    assert opened.args == [KEYS[0], KEYS[3]]
    assert any("kappa 0.70" in text for text in words(panel))
    assert "They disagree on 3 scans: the best ones to look at again." in words(panel)
    with qtbot.waitSignal(panel.disagreements_wanted):
        QTest.keyClick(button(panel, "Show in the gallery"), Qt.Key.Key_Return)


def test_that_curves_of_the_ticked_lie_over_each_other(panel):
    show_tab(panel, "Learning curves")
    go_to(panel, "EfficientNet-Lite0, logistic head")
    assert "No learning curves" in words(panel)
    panel.tick(["efficientnet-finetuned", "cnn-150", "efficientnet-logistic"])
    page = panel.findChild(CurvesPage)
    assert page.isVisible()
    assert "The classifiers ticked above." in words(panel)
    assert drawn(page) == [("EfficientNet-Lite0, fine-tuned", 16), ("Simple CNN, 150 px", 15)]
    panel.tick([])
    go_to(panel, "Simple CNN, 150 px")
    assert drawn(page) == [("Simple CNN, 150 px", 15)]


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        (
            "Pairs",
            [
                "EfficientNet-Lite0, logistic head / Simple CNN, 150 px",
                *("+14.0", "+7.0 … +21.0", "< 0.001"),
                *("14", "0", "80", "6"),
            ],
        ),
        ("Search", ["EfficientNet-Lite0, average", "1280", "90.0\xa0%", "88.0\xa0%"]),
        ("Speed", ["EfficientNet-Lite0, logistic head, from files", "214", "180", "2.1 s"]),
        ("Tuning", ["EfficientNet-Lite0, tuned head (chosen)", "96.3\xa0%", "± 0.8\xa0%"]),
    ],
)
def test_that_other_figures_are_lines_of_a_table(panel, tab, said):
    show_tab(panel, tab)
    shown = next(one for one in panel.findChildren(TextTable) if one.isVisible())
    row = [shown.model().index(0, column).data() for column in range(len(said))]
    assert [text.replace(",", "") if text[0].isdigit() else text for text in row] == said


def test_that_a_space_without_figures_says_why(panel):
    show_tab(panel, "Search")
    shown = next(one for one in panel.findChildren(TextTable) if one.isVisible())
    assert shown.model().index(1, 0).data() == "Siamese network: It was not trained."


def test_that_progress_is_said_and_can_be_stopped(panel, qtbot):
    panel.tick(["cnn-150"])
    panel.show_progress("Training Simple CNN, 150 px", 0.25)
    assert "Training Simple CNN, 150 px" in words(panel)
    assert not button(panel, "Run").isEnabled()
    with qtbot.waitSignal(panel.stop_wanted):
        QTest.mouseClick(button(panel, "Stop"), Qt.MouseButton.LeftButton)
    panel.show_stopping()
    assert "Stopping… What is finished stays." in words(panel)
    panel.show_idle()
    assert button(panel, "Run").isEnabled()
    assert "Training Simple CNN, 150 px" not in words(panel)


def test_that_before_the_first_comparison_all_can_be_trained(qtbot):
    panel = ComparePanel()
    qtbot.addWidget(panel)
    panel.show()
    assert "One moment…" in words(panel)
    panel.show_comparison(None, lines(None), LABELS)
    assert len(titles(panel)) == len(METHODS)
    assert any(text.startswith("No classifier has been compared") for text in words(panel))
    assert not button(panel, "Export").isEnabled()
    for tab in ("Confusion", "Agreement", "Learning curves", "Search", "Speed", "Tuning"):
        show_tab(panel, tab)
        assert not any(one.isVisible() for one in panel.findChildren(HeatMap))


def test_that_a_message_offers_a_button(panel, qtbot):
    pressed = []
    panel.show_message("No labels", "Label some scans.", "Try again", lambda: pressed.append(1))
    QTest.mouseClick(button(panel, "Try again"), Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert not table(panel).isVisible()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_intervals_are_drawn_in_the_colours_of_the_theme(panel, theme):
    panel.setPalette(palette_of(theme))
    go_to(panel, "Simple CNN, 224 px")
    assert Colours.of(panel.palette()).agree.name() in colours_of(table(panel).viewport())


def test_that_the_tables_keep_the_rules_of_qt(qapp):
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    methods, agreement, text = MethodModel(), AgreementModel(), TextTableModel()
    testers = [QAbstractItemModelTester(one, mode) for one in (methods, agreement, text)]
    for comparison in (None, COMPARISON, None):
        methods.show_lines(lines(comparison), LABELS if comparison else (NORMAL,))
        methods.sort(NAME)
        methods.tick(["cnn-150"])
    agreement.show_agreement(AGREEMENT, {}, CONTESTED)
    text.show_rows([], [])
    assert methods.ticked() == ["cnn-150"]
    assert len(testers) == 3


def test_that_the_keys_stay_with_the_table_when_a_comparison_begins(panel, qtbot):
    table(panel).model().tick([METHODS["svm-features"].name])
    run = button(panel, "Run")
    run.setFocus()
    panel.show_progress("Training", 0.5)
    assert panel.focusWidget() is table(panel)


def test_that_home_and_end_go_to_the_first_and_last_classifier(panel):
    seen = table(panel)
    QTest.keyClick(seen, Qt.Key.Key_End)
    last = seen.model().rowCount() - 1
    assert (seen.currentIndex().row(), seen.currentIndex().column()) == (last, NAME)
    QTest.keyClick(seen, Qt.Key.Key_Home)
    assert (seen.currentIndex().row(), seen.currentIndex().column()) == (0, NAME)


def test_that_figures_in_large_letters_do_not_make_the_window_taller(large_letters, panel):
    assert panel.fontMetrics().height() > 20
    for tab in ("Confusion", "Agreement", "Learning curves", "Search", "Speed", "Tuning"):
        show_tab(panel, tab)
        assert panel.minimumSizeHint().height() < 480, tab
