"""What the training worker can be asked to do, and how it is steered meanwhile."""

import threading
from dataclasses import replace
from typing import Any, Protocol

from ajna_desktop.domain.training import TrainingProgress, TrainingState


class TrainingControl:
    """What a running job tells and is told. May be used from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._progress = TrainingProgress(TrainingState.PREPARING)
        self._is_paused = False
        self._is_finishing = False

    @property
    def progress(self) -> TrainingProgress:
        """What was reported last."""
        return self._progress

    @property
    def is_finishing(self) -> bool:
        """Whether the job shall end now with the best that it has."""
        return self._is_finishing

    def report(self, progress: TrainingProgress) -> None:
        """Say how far the job is; costs nothing, whoever looks."""
        self._progress = progress

    def wait_while_paused(self) -> None:
        """Return at once, or when the pause is over. Jobs call it after every step."""
        with self._changed:
            if not self._is_paused or self._is_finishing:
                return
            before = self._progress
            self._progress = replace(before, state=TrainingState.PAUSED, images_per_second=0.0)
            self._changed.wait_for(lambda: not self._is_paused or self._is_finishing)
            self._progress = before

    def pause(self) -> None:
        """Have the job wait at its next step."""
        with self._changed:
            self._is_paused = True

    def resume(self) -> None:
        """Have it go on."""
        with self._changed:
            self._is_paused = False
            self._changed.notify_all()

    def finish(self) -> None:
        """Have it end at its next step, also out of a pause; what it has so far counts."""
        with self._changed:
            self._is_finishing = True
            self._changed.notify_all()


class Job(Protocol):
    """Work for the training worker: a frozen dataclass that can be pickled.

    Its module must not import Keras: `run` does, through modules of `learning`.
    """

    def run(self, control: TrainingControl) -> Any:
        """Do the work in the worker and return what can be pickled.

        Call `control.wait_while_paused()` between steps, look at `control.is_finishing`, and
        report.

        Raises:
            AjnaError: it reaches whoever called `TrainingEngine.run`.
        """
        ...
