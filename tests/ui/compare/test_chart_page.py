import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.settings import Theme
from ajna_desktop.ui.compare.chart_page import ChartPage, chart_line
from ajna_desktop.ui.compare.lines import lines_of
from ajna_desktop.ui.theme import palette_of
from tests.ui.compare.made import COMPARISON, LABELS
from tests.ui.fakes import NORMAL, colours_of

LINES = lines_of(COMPARISON, METHODS.values(), {})


@pytest.fixture
def page(qtbot):
    page = ChartPage()
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show_lines(LINES, LABELS)
    return page


def test_that_means_over_the_classes_and_figures_of_one_class_can_be_seen():
    line = next(line for line in LINES if line.is_compared)
    figures = {one.label: one for one in line.row.per_class}
    recalls = [one.recall for one in figures.values()]

    accuracy, recall, _, _ = chart_line(line, None).figures
    assert accuracy == line.row.accuracy
    assert recall == Measured(pytest.approx(sum(recalls) / 2))
    normal = chart_line(line, NORMAL).figures
    assert normal[1:] == (
        Measured(figures[NORMAL].recall),
        Measured(figures[NORMAL].precision),
        Measured(figures[NORMAL].f_beta),
    )


def test_that_every_classifier_is_told_the_most_accurate_first(page):
    told = next(
        one.accessibleName()
        for one in page.findChildren(QWidget)
        if "accuracy" in one.accessibleName()
    )
    accuracies = [line.row.accuracy.value for line in LINES if line.is_compared]
    places = [
        told.index(f"accuracy {value:.1%}".replace("%", "\xa0%"))
        for value in sorted(accuracies, reverse=True)
    ]

    assert places == sorted(places)
    chosen = page.findChild(QComboBox)
    assert [chosen.itemText(n) for n in range(chosen.count())] == [
        "Mean over the classes",
        *LABELS,
    ]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_each_figure_has_a_colour_of_its_own_in_both_themes(page, theme):
    page.setPalette(palette_of(theme))
    wanted = {
        Theme.LIGHT: ("#0b5fa5", "#b84a00", "#0a6b4d", "#8f3f71"),
        Theme.DARK: ("#6cb4f5", "#ff9d52", "#4fd0a5", "#e58bbd"),
    }[theme]
    assert set(wanted) <= set(colours_of(page))
