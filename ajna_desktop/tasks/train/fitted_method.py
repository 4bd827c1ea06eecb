"""What fitting a method gives, before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ajna_desktop.domain.training import EpochFigures, Split, TrainingProgress
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.save_backbone import NewBackbone
from ajna_desktop.learning.fitting.fitted import Trial
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.tasks.train.training_scans import TrainingScans


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks at a training.

    Attributes:
        report: Told how far it is.
        tick: Called ten times a second; when it raises, the training is ended.
    """

    report: Callable[[TrainingProgress], None]
    tick: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Called:
    """What a network that comes of a training is called."""

    short_name: str  # what its id begins with
    name: str  # for people


@dataclass(frozen=True, slots=True, eq=False)
class FittedMethod:
    """What came of it.

    Attributes:
        head: Tells labels apart; None where it was not asked to.
        backbone: The network below it; a new one was trained.
        scans: Those that could be read.
        answers: The probabilities (n, K) of the scans of the validation and of the test split,
            in the order of `scans.rows`; none without a head.
        epochs: Learning curves.
        trials: What settings were chosen from.
        chosen: Settings that were chosen by themselves, for people.
        refused: Why scans could not be read, by path.
        device: On what it was trained, for people.
        seconds: What that took.
    """

    head: Head | None
    backbone: Backbone | NewBackbone
    scans: TrainingScans
    answers: Mapping[Split, Floats] = field(default_factory=dict)
    epochs: tuple[EpochFigures, ...] = ()
    trials: Sequence[Trial] = ()
    chosen: Mapping[str, str | int | float] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    device: str = ""
    seconds: float = 0.0


def without_refused(
    scans: TrainingScans, refused: Mapping[str, str], *, labels_matter: bool = True
) -> tuple[TrainingScans, dict[str, str]]:
    """Return the scans that can be read, and why the others cannot, by path.

    Args:
        scans: All of them.
        refused: The reason by content.
        labels_matter: Whether held-back scans go of whose label nothing to learn from is left.
    """
    there = [row for row, content in enumerate(scans.contents) if content not in refused]
    why = {
        path: refused[content]
        for path, content in zip(scans.paths, scans.contents, strict=True)
        if content in refused
    }
    read = scans.chosen(there)
    return (read.that_can_be_judged() if labels_matter else read), why
