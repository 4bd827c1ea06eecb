import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ajna_desktop.domain.errors import NothingToLearn, WorkerCrashed
from ajna_desktop.domain.training import TrainingState
from ajna_desktop.workers.training import TrainingEngine
from tests.workers.small_jobs import Count, Die, Echo, Environment, Refuse


@pytest.fixture
def training(tmp_path):
    engine = TrainingEngine(tmp_path)
    yield engine
    engine.close()


class NoLongerWanted(Exception):
    pass


class Told:
    """Lets a test wait for what a job reports."""

    def __init__(self):
        self._changed = threading.Condition()
        self.reports = []

    def __call__(self, progress):
        with self._changed:
            self.reports.append(progress)
            self._changed.notify_all()

    def wait_for(self, is_it):
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.reports and is_it(self.reports[-1]), timeout=60
            )
            return self.reports[-1]


def test_that_a_job_is_done_in_another_process_with_keras_in_the_cache(training, tmp_path):
    process, home, backend = training.run(Environment())
    assert process != training.run(Echo(0))
    assert (home, backend) == (str(tmp_path / "keras"), "tensorflow")


def test_that_the_process_is_kept_for_the_next_job(training):
    assert training.run(Environment())[0] == training.run(Environment())[0]


def test_that_a_job_counts_on_after_a_pause_and_ends_when_told(training):
    told = Told()
    with ThreadPoolExecutor() as threads:
        counted = threads.submit(training.run, Count(), told)
        told.wait_for(lambda progress: progress.done > 1)
        training.pause()
        paused = told.wait_for(lambda progress: progress.state is TrainingState.PAUSED)
        training.resume()
        told.wait_for(lambda progress: progress.done > paused.done)
        training.finish()
        assert counted.result() > paused.done


def test_that_a_paused_job_can_be_finished(training):
    told = Told()
    with ThreadPoolExecutor() as threads:
        counted = threads.submit(training.run, Count(), told)
        told.wait_for(lambda progress: progress.done > 1)
        training.pause()
        paused = told.wait_for(lambda progress: progress.state is TrainingState.PAUSED)
        training.finish()
        assert counted.result() == paused.done


def test_that_an_order_is_for_the_job_under_way_only(training):
    training.finish()
    assert training.run(Echo(1)) == 1
    told = Told()
    with ThreadPoolExecutor() as threads:
        counted = threads.submit(training.run, Count(), told)
        told.wait_for(lambda progress: progress.done > 1)
        training.finish()
        assert counted.result() > 1


def test_that_the_error_of_a_job_reaches_who_asked(training):
    with pytest.raises(NothingToLearn, match="Only one class"):
        training.run(Refuse())
    assert training.run(Echo("still there")) == "still there"


def test_that_the_death_of_a_job_is_told_and_the_next_one_runs(training):
    with pytest.raises(WorkerCrashed):
        training.run(Die())
    assert training.run(Echo("again")) == "again"


def test_that_a_job_that_is_no_longer_wanted_is_ended(training):
    former, *_ = training.run(Environment())
    told = Told()

    def tick():
        if told.reports:
            raise NoLongerWanted

    with pytest.raises(NoLongerWanted):
        training.run(Count(), told, tick)
    assert training.run(Environment())[0] != former


def test_that_a_second_job_waits_for_the_first_and_may_give_up_waiting(training):
    told = Told()

    def give_up():
        raise NoLongerWanted

    with ThreadPoolExecutor() as threads:
        counted = threads.submit(training.run, Count(), told)
        told.wait_for(lambda progress: progress.done > 1)
        with pytest.raises(NoLongerWanted):
            training.run(Echo(1), tick=give_up)
        second = threads.submit(training.run, Echo(2))
        training.finish()
        assert counted.result() > 1
        assert second.result() == 2
