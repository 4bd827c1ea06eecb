"""Training networks: asked here, done in a process beside the window."""

from pathlib import Path
from typing import Final

from ajna_desktop.domain.training import TrainingProgress
from ajna_desktop.workers.job_engine import DEADLINE, JobEngine

_FACTORY: Final = "ajna_desktop.workers.training_worker:TrainingWorker"


class TrainingEngine(JobEngine[TrainingProgress]):
    """Runs trainings, and steers the one under way; jobs are those of `training_jobs`."""

    def __init__(self, cache: Path) -> None:
        """Start nothing yet; in `cache` the engine keeps what it can make again."""
        super().__init__("training worker", _FACTORY, (str(cache),))

    def pause(self) -> None:
        """Have the job wait at its next step; it says `PAUSED` when it does."""
        self._steer("pause")

    def resume(self) -> None:
        """Have a paused job go on."""
        self._steer("resume")

    def finish(self) -> None:
        """Have the job stop now: `run` returns with the best there is so far."""
        self._steer("finish")

    def _steer(self, order: str) -> None:
        with self._lock:
            if self._running is not None:
                self._process.submit("steer", self._running, order, deadline=DEADLINE)
