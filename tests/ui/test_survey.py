import threading

import pytest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.progress import Doing
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.task_runner import TaskRunner


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def lane(runner):
    return Pipeline(runner)


@pytest.fixture
def survey(lane):
    return Survey(lane)


def until_stopped(entered):
    def work(context):
        entered.set()
        while True:
            context.step(Doing.MEASURING, 1, 2)

    return work


def test_that_what_the_work_returns_and_reports_arrives(qtbot, lane, survey):
    reports, found = [], []
    survey.progressed.connect(reports.append)

    def work(context):
        context.step(Doing.MEASURING, 2, 2)
        context.changed(Changes(scans=True))
        return 42

    survey.done.connect(found.append)
    with qtbot.waitSignals([survey.began, survey.done, lane.changed]):
        survey.start(work)
        assert survey.is_running
    assert not survey.is_running
    assert [(one.doing, one.done) for one in reports] == [(Doing.MEASURING, 2)]
    assert found == [42]


def test_that_a_failure_is_told_in_a_sentence_and_the_lane_goes_on(qtbot, lane, survey):
    done, reasons = [], []
    survey.failed.connect(reasons.append)

    def work(context):
        raise FeaturesMissing("Read the folder first.")

    with qtbot.waitSignals([survey.failed, lane.ended]):
        survey.start(work)
        lane.start([lambda _: done.append("after")])
    assert reasons == ["Read the folder first."]
    assert done == ["after"]


def test_that_stopping_stops_its_own_work_only(qtbot, lane, survey):
    entered, done, complete = threading.Event(), [], []
    lane.ended.connect(complete.append)
    with qtbot.waitSignals([survey.stopped, lane.ended]):
        survey.start(until_stopped(entered))
        lane.start([lambda _: done.append("after")])
        assert entered.wait(10)
        survey.stop()
    assert done == ["after"]
    assert not survey.is_running
    assert complete == [True]


def test_that_work_that_waits_can_be_stopped_before_it_begins(qtbot, lane, survey):
    go, done = threading.Event(), []
    lane.start([lambda _: go.wait(10)])
    survey.start(lambda _: done.append("never"))
    survey.stop()
    with qtbot.waitSignal(survey.stopped):
        go.set()
    assert done == []


def test_that_the_end_of_the_lane_ends_it(qtbot, lane, survey):
    entered = threading.Event()
    with qtbot.waitSignals([survey.stopped, lane.ended]):
        survey.start(until_stopped(entered))
        assert entered.wait(10)
        lane.stop()
    assert not survey.is_running


def test_that_it_can_be_started_once_at_a_time(qtbot, lane, survey):
    go, done = threading.Event(), []

    def work(context):
        go.wait(10)
        done.append("once")

    with qtbot.waitSignal(lane.ended):
        survey.start(work)
        survey.start(work)
        go.set()
    assert done == ["once"]
