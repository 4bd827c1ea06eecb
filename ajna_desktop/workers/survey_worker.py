"""Looks at all images of a folder at once, in the child process that may be ended at once."""

import threading
from typing import Any

from ajna_desktop.workers.survey_jobs import SurveyControl, SurveyJob, SurveyProgress


class SurveyWorker:
    """Runs one job at a time. Jobs are told apart by a number that grows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._control = SurveyControl()

    def run(self, number: int, job: SurveyJob) -> Any:
        """Do a job and return what it returns."""
        return job.run(self._control_of(number))

    def progress(self, number: int) -> SurveyProgress | None:
        """Return what the job reported last."""
        return self._control_of(number).progress

    def _control_of(self, number: int) -> SurveyControl:
        # Calls are answered by several threads: a question may come before its job.
        with self._lock:
            if number > self._number:
                self._number, self._control = number, SurveyControl()
            return self._control
