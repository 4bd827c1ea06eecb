"""What the survey worker can be asked to do: looks at all images of a folder at once."""

import threading
from dataclasses import dataclass
from typing import Any, Protocol

from ajna_desktop.domain.progress import Doing


@dataclass(frozen=True, slots=True)
class SurveyProgress:
    """How far a survey is."""

    doing: Doing
    done: int
    total: int | None = None  # None while it is not known


class SurveyControl:
    """What a running job tells. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._progress: SurveyProgress | None = None

    @property
    def progress(self) -> SurveyProgress | None:
        """What was reported last, None before the first report."""
        with self._lock:
            return self._progress

    def report(self, doing: Doing, done: int, total: int | None = None) -> None:
        """Say how far the job is; costs nothing, whoever looks."""
        with self._lock:
            self._progress = SurveyProgress(doing, done, total)


class SurveyJob(Protocol):
    """Work for the survey worker: a frozen dataclass that can be pickled.

    Its module must not import what takes long to load: `run` does. A job that is no longer
    wanted is ended with its process, so that it need not look for that.
    """

    def run(self, control: SurveyControl) -> Any:
        """Do the work in the worker and return what can be pickled.

        Raises:
            AjnaError: it reaches whoever called `SurveyEngine.run`.
        """
        ...
