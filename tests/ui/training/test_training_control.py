import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage

from ajna_desktop.domain.errors import DownloadFailed, ImageUnreadable, TrainingFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import FolderCounts
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.training import AUGMENTATIONS
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner
from ajna_desktop.ui.training.memory import TrainingMemory
from ajna_desktop.ui.training.training_control import TrainingControl
from ajna_desktop.ui.training.training_panel import TrainingPanel
from ajna_desktop.ui.training.wanted import Obstacle
from ajna_desktop.ui.training.weights_dialog import WeightsDialog
from tests.ui.fakes import NORMAL, PNEUMONIA
from tests.ui.training.fakes import CLASSIFIER, UNFINISHED, FakeTrainings, a_request
from tests.ui.training.test_training_panel import button, name_field, press, spin, words

COUNTS = FolderCounts(
    every=5219,
    by_split=(("test", 624), ("train", 4595)),
    by_label=((NORMAL, 1341), (PNEUMONIA, 3875), (None, 3)),
)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def pipeline(qapp):
    runner = TaskRunner()
    yield Pipeline(runner, runner)
    runner.shut_down()


@pytest.fixture
def trainings():
    return FakeTrainings()


@pytest.fixture
def control(trainings, pipeline, tmp_path):
    control = TrainingControl(trainings, pipeline, TrainingMemory(tmp_path))
    yield control
    control.stop()()


@pytest.fixture
def panel(qtbot, control):
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(740, 640)
    panel.show()
    qtbot.waitActive(panel)
    control.show_counts(COUNTS, False)
    control.attach(panel)
    qtbot.waitUntil(lambda: "broken off after 4" in words(panel))
    return panel


def start(panel, qtbot, name="cnn-150"):
    panel.setup.methods.choose(name)
    qtbot.waitUntil(lambda: name_field(panel).text().startswith("chest · "))
    press(panel, "Start training")
    qtbot.waitUntil(lambda: "Epoch 4 of" in words(panel))


def test_that_the_folder_is_what_is_learnt_from(panel):
    assert "5,216 scans to learn from" in words(panel)
    panel.setup.methods.choose("autoencoder-128")
    assert "5,219 scans to learn from" in words(panel)


def test_that_a_training_runs_on_the_task_thread_and_is_shown(qtbot, panel, trainings, control):
    start(panel, qtbot)
    assert control.is_running
    request = trainings.asked[0][1]
    assert (request.method.name, request.name) == ("cnn-150", "chest · Simple CNN, 150 px")


def test_that_a_result_is_proposed_a_name_that_is_free(qtbot, panel, trainings, control):
    trainings.taken = {"chest · Simple CNN, 150 px"}
    start(panel, qtbot)
    assert trainings.asked[0][1].name == "chest · Simple CNN, 150 px 2"


def test_that_a_training_has_a_name_however_soon_it_is_started(
    qtbot, panel, trainings, control
):
    name_field(panel).clear()  # as before a name has been proposed
    press(panel, "Start training")
    qtbot.waitUntil(lambda: bool(trainings.asked))
    assert trainings.asked[0][1].name == "EfficientNet-Lite0, logistic head"


def test_that_stop_and_keep_ends_it_with_its_result(qtbot, panel, control):
    start(panel, qtbot)
    with qtbot.waitSignal(control.done) as done:
        press(panel, "Stop and keep the best")
    assert done.args[0].classifier is CLASSIFIER
    assert "Test: accuracy" in words(panel)
    assert not control.is_running
    with qtbot.waitSignal(control.judge_wanted) as judged:
        press(panel, "Judge this folder with it")
    assert judged.args == [CLASSIFIER]


def test_that_the_next_time_the_last_one_is_remembered(qtbot, panel, control):
    start(panel, qtbot)
    with qtbot.waitSignal(control.done):
        press(panel, "Stop and keep the best")
    press(panel, "New training")
    panel.setup.methods.choose("cnn-224")
    panel.setup.methods.choose("cnn-150")
    assert "the last one took 1 h 12 min with 5,219 scans" in words(panel)


def test_that_the_stop_of_the_task_bar_keeps_the_best_and_a_second_one_breaks_off(
    qtbot, panel, control, trainings, pipeline
):
    start(panel, qtbot)
    trainings.finish = lambda: None  # it takes its time to end
    assert control.finish()
    assert not control.finish()
    with qtbot.waitSignal(pipeline.ended):
        pipeline.stop()
    assert "It was broken off." in words(panel)
    assert not control.is_running


def test_that_nothing_can_be_finished_where_nothing_runs(control):
    assert not control.finish()


def test_that_one_that_waits_for_its_turn_is_taken_back(
    qtbot, panel, control, pipeline, trainings
):
    go_on = []

    def reads(context):
        while not go_on:
            context.step(Doing.DESCRIBING, 0)

    pipeline.start([reads])
    press(panel, "Start training")
    assert "begins when the work under way is done" in words(panel)
    press(panel, "Stop and keep the best")
    assert "It was taken back before it began." in words(panel)
    with qtbot.waitSignal(pipeline.ended) as ended:
        go_on.append(True)
    assert ended.args == [True]
    assert trainings.asked == []


def test_that_one_that_still_reads_scans_is_broken_off(qtbot, panel, pipeline, trainings):
    trainings.silent = True
    with qtbot.waitSignal(pipeline.ended) as ended:
        press(panel, "Start training")
        qtbot.waitUntil(lambda: bool(trainings.asked))
        press(panel, "Stop and keep the best")
    assert ended.args == [False]
    assert "It was broken off." in words(panel)


def test_that_the_end_is_said_where_the_tab_is_not_in_sight(qtbot, panel, control):
    start(panel, qtbot)
    panel.hide()
    with qtbot.waitSignal(control.said) as said:
        control.finish()
    assert said.args == ["Trained: chest, second try"]


def test_that_a_training_that_fails_says_why_and_is_no_failure_of_the_folder(
    qtbot, panel, pipeline, trainings
):
    trainings.error = TrainingFailed("There is not enough memory.")
    with qtbot.assertNotEmitted(pipeline.failed), qtbot.waitSignal(pipeline.ended):
        press(panel, "Start training")
    assert "There is not enough memory." in words(panel)


def test_that_a_bug_is_reported_and_ends_the_training(qtbot, panel, pipeline, trainings):
    trainings.error = ZeroDivisionError()
    with qtbot.waitSignal(pipeline.failed):
        press(panel, "Start training")
    assert button(panel, "New training").isVisible()


def test_that_pause_and_resume_reach_the_training(qtbot, panel, trainings):
    start(panel, qtbot)
    press(panel, "Pause")
    assert trainings.asked[-1] == "pause"


def test_that_what_was_broken_off_goes_on(qtbot, panel, trainings, control):
    press(panel, "Continue")
    qtbot.waitUntil(lambda: "Epoch 4 of" in words(panel))
    assert trainings.asked == [("go on", UNFINISHED)]
    assert "chest, first try" in words(panel)
    with qtbot.waitSignal(control.done):
        press(panel, "Stop and keep the best")


def test_that_what_was_discarded_is_offered_no_more(qtbot, panel, trainings):
    press(panel, "Discard")
    qtbot.waitUntil(lambda: "broken off" not in words(panel))
    assert trainings.asked == [("discard", UNFINISHED)]


def test_that_settings_are_there_again_the_next_time(
    qtbot, panel, control, trainings, tmp_path
):
    panel.setup.methods.choose("cnn-224")
    spin(panel, "scans a step").setValue(16)
    again = TrainingControl(trainings, Pipeline(TaskRunner(control)), TrainingMemory(tmp_path))
    later = TrainingPanel()
    qtbot.addWidget(later)
    later.show()
    again.show_counts(COUNTS, False)
    again.attach(later)
    assert later.setup.method.name == "cnn-224"
    assert spin(later, "scans a step").value() == 16
    again.stop()()


def test_that_obstacles_are_looked_up_anew_and_their_help_is_asked_for(
    qtbot, panel, control, trainings
):
    trainings.hindered = {
        "cnn-150": Obstacle("No labels.", "Show them", "unlabelled"),
    }
    control.refresh()
    panel.setup.methods.choose("cnn-150")
    qtbot.waitUntil(lambda: "No labels." in words(panel))
    with qtbot.waitSignal(control.unlabelled_wanted):
        press(panel, "Show them")


def ask_for_weights(qtbot, panel, control, trainings, answer):
    trainings.hindered = {
        "densenet-logistic": Obstacle("No weights.", "Get them", "weights:densenet121")
    }
    panel.setup.methods.choose("densenet-logistic")
    control.refresh()
    qtbot.waitUntil(lambda: "No weights." in words(panel))
    press(panel, "Get them")
    (dialog,) = panel.findChildren(WeightsDialog)
    press(dialog, answer)


def test_that_weights_are_fetched_when_the_user_says_so(qtbot, panel, control, trainings):
    ask_for_weights(qtbot, panel, control, trainings, "Download")
    qtbot.waitUntil(lambda: "No weights." not in words(panel))
    assert trainings.asked == [("weights", "densenet121", None)]
    assert button(panel, "Start training").isEnabled()


def test_that_nothing_is_fetched_when_the_user_does_not(
    qtbot, panel, control, trainings, pipeline
):
    ask_for_weights(qtbot, panel, control, trainings, "Cancel")
    assert not pipeline.is_running
    assert trainings.asked == []


def test_that_weights_that_cannot_be_fetched_say_why(qtbot, panel, control, trainings):
    trainings.error = DownloadFailed("The network does not answer.")
    ask_for_weights(qtbot, panel, control, trainings, "Download")
    qtbot.waitUntil(lambda: "The network does not answer." in words(panel))
    assert button(panel, "Get them").isVisible()


def test_that_the_scan_in_the_inspector_is_varied(qtbot, panel, control, trainings):
    panel.setup.methods.choose("cnn-150-pooled")
    variants = panel.setup.variants
    assert variants.accessibleName() == "Choose a scan to see how it is varied."
    trainings.images = [QImage(8, 8, QImage.Format.Format_Grayscale8)] * 3
    control.show_scan(ScanId(7))
    qtbot.waitUntil(lambda: "2 variant(s)" in variants.accessibleName())
    assert trainings.varied == [(ScanId(7), AUGMENTATIONS["study"])]
    trainings.no_image = ImageUnreadable("The file is gone.")
    control.show_scan(ScanId(8))
    qtbot.waitUntil(lambda: variants.accessibleName() == "The file is gone.")


def test_that_a_training_goes_on_without_its_tab(qtbot, control, trainings):
    with qtbot.waitSignal(control.done):
        control.start(a_request())
        qtbot.waitUntil(lambda: bool(trainings.asked))
        qtbot.waitUntil(control.finish)
