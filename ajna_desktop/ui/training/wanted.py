"""What the Training tab is told about a folder, and what it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.methods import Method
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures, TrainingSettings
from ajna_desktop.learning.bundles.bundle import ClassifierBundle


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """A training, as the user wants it."""

    method: Method
    settings: TrainingSettings | None  # None where nothing is trained by epochs
    name: str  # of what comes of it, for people
    resample: bool  # deal train, validation and test anew, whatever the folder says
    seed: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What a folder offers to learn from."""

    scans: int = 0  # that can be read
    by_label: tuple[tuple[Label, int], ...] = ()  # those with a label
    splits: tuple[str, ...] = ()  # that the folder has
    is_reading: bool = False  # more may come

    @property
    def labelled(self) -> int:
        """How many scans have a label."""
        return sum(count for _, count in self.by_label)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a method cannot be trained here and now."""

    sentence: str
    help_text: str = ""  # of the button that helps, "" where there is none
    help: str = ""  # what it asks for, as `TrainingPanel.help_wanted` tells it


@dataclass(frozen=True, slots=True)
class SplitFigures:
    """How the result judges the scans of a split."""

    is_test: bool
    accuracy: float  # share in [0, 1]
    balanced_accuracy: float
    auc: float | None
    scans: int
    matrix: ConfusionMatrix | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What came of a training."""

    request: TrainingRequest
    name: str
    seconds: float
    epochs: tuple[EpochFigures, ...] = ()
    figures: Sequence[SplitFigures] = field(default_factory=tuple)
    classifier: ClassifierBundle | None = None  # None: it tells no labels, and serves search
    note: str = ""  # what else is to be known, such as groups on both sides
