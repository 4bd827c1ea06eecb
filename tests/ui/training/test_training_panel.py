import subprocess
import sys

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
)

from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.settings import Theme
from ajna_desktop.domain.training import Optimizer, TrainingState
from ajna_desktop.ui.matrix.heat_map import HeatMap
from ajna_desktop.ui.matrix.matrix_model import CountRole
from ajna_desktop.ui.theme import palette_of
from ajna_desktop.ui.training.training_panel import TrainingPanel
from ajna_desktop.ui.training.wanted import Ground, Obstacle
from tests.ui.fakes import NORMAL, PNEUMONIA, colours_of
from tests.ui.training.fakes import (
    CNN,
    LOGISTIC,
    TUNED,
    UNFINISHED,
    a_request,
    an_outcome,
    some_progress,
)

GROUND = Ground(5216, ((NORMAL, 1341), (PNEUMONIA, 3875)), ("test", "train"))


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def panel(qtbot):
    panel = TrainingPanel()
    qtbot.addWidget(panel)

    def show_defaults(method):
        panel.setup.show_method(method.settings, False, 0, "")
        panel.setup.show_name(f"chest · {method.title}")

    panel.setup.method_chosen.connect(show_defaults)
    panel.resize(740, 640)
    panel.show()
    qtbot.waitActive(panel)
    panel.show_ground(GROUND)
    panel.setup.methods.choose("cnn-150")
    return panel


def words(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def button(panel, text):
    (found,) = (
        b for b in panel.findChildren(QPushButton) if b.isVisible() and b.text() == text
    )
    return found


def visible(panel, kind):
    return [one for one in panel.findChildren(kind) if one.isVisible()]


def choose(panel, name):
    panel.setup.methods.choose(name)


def press(panel, text):
    QTest.mouseClick(button(panel, text), Qt.MouseButton.LeftButton)


def spin(panel, suffix):
    return next(one for one in visible(panel, QSpinBox) if one.suffix().strip() == suffix)


def name_field(panel):
    return next(one for one in visible(panel, QLineEdit) if one.placeholderText())


# --- before


def test_that_a_method_is_told_of(panel):
    assert CNN.about in words(panel)
    assert "01 of the original study · takes some minutes to an hour" in words(panel)
    assert "5,216 scans to learn from" in words(panel)


def test_that_arrow_keys_go_from_method_to_method_over_the_headings(panel, qtbot):
    panel.setFocus()
    methods = panel.setup.methods
    seen = [methods.method.name]
    for _ in range(len(METHODS) - 1):
        QTest.keyClick(methods, Qt.Key.Key_Down)
        seen.append(methods.method.name)
    assert sorted(seen) == sorted(METHODS)


def test_that_start_asks_for_what_is_shown(panel, qtbot):
    choose(panel, "efficientnet-finetuned")
    with qtbot.waitSignal(panel.start_wanted) as wanted:
        press(panel, "Start training")
    assert wanted.args == [a_request(name="chest · EfficientNet-Lite0, fine-tuned")]


def test_that_settings_are_typed_and_asked_for(panel, qtbot):
    batch = spin(panel, "scans a step")
    batch.setFocus()
    batch.selectAll()
    QTest.keyClicks(batch, "16")
    augmentation = next(c for c in visible(panel, QComboBox) if c.findData("robust") >= 0)
    augmentation.setFocus()
    QTest.keyClick(augmentation, Qt.Key.Key_End)
    name = name_field(panel)
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "second try")
    panel.setup.show_name("late proposal")
    with qtbot.waitSignal(panel.start_wanted) as wanted:
        QTest.keyClick(name, Qt.Key.Key_Return)
    request = wanted.args[0]
    assert request.name == "second try"
    assert (request.settings.batch, request.settings.augmentation) == (16, "robust")
    assert request.settings.stages == CNN.settings.stages
    assert request.settings.optimizer is Optimizer.RMSPROP


def test_that_the_arrows_of_a_learning_rate_halve_and_double_it(panel, qtbot):
    rate = next(s for s in visible(panel, QAbstractSpinBox) if s.text() == "0.001")
    QTest.keyClick(rate, Qt.Key.Key_Down)
    assert rate.text() == "0.0005"
    with qtbot.waitSignal(panel.start_wanted) as wanted:
        press(panel, "Start training")
    assert wanted.args[0].settings.stages[0].learning_rate == pytest.approx(0.0005)


def test_that_every_stage_of_a_method_has_its_line(panel, qtbot):
    choose(panel, "efficientnet-finetuned")
    qtbot.waitUntil(lambda: "Last blocks" in words(panel))
    assert all(word in words(panel) for word in ("Head only", "Every layer"))
    epochs = [s.value() for s in visible(panel, QSpinBox) if s.suffix() == " epochs"]
    assert epochs == [stage.most_epochs for stage in TUNED.settings.stages]


def test_that_defaults_take_back_what_was_changed(panel, qtbot):
    batch = spin(panel, "scans a step")
    batch.setValue(7)
    with qtbot.waitSignal(panel.setup.changed):
        press(panel, "Defaults")
    assert batch.value() == CNN.settings.batch


def test_that_a_fit_without_epochs_shows_no_settings_of_epochs(panel, qtbot):
    choose(panel, "efficientnet-logistic")
    suffixes = {one.suffix() for one in visible(panel, QSpinBox)}
    assert suffixes == {""}
    with qtbot.waitSignal(panel.start_wanted) as wanted:
        press(panel, "Start training")
    assert wanted.args[0].settings is None


def test_that_a_method_that_cannot_be_trained_says_why_and_offers_help(panel, qtbot):
    panel.show_obstacles(
        {"densenet-finetuned": Obstacle("It needs weights.", "Get the weights…", "weights:x")}
    )
    assert button(panel, "Start training").isEnabled()
    choose(panel, "densenet-finetuned")
    assert "It needs weights." in words(panel)
    assert not button(panel, "Start training").isEnabled()
    with qtbot.waitSignal(panel.help_wanted) as wanted:
        press(panel, "Get the weights…")
    assert wanted.args == ["weights:x"]
    name = name_field(panel)
    with qtbot.assertNotEmitted(panel.start_wanted):
        QTest.keyClick(name, Qt.Key.Key_Return)
    panel.show_obstacles({})
    assert "It needs weights." not in words(panel)
    assert button(panel, "Start training").isEnabled()


def test_that_a_training_that_was_broken_off_can_go_on_or_be_discarded(panel, qtbot):
    panel.show_unfinished([UNFINISHED])
    assert "“chest, first try” was broken off after 4 of at most 15 epochs." in words(panel)
    with qtbot.waitSignal(panel.continue_wanted) as wanted:
        press(panel, "Continue")
    assert wanted.args == [UNFINISHED]
    with qtbot.waitSignal(panel.discard_wanted):
        press(panel, "Discard")
    panel.show_unfinished([])
    assert "broken off" not in words(panel)


def test_that_a_split_of_the_folder_can_be_dealt_anew_and_none_must_be(panel, qtbot):
    split = next(c for c in visible(panel, QComboBox) if c.findData(True) >= 0)
    assert split.currentText() == "As the folder has it: test, train"
    QTest.keyClick(split, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.start_wanted) as wanted:
        press(panel, "Start training")
    assert wanted.args[0].resample
    panel.show_ground(Ground(40, GROUND.by_label))
    assert not split.isEnabled()


def test_that_variants_are_asked_for_and_shown_where_scans_are_varied(panel, qtbot):
    with qtbot.waitSignal(panel.preview_wanted) as wanted:
        choose(panel, "efficientnet-finetuned")
    assert wanted.args == ["robust"]
    red = QImage(224, 200, QImage.Format.Format_RGB32)
    red.fill("#ff0000")
    panel.show_variants([red, red])
    assert "#ff0000" in colours_of(panel.setup.variants)
    panel.show_no_variants("This scan cannot be read.")
    assert panel.setup.variants.accessibleName() == "This scan cannot be read."
    assert "#ff0000" not in colours_of(panel.setup.variants)
    with qtbot.assertNotEmitted(panel.preview_wanted):
        choose(panel, "efficientnet-logistic")
    assert not panel.setup.variants.isVisible()


def test_that_a_folder_without_scans_says_so(panel):
    panel.show_ground(Ground(is_reading=True))
    assert "Reading the folder" in words(panel)
    panel.show_ground(Ground())
    assert "no scan that can be read" in words(panel)
    panel.show_ground(GROUND)
    assert CNN.about in words(panel)


@pytest.mark.parametrize("width", [380, 740, 1100])
def test_that_start_is_in_sight_at_every_width(panel, qtbot, width):
    panel.resize(width, 560)
    start = button(panel, "Start training")
    at = start.mapTo(panel, start.rect().bottomRight())
    qtbot.waitUntil(lambda: panel.rect().contains(start.mapTo(panel, start.rect().center())))
    assert at.x() <= panel.width()


# --- during


def test_that_a_training_says_how_far_it_is(panel):
    panel.begin(a_request())
    assert "Preparing the scans" in words(panel)
    panel.show_progress(some_progress())
    said = words(panel)
    assert (
        "Epoch 4 of at most 16  1,204 / 4,172 · 31 scans a second · at most 12 min left" in said
    )
    assert "CPU · TensorFlow float32" in said
    assert "Ringed: epoch 3" in said


def test_that_one_that_waits_says_what_for(panel):
    panel.begin(a_request(), waits=True)
    assert "begins when the work under way is done" in words(panel)


def test_that_a_pause_is_asked_for_by_key_and_shown_once_it_is_there(panel, qtbot):
    panel.begin(a_request())
    panel.show_progress(some_progress())
    button(panel, "Pause").setFocus()
    with qtbot.waitSignal(panel.pause_wanted):
        QTest.keyClick(button(panel, "Pause"), Qt.Key.Key_Return)
    panel.show_progress(some_progress())
    assert not button(panel, "Pausing…").isEnabled()
    panel.show_progress(some_progress(state=TrainingState.PAUSED))
    assert "Paused · Epoch 4 of at most 16" in words(panel)
    with qtbot.waitSignal(panel.resume_wanted):
        press(panel, "Resume")
    panel.show_progress(some_progress(epochs=4))
    assert button(panel, "Pause").isEnabled()


def test_that_stopping_is_heard_at_once(panel, qtbot):
    panel.begin(a_request())
    panel.show_progress(some_progress())
    with qtbot.waitSignal(panel.finish_wanted):
        press(panel, "Stop and keep the best")
    assert not button(panel, "Stop and keep the best").isEnabled()
    assert "Stopping at the next step…" in words(panel)


def test_that_a_fit_without_epochs_has_no_curves_and_no_pause(panel):
    panel.begin(a_request(LOGISTIC))
    panel.show_progress(some_progress(epochs=0, most_epochs=0))
    assert "Loss" not in words(panel)
    assert not [b for b in visible(panel, QAbstractButton) if b.text().startswith("Paus")]
    assert "Learning  1,204 / 4,172" in words(panel)


# --- after


def test_that_what_came_of_it_is_judged_by_scans_it_never_saw(panel):
    panel.begin(a_request())
    panel.show_outcome(an_outcome(note="2 groups are on both sides."))
    said = words(panel)
    assert "Done in 1 h 12 min: EfficientNet-Lite0, fine-tuned" in said
    assert "Validation: accuracy 98.1\xa0%, balanced 97.9\xa0%, AUC 0.998 · 1,043 scans" in said
    assert "Test: accuracy 93.1\xa0%" in said
    assert "2 groups are on both sides." in said
    assert "Test scans: rows are true labels" in said
    (heat,) = visible(panel, HeatMap)
    assert heat.model().index(1, 0).data(CountRole) == 17
    heat.setCurrentIndex(heat.model().index(1, 0))
    assert "17 scans labelled PNEUMONIA were predicted NORMAL" in words(panel)


def test_that_the_result_can_judge_be_compared_or_followed_by_another(panel, qtbot):
    panel.begin(a_request())
    outcome = an_outcome()
    panel.show_outcome(outcome)
    with qtbot.waitSignal(panel.judge_wanted) as judged:
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Return)
    assert judged.args == [outcome]
    with qtbot.waitSignal(panel.compare_wanted):
        press(panel, "Compare")
    press(panel, "New training")
    assert button(panel, "Start training").isVisible()


def test_that_a_code_for_search_offers_no_judging(panel):
    panel.begin(a_request(METHODS["autoencoder-128"]))
    panel.show_outcome(an_outcome(figures=(), classifier=None))
    texts = [b.text() for b in visible(panel, QPushButton)]
    assert "Judge this folder with it" not in texts
    assert not visible(panel, HeatMap)


def test_that_a_training_that_failed_says_why_and_leads_back(panel):
    panel.begin(a_request())
    panel.show_progress(some_progress())
    panel.show_end("There is not enough memory. Choose a smaller batch.")
    assert "There is not enough memory." in words(panel)
    assert [b.text() for b in visible(panel, QPushButton)] == ["New training"]
    press(panel, "New training")
    assert CNN.about in words(panel)


def test_that_late_news_does_not_wake_what_has_ended(panel):
    panel.begin(a_request())
    panel.show_end("It was broken off.")
    panel.show_progress(some_progress())
    assert "Epoch 4" not in words(panel)


# --- always


def test_that_everything_that_takes_the_keyboard_has_a_name(panel):
    choose(panel, "efficientnet-finetuned")
    panel.show_unfinished([UNFINISHED])
    for kind in (QAbstractSpinBox, QComboBox):
        for field in visible(panel, kind):
            label = panel.setup.form.layout().labelForField(field)
            assert field.accessibleName() or (label is not None and label.text()), field
            assert field.toolTip() or kind is QComboBox, field
    for one in visible(panel, QAbstractButton):
        assert one.text() or one.accessibleName()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_headings_are_as_legible_as_methods(panel, theme):
    panel.setPalette(palette_of(theme))
    heading = panel.setup.methods.topLevelItem(0)
    assert heading.foreground(0).color() == palette_of(theme).text().color()


def test_that_no_curve_is_loaded_before_a_training_begins():
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from ajna_desktop.ui.training.training_panel import TrainingPanel\n"
        "panel = TrainingPanel()\n"
        "panel.show()\n"
        "loaded = {'pyqtgraph', 'keras', 'tensorflow'} & set(sys.modules)\n"
        "sys.exit(', '.join(loaded) or 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
