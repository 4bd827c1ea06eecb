import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def pipeline(runner):
    return Pipeline(runner)


def test_that_steps_are_done_in_order(qtbot, pipeline):
    done = []
    steps = [lambda _, name=name: done.append(name) for name in ("open", "read", "judge")]
    with qtbot.waitSignal(pipeline.ended) as ended:
        pipeline.start(steps)
        assert pipeline.is_running
    assert done == ["open", "read", "judge"]
    assert ended.args == [True]
    assert not pipeline.is_running


def test_that_nothing_follows_a_step_that_fails(qtbot, pipeline):
    done = []

    def fails(context):
        raise StoreError("The disk is full.")

    with qtbot.waitSignals([pipeline.failed, pipeline.ended]):
        pipeline.start([fails, lambda _: done.append("never")])
    assert done == []
    with qtbot.waitSignal(pipeline.ended):
        pipeline.start([lambda _: done.append("again")])
    assert done == ["again"]


def test_that_stopping_ends_the_row_and_it_can_be_started_again(qtbot, pipeline):
    done = []

    def endless(context):
        while True:
            context.step(Doing.DESCRIBING, 0)

    with qtbot.waitSignal(pipeline.ended, timeout=2000) as ended:
        pipeline.start([endless, lambda _: done.append("never")])
        pipeline.stop()
    assert ended.args == [False]
    with qtbot.waitSignal(pipeline.ended):
        pipeline.start([lambda _: done.append("again")])
    assert done == ["again"]


def test_that_many_commits_become_few_announcements_that_lose_nothing(qtbot, pipeline):
    heard = []
    pipeline.changed.connect(heard.append)

    def commits(context):
        for number in range(1000):
            context.changed(Changes(labelled=frozenset({ScanId(number)})))
        context.changed(Changes(predicted=True))

    with qtbot.waitSignal(pipeline.ended):
        pipeline.start([commits])
    assert len(heard) <= 3
    labelled = frozenset().union(*(changes.labelled for changes in heard))
    assert labelled == frozenset(range(1000))
    assert heard[-1].predicted
