"""What one open folder knows about the certainty of its predictions, and how to know more."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ajna_desktop.domain.calibration import CalibrationMethod
from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.evaluation.prediction_sets import (
    FEWEST_SCANS,
    ClassCoverage,
    SetChoice,
    coverage,
    cross_conformal,
)
from ajna_desktop.domain.evaluation.reliability import Binning, Reliability, reliability
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.domain.scan_query import UNLIKE, UNSURE
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.calibrated import Floats, RunProbabilities
from ajna_desktop.store.certainty import NoveltySurvey
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.judging.calibrate import (
    Recalibrated,
    calibrate,
    make_sets,
    remove_calibration,
)
from ajna_desktop.tasks.judging.find_unlike import FoundUnlike, find_unlike
from ajna_desktop.tasks.judging.save_run import Known
from ajna_desktop.workers.engine import Engine


@dataclass(frozen=True, eq=False)
class Certain:
    """The predictions of a folder whose labels tell how far they can be believed.

    Attributes:
        run: The current one.
        labelled: Its predictions of scans that have a label.
        choice: How prediction sets are made.
        survey: The last look for scans unlike anything learnt.
        unsure: Scans with more than one plausible label.
        unlike: Scans that are unlike anything learnt.
    """

    run: Run
    labelled: RunProbabilities
    choice: SetChoice
    survey: NoveltySurvey | None
    unsure: int
    unlike: int

    @property
    def has_enough(self) -> bool:
        """Whether there are labels enough to say something."""
        return len(self.labelled.classes) >= FEWEST_SCANS

    @cached_property
    def _p_values(self) -> Floats:
        known = Known.of(self.labelled.classes, self.labelled.groups)
        shown = self.labelled.shown
        return cross_conformal(shown, known.classes, known.folds, self.choice.per_class)

    def coverage(self, level: float) -> list[ClassCoverage]:
        """Return how prediction sets of a level fare. Not on the UI thread."""
        part = self.labelled
        return coverage(
            self.run.labels, self._p_values, part.decided, part.classes, part.groups, level
        )

    def reliability(
        self, label: Label | None, binning: Binning
    ) -> tuple[Reliability, Reliability | None]:
        """Compare probabilities with labels, as shown and as before they were calibrated.

        Args:
            label: Whose probability; None: that of whatever is predicted of each scan.
            binning: How scans are put together.
        """
        part = self.labelled
        column = part.decided if label is None else self.run.labels.index(label)
        holds = part.classes == column
        rows = np.arange(len(part.classes))
        now = reliability(part.shown[rows, column], holds, part.groups, binning)
        if self.run.calibration is None:
            return now, None
        return now, reliability(part.raw[rows, column], holds, part.groups, binning)

    def between(self, label: Label | None, low: float, high: float) -> tuple[ScanId, ...]:
        """Return the scans whose probability lies in (low, high], as bins have them."""
        part = self.labelled
        column = part.decided if label is None else self.run.labels.index(label)
        scores = part.shown[np.arange(len(part.classes)), column].astype(np.float64)
        inside = (scores <= high) & ((scores > low) | (low == 0))
        return tuple(ScanId(scan_id) for scan_id in part.scan_ids[inside].tolist())


class FolderCertainty:
    """Reads on a reading thread, and works on the task thread."""

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        classifier: Callable[[], ClassifierBundle | None],
    ) -> None:
        """Take who tells the classifier that was chosen, None for out of fold."""
        self._collection = collection
        self._engine = engine
        self._classifier = classifier

    def read(self) -> Certain | None:
        """Return what is known; None before anything was predicted. Not on the UI thread."""
        found = self._collection.predictions.probabilities()
        if found is None:
            return None
        rows = found.labelled
        columns = ("scan_ids", "shown", "raw", "decided", "classes", "groups")
        part = RunProbabilities(found.run, *(getattr(found, name)[rows] for name in columns))
        certainty, scans = self._collection.certainty, self._collection.scans
        return Certain(
            found.run,
            part,
            certainty.choice(),
            certainty.survey(),
            scans.count(UNSURE),
            scans.count(UNLIKE),
        )

    def calibrate(self, method: CalibrationMethod, context: TaskContext) -> Recalibrated:
        """Calibrate the predictions."""
        return calibrate(self._collection, self._engine, method, context)

    def remove(self, context: TaskContext) -> Recalibrated:
        """Take the folder's own calibration away."""
        run, classifier = self._collection.predictions.current_run(), self._classifier()
        own = None
        if run is not None and classifier is not None and classifier.id == run.classifier_id:
            own = classifier.calibration
        return remove_calibration(self._collection, context, own)

    def find_unlike(self, context: TaskContext) -> FoundUnlike:
        """Look for scans that are unlike anything learnt."""
        run = self._collection.predictions.current_run()
        is_applied = run is not None and run.kind is RunKind.APPLIED
        classifier = self._classifier() if is_applied else None
        return find_unlike(self._collection, self._engine, classifier, context)

    def choose_level(self, level: float) -> Changes:
        """Make sets at another level: one short transaction."""
        choice = self._collection.certainty.choice()
        return self._collection.certainty.choose(SetChoice(level, choice.per_class))

    def promise(self, per_class: bool, context: TaskContext) -> None:
        """Make sets anew, right as often for each class by itself or for all together."""
        choice = self._collection.certainty.choice()
        make_sets(self._collection, SetChoice(choice.level, per_class), context)
