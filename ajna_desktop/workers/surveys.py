"""Looks at all images of a folder at once: asked here, done in a process beside the window.

Maps, clusters, pairs of the same image: they take seconds to hours, and must neither hold up
the fits of classifiers nor end with them.
"""

from collections.abc import Callable
from typing import Any, Final

from ajna_desktop.domain.progress import Doing
from ajna_desktop.workers.job_engine import JobEngine
from ajna_desktop.workers.survey_jobs import SurveyJob, SurveyProgress

_FACTORY: Final = "ajna_desktop.workers.survey_worker:SurveyWorker"


class SurveyEngine(JobEngine[SurveyProgress | None]):
    """Runs surveys one after another; jobs are those of `survey_jobs`."""

    def __init__(self) -> None:
        """Start nothing yet."""
        super().__init__("survey worker", _FACTORY)

    def survey(
        self,
        job: SurveyJob,
        step: Callable[[Doing, int, int | None], None],
        check: Callable[[], None],
    ) -> Any:
        """Do a job for a task and return what it returns.

        Args:
            job: What to do.
            step: `step` of the task's context, which is told how far the job is.
            check: `check` of it; when one of them raises, the process is ended and the
                exception passes on to the caller.

        Raises:
            AjnaError: what the job raises.
            WorkerFailed: the process cannot start or ended, for example for want of memory.
        """

        def report(progress: SurveyProgress | None) -> None:
            if progress is not None:
                step(progress.doing, progress.done, progress.total)

        return self.run(job, report, check)
