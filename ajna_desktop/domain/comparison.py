"""How the classifiers of a study compare on the scans that none of them was fitted on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from ajna_desktop.domain.confusion import ClassFigures, ConfusionMatrix, confusion_matrix
from ajna_desktop.domain.errors import StudyUnreadable
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures

FORMAT: Final = 1  # of study.json; another number is another program's


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, and the interval in which it lies for 95 of 100 resampled sets of scans."""

    value: float
    low: float | None = None  # None where no interval could be computed
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One classifier, and how it fared on the test split; or why it could not be made.

    Attributes:
        name: Of the method, as in `domain.methods.METHODS`.
        variant: What was done otherwise than the method says: "without class weights"; "" for
            the method itself.
        title: Of the method, for people.
        study: Notebooks of the original study, "" for none.
        reason: Why there are no figures, for people; "" where there are.
        fingerprint: Of the method, its settings, the splits and labels: what was made of the
            same is not made again.
        settings: What it was fitted with, for people.
        classifier_id: Of the bundle; "" where it has no head.
        bundle: Name of the folder of the bundle, below the user's models.
        device: What it was trained on.
        seconds: What training took, features not counted.
        trained_at_utc: When it was trained, ISO 8601; "" where nobody knows.
        scans: Of the test split, which were judged.
        accuracy: Share of them that got their label.
        balanced_accuracy: Mean recall over the classes.
        auc: Area under the ROC curve; of more than two classes, the mean of each against rest.
        macro_f_beta: Mean F-beta (β = 2) over the classes.
        per_class: In the order of `Comparison.labels`.
        cells: Of the confusion matrix which are not 0: (true, predicted, scans), as indices
            into `Comparison.labels`.
        curves: Of the training, epoch by epoch; empty where nothing is trained by epochs.
        operating_point: Where the classifier decides; None = for the most probable class.
    """

    name: str
    title: str
    study: str = ""
    variant: str = ""
    reason: str = ""
    fingerprint: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    classifier_id: str = ""
    bundle: str = ""
    device: str = ""
    seconds: float = 0.0
    trained_at_utc: str = ""
    scans: int = 0
    accuracy: Measured | None = None
    balanced_accuracy: float | None = None
    auc: Measured | None = None
    macro_f_beta: float | None = None
    per_class: tuple[ClassFigures, ...] = ()
    cells: tuple[tuple[int, int, int], ...] = ()
    curves: tuple[EpochFigures, ...] = ()
    operating_point: OperatingPoint | None = None

    @property
    def key(self) -> str:
        """Tells rows apart; for tables and files."""
        return f"{self.name}, {self.variant}" if self.variant else self.name

    @property
    def full_title(self) -> str:
        """The title with the variant."""
        return f"{self.title}, {self.variant}" if self.variant else self.title

    @property
    def has_figures(self) -> bool:
        """Whether it judged the test split."""
        return self.accuracy is not None

    def matrix(self, labels: tuple[Label, ...]) -> ConfusionMatrix:
        """Return the confusion matrix; `labels` are those of the comparison."""
        pairs = [(labels[true], labels[told], scans) for true, told, scans in self.cells]
        return confusion_matrix(labels, pairs)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far each two of M classifiers agree, on the scans that all of them judged.

    `names` are keys of rows. `same` has the share of scans on which two are both right or both
    wrong, in [0, 1]; `kappa` has Cohen's kappa of what they told, in [-1, 1]. Both M × M and
    symmetric.
    """

    names: tuple[str, ...] = ()
    same: tuple[tuple[float, ...], ...] = ()
    kappa: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Duel:
    """Two classifiers on the same scans, and whether one is right more often.

    `one` and `other` are keys of rows. The four counts are all the scans. `difference` is the
    accuracy of the first less that of the second; `p_value` how likely one at least as large
    is where both are equally good.
    """

    one: str
    other: str
    both_right: int
    only_one: int
    only_other: int
    both_wrong: int
    difference: Measured
    p_value: float


@dataclass(frozen=True, slots=True)
class Contested:
    """A scan that classifiers disagree about."""

    path: str  # relative to the folder
    truth: Label
    told: Mapping[str, Label]  # by key of the row
    right: int  # how many told the truth
    dissent: float  # share that told otherwise than most did, in (0, 1)


@dataclass(frozen=True, slots=True)
class HitShares:
    """Which share of the nearest scans has the label of the query."""

    mean: float  # over the classes, so that a rare one counts as much
    overall: float  # over the queries
    per_class: Mapping[str, float]  # by label of the query
    low: float | None = None  # interval of `mean`, as in `Measured`
    high: float | None = None
    class_intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HitRates:
    """What a search finds, by one protocol; see `search.evaluation`."""

    queries: int
    pool: int  # scans that are searched
    at_10: HitShares
    at_20: HitShares
    chance: HitShares  # what scans drawn at random from the pool would reach
    average_precision: float | None = None  # mean over the classes; None where not asked


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A feature space, and what a search in it finds."""

    space: str  # id of the network or code, and pooling
    title: str
    width: int = 0  # numbers of an image
    reason: str = ""  # why there are no figures
    study: HitRates | None = None  # the protocol of the original study, itself counted
    held_out: HitRates | None = None  # the honest one


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """How groups found without labels (k-means) agree with the labels."""

    title: str
    clusters: int
    scans: int
    rand_index: float  # adjusted for chance: 0 = as good as random, 1 = the same
    purity: float  # share of the scans that are of the main class of their cluster
    purity_by_chance: float  # share of the largest class


@dataclass(frozen=True, slots=True)
class NoiseFigures:
    """A classifier with or without the suspects, judged with or without them."""

    trained_without: bool
    tested_without: bool
    trained_on: int  # scans
    tested_on: int
    accuracy: float
    balanced_accuracy: float
    auc: float | None


@dataclass(frozen=True, slots=True)
class NoiseFilter:
    """What the label-noise filter of notebook 02c finds; nothing is ever deleted."""

    title: str  # of the classifier that suspects
    rule: str  # for people
    train_suspects: int
    test_suspects: int
    train_by_label: Mapping[str, int]
    test_by_label: Mapping[str, int]
    figures: tuple[NoiseFigures, ...]  # all four


@dataclass(frozen=True, slots=True)
class Trial:
    """One setting that the tuner tried, by cross-validation on the training split."""

    method: str  # key of the row
    search: str  # "grid" or "random"
    settings: Mapping[str, Any]
    accuracy: float  # balanced, mean over the folds
    accuracy_spread: float  # standard deviation over the folds
    seconds: float
    is_best: bool = False


class TimedWay(StrEnum):
    """What is timed."""

    FILES = "load, resize and predict"
    FEATURES = "predict from cached features"


@dataclass(frozen=True, slots=True)
class TimingRow:
    """How fast a classifier answers.

    Cold: the process is started for it, and the system has forgotten the files where it can
    be asked to. Warm: the same files again.
    """

    name: str  # key of the row
    title: str
    way: TimedWay
    device: str
    images: int
    cold_seconds: float  # until the first answer, with the start of process and network
    first_pass: float  # images a second after that
    warm: float  # images a second of the same files, again
    p50_ms: float  # of one image alone; of all rows at once for cached features
    p95_ms: float
    peak_megabytes: float | None  # of the process, at its most; None where nobody tells


@dataclass(frozen=True, slots=True)
class SplitCounts:
    """What the scans of the study were for."""

    how: str  # that was decided, for people: "as the folder has it"
    train: int
    validation: int
    test: int
    test_groups: int  # patients, containers … of the test split
    leaks: int = 0  # groups and contents that the folder itself has on two sides
    left_out: int = 0  # held-back scans of labels that no scan of the training split has


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a study found."""

    folder: str  # name, for people
    made_at_utc: str  # ISO 8601
    program_version: str
    seed: int
    labels: tuple[Label, ...]
    splits: SplitCounts
    rows: tuple[ComparisonRow, ...] = ()
    agreement: Agreement = field(default_factory=Agreement)
    duels: tuple[Duel, ...] = ()  # of each two that both judged
    disagreements: tuple[Contested, ...] = ()  # most contested first, not all of many
    disagreeing: int = 0  # how many there are in all
    search: tuple[SearchRow, ...] = ()
    clusters: tuple[ClusterRow, ...] = ()
    noise: NoiseFilter | None = None
    trials: tuple[Trial, ...] = ()
    timing: tuple[TimingRow, ...] = ()
    is_complete: bool = True  # False: the study was stopped; what is here was finished
    format: int = FORMAT

    @property
    def compared(self) -> tuple[ComparisonRow, ...]:
        """The rows that have figures."""
        return tuple(row for row in self.rows if row.has_figures)


def comparison_to_json(comparison: Comparison) -> str:
    """Return the text of study.json."""
    return to_json(comparison)


def comparison_from_json(text: str) -> Comparison:
    """Return what `comparison_to_json` wrote.

    Raises:
        StudyUnreadable: it is something else, or was written by another version.
    """
    try:
        comparison = from_json(Comparison, text)
    except NotSuchARecord as error:
        raise StudyUnreadable(
            "This is not the result of a study, or it is damaged: choose a study.json that "
            "this program wrote."
        ) from error
    _check_indices(comparison)
    return comparison


def _check_indices(comparison: Comparison) -> None:
    classes = range(len(comparison.labels))
    methods = len(comparison.agreement.names)
    fits = comparison.format == FORMAT and all(
        true in classes and told in classes and scans >= 0
        for row in comparison.rows
        for true, told, scans in row.cells
    )
    for square in (comparison.agreement.same, comparison.agreement.kappa):
        fits = fits and len(square) == methods and all(len(line) == methods for line in square)
    if not fits:
        raise StudyUnreadable(
            "The result of this study does not fit together, or another version of the program "
            "wrote it: run the study again."
        )
