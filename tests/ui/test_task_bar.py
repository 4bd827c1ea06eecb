import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ajna_desktop.domain.progress import Doing, Progress
from ajna_desktop.ui.task_bar import TaskBar
from ajna_desktop.ui.task_wording import doing_word, duration, progress_line


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def bar(qtbot):
    bar = TaskBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


def texts(bar):
    return [child.text() for child in bar.findChildren(QPushButton) if child.isVisible()]


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress(Doing.FINDING, 0, None, 0.0), "Finding files"),
        (Progress(Doing.FINDING, 1200, None, 0.5), "Finding files  1,200"),
        (
            Progress(Doing.DESCRIBING, 3912, 5216, 18.45),
            "Reading features  3,912 / 5,216 · 212 a second · 6 s left",
        ),
        (
            Progress(Doing.DESCRIBING, 30, 3600, 10.0),
            "Reading features  30 / 3,600 · 3.0 a second · 20 min left",
        ),
        (
            Progress(Doing.TRAINING, 30, 3600, 10.0, is_paused=True),
            "Training  30 / 3,600 · Paused",
        ),
    ],
)
def test_that_progress_reads_as_one_line(progress, line):
    assert progress_line(progress) == line


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (59, "59 s"), (61, "1 min"), (7800, "2 h 10 min")]
)
def test_that_time_left_is_rounded_as_people_say_it(seconds, text):
    assert duration(seconds) == text


def test_that_everything_a_task_does_has_a_word():
    assert all(doing_word(doing) for doing in Doing)


def test_that_stop_is_there_only_while_something_runs(qtbot, bar):
    assert texts(bar) == []
    bar.show_progress(Progress(Doing.FINDING, 1, 2, 1.0))
    assert texts(bar) == ["Stop"]
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Stop")
    with qtbot.waitSignal(bar.stop_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    bar.show_stopping()
    assert not button.isEnabled()
    bar.show_idle()
    assert texts(bar) == []


def test_that_an_edit_can_be_taken_back_from_the_bar(qtbot, bar):
    bar.say("37 scans: NORMAL → PNEUMONIA", can_undo=True)
    assert texts(bar) == ["Undo"]
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo")
    with qtbot.waitSignal(bar.undo_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    bar.say("Exported")
    assert texts(bar) == []


def test_that_the_bar_keeps_its_height_whatever_it_shows(bar):
    height = bar.height()
    bar.show_progress(Progress(Doing.FINDING, 1, 2, 1.0))
    bar.say("word " * 100, can_undo=True)
    bar.show_facts("CPU · OpenVINO bfloat16", "", "saved ✓")
    assert bar.height() == height


def test_that_what_was_said_of_a_closed_folder_goes_with_it(bar):
    bar.say("37 scans: NORMAL → PNEUMONIA", can_undo=True)
    assert "Undo" in texts(bar)
    bar.say_nothing()
    assert "Undo" not in texts(bar)
    assert not any(
        label.isVisible() and "37" in label.text() for label in bar.findChildren(QLabel)
    )
