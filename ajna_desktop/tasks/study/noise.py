"""What the label-noise filter of notebook 02c suspects, and figures with and without that."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.comparison import NoiseFigures, NoiseFilter
from ajna_desktop.domain.confusion import confusion_matrix
from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.roc import macro_area_under_roc
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.fitting.label_noise import HIGH, LOW, suspects
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.scans import StudyScans
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeatureSpace

_TITLE: Final = "Logistic head on the default features"
_RULE: Final = (
    f"suspects a label that is told wrongly with probability ≥ {HIGH:.2f} or ≤ {LOW:.2f}; "
    "scans of the training split are judged out of fold, by classifiers that never saw their "
    "group, those of the test split by the classifier fitted on the training split"
)

Flags = npt.NDArray[np.bool_]


def filter_noise(
    engine: Engine, scans: StudyScans, space: FeatureSpace, context: TaskContext
) -> NoiseFilter:
    """Apply the filter to training and test split; nothing is deleted or relabelled.

    Raises:
        NothingToLearn: too few labels or groups in the training split.
    """
    train, test = scans.rows(Split.TRAIN), scans.rows(Split.TEST)
    judged = engine.analysis.judge_out_of_fold(
        space,
        scans.contents(train),
        scans.labels(train),
        scans.groups(train),
        context.check,
    )
    every = _Judge(engine, scans, space, context, test)
    in_train = _suspect(scans, train, judged.labels, judged.probabilities)
    in_test = _suspect(scans, test, judged.head.labels, every.probabilities(judged.head))
    figures = every.figures(judged.head, False, len(train), in_test)
    kept = [row for row, is_suspect in zip(train, in_train, strict=True) if not is_suspect]
    try:
        head = engine.analysis.fit(
            space,
            scans.contents(kept),
            scans.labels(kept),
            context.check,
        )
        figures += every.figures(head, True, len(kept), in_test)
    except NothingToLearn:
        pass  # all scans of a label are suspect: there is nothing to compare with
    return NoiseFilter(
        title=_TITLE,
        rule=_RULE,
        train_suspects=int(in_train.sum()),
        test_suspects=int(in_test.sum()),
        train_by_label=_by_label(scans, train, in_train),
        test_by_label=_by_label(scans, test, in_test),
        figures=tuple(figures),
    )


class _Judge:
    """Judges the test split, as it is and without suspects."""

    def __init__(
        self,
        engine: Engine,
        scans: StudyScans,
        space: FeatureSpace,
        context: TaskContext,
        test: Sequence[int],
    ) -> None:
        self._engine, self._scans, self._space = engine, scans, space
        self._context = context
        self._contents = scans.contents(test)
        self._classes = scans.classes(test)

    def probabilities(self, head: Head) -> npt.NDArray[np.float32]:
        return self._engine.analysis.apply(
            self._space, self._contents, head, self._context.check
        )

    def figures(
        self, head: Head, trained_without: bool, trained_on: int, suspect: Flags
    ) -> list[NoiseFigures]:
        kinds = self._scans.kinds
        spread = np.zeros((len(self._classes), len(kinds)), np.float32)
        spread[:, [kinds.index(label) for label in head.labels]] = self.probabilities(head)
        found = []
        for without in (False, True):
            rows = ~suspect if without else np.ones_like(suspect)
            classes, told = self._classes[rows], spread[rows].argmax(axis=1)
            counted = Counter(zip(classes.tolist(), told.tolist(), strict=True))
            pairs = [(kinds[true], kinds[guess], n) for (true, guess), n in counted.items()]
            matrix = confusion_matrix(kinds, pairs)
            found.append(
                NoiseFigures(
                    trained_without=trained_without,
                    tested_without=without,
                    trained_on=trained_on,
                    tested_on=matrix.total,
                    accuracy=matrix.accuracy,
                    balanced_accuracy=matrix.balanced_accuracy,
                    auc=macro_area_under_roc(spread[rows], classes),
                )
            )
        return found


def _suspect(
    scans: StudyScans,
    rows: Sequence[int],
    labels: Sequence[str],
    probabilities: npt.NDArray[np.float32],
) -> Flags:
    """Return which scans are suspect; one whose label was never learned is not."""
    number = {label: index for index, label in enumerate(labels)}
    classes = np.array([number.get(label, -1) for label in scans.labels(rows)], np.int64)
    flags: Flags = suspects(np.maximum(classes, 0), probabilities) & (classes >= 0)
    return flags


def _by_label(scans: StudyScans, rows: Sequence[int], suspect: Flags) -> dict[str, int]:
    labels = zip(scans.labels(rows), suspect, strict=True)
    counted = Counter(label for label, is_suspect in labels if is_suspect)
    return {label: counted[label] for label in sorted(counted)}
