"""When a training is over, and how its learning rate falls until then."""

from dataclasses import asdict, dataclass, field
from math import inf
from typing import Any, Final, Self

from ajna_desktop.domain.training import EpochFigures, Stage, TrainingSettings

NO_NUMBER: Final = (
    "The training went astray: its loss is no number. Choose a lower learning rate."
)


@dataclass(slots=True)
class Schedule:
    """Takes note of each epoch's validation loss, and can be written down between epochs.

    A stage ends after its epochs, or `patience` epochs without a lower loss; the rate falls
    after `reduce_after` of them.
    """

    settings: TrainingSettings
    stage_number: int = 0
    rate: float = 0.0  # of the next epoch
    lowest: float | None = None  # validation loss; None until one is a number
    epochs: list[EpochFigures] = field(default_factory=list)
    in_stage: int = 0  # epochs
    since_lowest: int = 0
    since_reduced: int = 0

    def __post_init__(self) -> None:
        if not self.rate:
            self._begin_stage(0)

    @property
    def is_over(self) -> bool:
        """Whether every stage has ended."""
        return self.stage_number >= len(self.settings.stages)

    @property
    def stage(self) -> Stage:
        """What is being trained now."""
        return self.settings.stages[self.stage_number]

    @property
    def most_epochs(self) -> int:
        """How many epochs there will have been, unless stages end early."""
        later = self.settings.stages[self.stage_number :]
        return len(self.epochs) - self.in_stage + sum(one.most_epochs for one in later)

    def is_lowest(self, validation_loss: float) -> bool:
        """Return whether no epoch had a validation loss as low as this, which is a number."""
        return validation_loss < (inf if self.lowest is None else self.lowest)

    def take(self, figures: EpochFigures) -> None:
        """Take note of an epoch, and go on to the next stage when this one has ended."""
        is_lowest = self.is_lowest(figures.validation_loss)
        if is_lowest:
            self.lowest = figures.validation_loss
        self.epochs.append(figures)
        self.in_stage += 1
        self.since_lowest = 0 if is_lowest else self.since_lowest + 1
        self.since_reduced = 0 if is_lowest else self.since_reduced + 1
        if (
            self.in_stage >= self.stage.most_epochs
            or self.since_lowest >= self.settings.patience
        ):
            self._begin_stage(self.stage_number + 1)
        elif self.since_reduced >= self.settings.reduce_after:
            self.rate *= self.settings.reduce_factor
            self.since_reduced = 0

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads; the settings are not in it."""
        return {
            "stage_number": self.stage_number,
            "rate": self.rate,
            "lowest": self.lowest,
            "epochs": [asdict(one) for one in self.epochs],
            "in_stage": self.in_stage,
            "since_lowest": self.since_lowest,
            "since_reduced": self.since_reduced,
        }

    @classmethod
    def from_json(cls, settings: TrainingSettings, written: dict[str, Any]) -> Self:
        """Go on where `as_json` was asked."""
        epochs = [EpochFigures(**one) for one in written["epochs"]]
        return cls(settings, **{**written, "epochs": epochs})

    def _begin_stage(self, number: int) -> None:
        self.stage_number = number
        self.in_stage = self.since_lowest = self.since_reduced = 0
        if not self.is_over:
            self.rate = self.stage.learning_rate
