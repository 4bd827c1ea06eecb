"""Trains networks with TensorFlow, in the child process that the engine may end at once."""

import threading
from pathlib import Path
from typing import Any

from ajna_desktop.domain.training import TrainingProgress, TrainingState
from ajna_desktop.learning.training import training_device
from ajna_desktop.workers.training_jobs import Job, TrainingControl


class TrainingWorker:
    """Runs one job at a time. Jobs are told apart by a number that grows."""

    def __init__(self, cache: str) -> None:
        training_device.prepare(Path(cache))
        self._lock = threading.Lock()
        self._number = 0
        self._control = TrainingControl()

    def run(self, number: int, job: Job) -> Any:
        """Do a job and return what it returns."""
        return job.run(self._control_of(number))

    def progress(self, number: int) -> TrainingProgress:
        """Return what the job reported last."""
        if number < self._number:
            return TrainingProgress(TrainingState.FINISHING)
        return self._control_of(number).progress

    def steer(self, number: int, order: str) -> None:
        """Tell the job to pause, resume or finish; for one that is over, do nothing."""
        if number >= self._number:
            getattr(self._control_of(number), order)()

    def _control_of(self, number: int) -> TrainingControl:
        # Calls are answered by several threads: an order may come before its job.
        with self._lock:
            if number > self._number:
                self._number, self._control = number, TrainingControl()
            return self._control
