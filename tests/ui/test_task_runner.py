import pytest
from PySide6.QtCore import QObject, QThread, Slot

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.progress import Doing
from ajna_desktop.ui.task_runner import BackgroundTask, TaskRunner


class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    @Slot(object)
    def hear(self, what):
        self.heard.append((what, QThread.currentThread() is self.thread()))


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


def endless(context):
    done = 0
    while True:
        context.step(Doing.DESCRIBING, done)
        done += 1


def test_that_news_of_a_task_arrives_on_the_ui_thread(qtbot, runner):
    def work(context):
        context.step(Doing.FINDING, 1, 1)
        context.changed(Changes(scans=True))
        return "done"

    task, listener = BackgroundTask(work), Listener()
    for signal in (task.progressed, task.changed, task.succeeded):
        signal.connect(listener.hear)
    with qtbot.waitSignal(task.finished):
        runner.start(task)
    assert [on_ui_thread for _, on_ui_thread in listener.heard] == [True, True, True]
    assert [what for what, _ in listener.heard[1:]] == [Changes(scans=True), "done"]


def test_that_an_error_in_a_task_reaches_the_window(qtbot, runner):
    def work(context):
        raise ValueError("bad scan")

    task = BackgroundTask(work)
    with qtbot.waitSignal(task.failed) as caught:
        runner.start(task)
    assert str(caught.args[0]) == "bad scan"


def test_that_stopping_ends_what_runs_and_what_waits(qtbot, runner):
    running, waiting = BackgroundTask(endless), BackgroundTask(endless)
    with qtbot.waitSignals([running.cancelled, waiting.cancelled, runner.idle], timeout=2000):
        runner.start(running)
        runner.start(waiting)
        runner.stop()
    assert not runner.is_busy


def test_that_shutting_down_waits_for_the_task(qtbot, runner):
    task = BackgroundTask(endless)
    with qtbot.waitSignal(task.progressed):
        runner.start(task)
    with qtbot.waitSignal(task.cancelled):
        runner.shut_down()


def test_that_two_thousand_tasks_leave_nothing_behind(qtbot, runner):
    for _ in range(2000):
        runner.start(BackgroundTask(lambda context: None))
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=20000)
    qtbot.waitUntil(lambda: not runner.findChildren(BackgroundTask), timeout=5000)


def test_that_no_task_begins_after_the_end(runner):
    begun = []
    runner.shut_down()
    runner.start(BackgroundTask(begun.append))
    assert begun == []
    assert not runner.is_busy
