"""What fitting a head gives. Needs NumPy alone, so that any process may receive it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.learning.heads.any_head import Head


@dataclass(frozen=True, slots=True)
class Trial:
    """One choice of settings and how it fared in cross-validation.

    Attributes:
        settings: What was tried, for people.
        scores: The balanced accuracy of each fold, in [0, 1].
        mean: Of the scores.
        deviation: Of the scores.
        loss: The mean log loss of the folds, every class weighing the same.
        seconds: What the trial took.
    """

    settings: Mapping[str, str | int | float]
    scores: tuple[float, ...]
    mean: float
    deviation: float
    loss: float
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A head and how it came about.

    Attributes:
        head: What was fitted.
        epochs: Learning curves; none where it was not fitted by epochs.
        settings: What was used, also what was chosen by cross-validation; for people.
        trials: What settings were chosen from.
        device: On what it was fitted, for people.
        seconds: What it took.
    """

    head: Head
    epochs: tuple[EpochFigures, ...] = ()
    settings: Mapping[str, str | int | float] | None = None
    trials: tuple[Trial, ...] = ()
    device: str = ""
    seconds: float = 0.0
