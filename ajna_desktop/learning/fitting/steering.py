"""How what learns for long is watched, paused and ended."""

from typing import Protocol

from ajna_desktop.domain.training import TrainingProgress


class Steering(Protocol):
    """What a training tells and is told; `workers.training_jobs.TrainingControl` is one."""

    @property
    def is_finishing(self) -> bool:
        """Whether to end now with the best there is so far."""
        ...

    def report(self, progress: TrainingProgress) -> None:
        """Take note of how far it is."""
        ...

    def wait_while_paused(self) -> None:
        """Return at once, or when the pause is over."""
        ...


class Unsteered:
    """Lets a training run to its end, and nobody watches."""

    is_finishing = False

    def report(self, progress: TrainingProgress) -> None:
        """Take no note."""

    def wait_while_paused(self) -> None:
        """Return at once."""
