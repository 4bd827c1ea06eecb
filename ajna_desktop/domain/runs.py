"""A set of predictions, made in one go by one classifier."""

from dataclasses import dataclass
from enum import StrEnum

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ReviewStatus


class RunKind(StrEnum):
    """How the classifier came to judge these scans."""

    OUT_OF_FOLD = "out of fold"  # each scan by a classifier that never saw it
    APPLIED = "applied"  # by one that was there before, and may have seen some
    IMPORTED = "imported"  # by another program: nothing is known about how


@dataclass(frozen=True, slots=True)
class Run:
    """What is known about a set of predictions."""

    classifier: (
        str  # for people: "Out of fold on this folder", "Pneumonia · EfficientNet-Lite0"
    )
    classifier_id: str  # name and digest of the bundle; written into label events
    kind: RunKind
    labels: tuple[Label, ...]  # the columns of the probabilities, in order
    backbone: str  # id of the bundle that made the features
    made_at_utc: str  # ISO 8601
    device: str  # "CPU · OpenVINO bfloat16"
    seconds: float  # of the fit and the prediction, features not counted
    operating_point: OperatingPoint | None = None  # None: the most probable label is predicted
    calibration: Calibration | None = None  # of the probabilities; None: as the classifier gave


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The matrix, and every scan that is not in it: nothing vanishes silently.

    matrix.total + unlabelled + unpredicted + ambiguous + bad_images + unreadable + missing is
    the number of scans asked about.
    """

    matrix: ConfusionMatrix
    unlabelled: int = 0  # readable, judged, no label
    unpredicted: int = 0  # labelled and judged, no prediction yet
    ambiguous: int = 0
    bad_images: int = 0
    unreadable: int = 0
    missing: int = 0
    as_found: ConfusionMatrix | None = None  # the same scans by the labels of the folder


@dataclass(frozen=True, slots=True)
class FolderCounts:
    """How many scans there are of each kind, and what shape they mostly have."""

    every: int = 0  # what EVERY_SCAN finds
    by_split: tuple[tuple[str, int], ...] = ()
    by_label: tuple[tuple[Label | None, int], ...] = ()  # None = unlabelled, last
    by_predicted: tuple[tuple[Label, int], ...] = ()
    by_status: tuple[tuple[str, int], ...] = ()  # every ReviewStatus, in its order
    errors: int = 0
    unreadable: int = 0
    missing: int = 0
    shortlisted: int = 0
    by_tag: tuple[tuple[str, int], ...] = ()
    noted: int = 0  # scans with a note
    marked: int = 0  # scans with a rectangle
    unsure: int | None = None  # None where prediction sets are not known
    suspects: int | None = None  # None where nobody has looked for wrong labels yet
    flawed: int | None = None  # None where nobody has measured the images yet
    unlike: int | None = None  # None where nobody has looked for them yet
    aspect: float = 0.0  # median width / height of the scans; 0 while none was opened

    @property
    def set_aside(self) -> int:
        """How many scans people marked as ambiguous or as bad images."""
        aside = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)
        return sum(count for status, count in self.by_status if status in aside)
