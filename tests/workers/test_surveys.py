"""Surveys run in a process of their own, tell how far they are, and end when told to."""

import pytest

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.progress import Doing
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.workers.surveys import SurveyEngine
from tests.workers.small_jobs import Echo, Refuse, ReportForever


@pytest.fixture
def engine():
    engine = SurveyEngine()
    yield engine
    engine.close()


def test_that_a_survey_returns_what_it_found(engine):
    context = TaskContext()

    assert engine.survey(Echo({1: "one"}), context.step, context.check) == {1: "one"}


def test_that_a_survey_says_what_is_wrong_with_the_data(engine):
    context = TaskContext()

    with pytest.raises(NothingToLearn, match="Only one class"):
        engine.survey(Refuse(), context.step, context.check)


def test_that_a_survey_that_is_stopped_ends_and_the_next_one_runs(engine):
    seen = []

    def report(progress):
        seen.append(progress)
        context.cancel()

    context = TaskContext(report)
    with pytest.raises(Cancelled):
        engine.survey(ReportForever(Doing.EVALUATING, total=7), context.step, context.check)
    another = TaskContext()

    assert seen[0].doing is Doing.EVALUATING
    assert seen[0].total == 7
    assert engine.survey(Echo("here"), another.step, another.check) == "here"
