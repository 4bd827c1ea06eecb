import math

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ajna_desktop.domain.settings import Theme
from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.ui.theme import Colours, palette_of
from ajna_desktop.ui.training.curve_plot import CurvePlot
from ajna_desktop.ui.training.curves import TrainingCurves
from tests.ui.fakes import colours_of


def an_epoch(number, *, stage=0, is_best=False, accuracy=0.8, seconds=41.0):
    loss = 1 / number
    return EpochFigures(
        number, stage, loss, accuracy, loss + 0.1, accuracy - 0.05, 1e-4, seconds, is_best
    )


EPOCHS = tuple(an_epoch(n, stage=int(n > 4), is_best=n in (1, 3, 5)) for n in range(1, 8))


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def curves(qtbot):
    curves = TrainingCurves()
    qtbot.addWidget(curves)
    curves.setPalette(palette_of(Theme.LIGHT))
    curves.resize(560, 520)
    curves.show()
    qtbot.waitActive(curves)
    return curves


def show(curves, epochs=EPOCHS):
    curves.show_epochs(epochs, 16, ["Head only", "Every layer"])


def said(curves):
    return " ".join(label.text() for label in curves.findChildren(QLabel) if label.isVisible())


def plots(curves):
    return [plot for plot in curves.findChildren(CurvePlot) if plot.isVisible()]


def place_of(plot, epoch):
    at = plot.plotItem.vb.mapViewToScene(QPoint(epoch, 0)).toPoint()
    return QPoint(at.x(), plot.height() // 2)


def test_that_before_the_first_epoch_it_is_said_when_lines_begin(curves):
    show(curves, ())
    assert "begin when the first epoch is done" in said(curves)


def test_that_a_training_without_epochs_has_axes_of_its_own(curves):
    show(curves)
    show(curves, ())
    for plot in plots(curves):
        (left, right), (low, high) = plot.viewRange()
        assert 0 < left < 1
        assert 5 <= right < 6
        # Half of the upper number lies above its line.
        assert (high - 1) / (high - low) * plot.height() > plot.fontMetrics().height() / 2
        assert low < 0


def test_that_the_best_epoch_is_named_and_is_the_last_that_was_better(curves):
    show(curves)
    assert "Ringed: epoch 5" in said(curves)
    ring = Colours.of(curves.palette()).reviewed.name()
    assert ring in colours_of(plots(curves)[0])


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_both_lines_are_drawn_in_the_colours_of_the_theme(curves, theme):
    show(curves)
    curves.setPalette(palette_of(theme))
    colours = Colours.of(palette_of(theme))
    for plot in plots(curves):
        assert {colours.agree.name(), colours.disagree.name()} <= colours_of(plot)


def test_that_a_curve_says_itself_what_it_is_and_where_a_stage_begins(curves):
    show(curves)
    import pyqtgraph

    for plot in plots(curves):
        texts = [i.toPlainText() for i in plot.items() if isinstance(i, pyqtgraph.TextItem)]
        assert sorted(texts) == ["Every layer", "training", "validation"]


def test_that_pointing_at_an_epoch_reads_it(curves, qtbot):
    show(curves)
    plot = plots(curves)[0]
    with qtbot.waitSignal(curves.read) as read:
        QTest.mouseMove(plot.viewport(), place_of(plot, 2))
        QTest.mouseMove(plot.viewport(), place_of(plot, 4))
        qtbot.waitUntil(lambda: "Epoch 4" in said(curves))
    assert read.args[0] in (2, 4)
    assert "loss 0.250, validation 0.350 · accuracy 80.0\xa0%, validation 75.0\xa0%" in said(
        curves
    )
    assert "learning rate 0.0001 · 41 s" in said(curves)


def test_that_arrow_keys_go_from_epoch_to_epoch_and_stop_at_the_ends(curves):
    show(curves)
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Left)
    assert "Epoch 7" in said(curves)
    for _ in range(9):
        QTest.keyClick(curves, Qt.Key.Key_Left)
    assert "Epoch 1 " in said(curves)
    QTest.keyClick(curves, Qt.Key.Key_Right)
    assert "Epoch 2" in curves.accessibleDescription()


def test_that_epochs_that_come_leave_the_one_that_is_read(curves):
    show(curves, EPOCHS[:3])
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Right)
    show(curves)
    assert "Epoch 1 " in said(curves)


def test_that_what_has_no_accuracy_shows_its_loss_alone(curves):
    bare = [an_epoch(n, accuracy=math.nan, is_best=True) for n in (1, 2, 3)]
    show(curves, bare)
    assert len(plots(curves)) == 1
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Right)
    assert "accuracy" not in curves.accessibleDescription()


def test_that_one_epoch_is_seen(curves):
    show(curves, EPOCHS[:1])
    assert Colours.of(curves.palette()).agree.name() in colours_of(plots(curves)[1])


@pytest.mark.parametrize(("epochs", "most"), [(3, 200), (180, 200)])
def test_that_axes_count_whole_epochs_and_shares_in_percent(curves, epochs, most):
    curves.show_epochs([an_epoch(n) for n in range(1, epochs + 1)], most, ["Every layer"])
    plot = plots(curves)[1]
    below, left = plot.getAxis("bottom"), plot.getAxis("left")
    (_, numbers), *_ = below.tickValues(*plot.viewRange()[0], plot.width())
    assert 2 <= len(numbers) <= 20
    assert all(number == round(number) >= 1 for number in numbers)
    assert max(numbers) >= epochs * 0.8
    ((step, shares),) = left.tickValues(*plot.viewRange()[1], plot.height())
    assert left.tickStrings(shares, 1.0, step)[-1] == "100\xa0%"
