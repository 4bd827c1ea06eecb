"""Every scan with what was predicted for it: as a table, and in figures."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np

import ajna_desktop
from ajna_desktop.domain.roc import area_under_roc
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.exporting.lists import prediction_cells
from ajna_desktop.tasks.output.safe_csv import Cell, write_table

_NO_PREDICTION: Final = "no prediction: its features could not be read"
_NOT_COMPARED: Final = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)


@dataclass(slots=True)
class JudgedScans:
    """What one pass over all scans gives, besides the rows of the table."""

    labels: tuple[Label, ...]  # of the classifier
    images: int = 0  # with a prediction
    skipped: list[tuple[str, str]] = field(default_factory=list)
    predicted: Counter[Label] = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)  # probability of the second class
    truths: list[Label] = field(default_factory=list)

    def table(self, collection: Collection) -> Iterator[list[Cell]]:
        """Yield a row for each scan with a prediction, and take note of all."""
        for scan, prediction in chain.from_iterable(collection.predictions.table()):
            if prediction is None:
                self.skipped.append((scan.path, scan.reason or _NO_PREDICTION))
                continue
            self.images += 1
            self.predicted[prediction.label] += 1
            if scan.label is not None and scan.status not in _NOT_COMPARED:
                self.scores.append(prediction.probabilities[self.labels[-1]])
                self.truths.append(scan.label)
            cells = prediction_cells(prediction, self.labels)
            yield [scan.path, scan.split, scan.label, *cells]

    def read(self, collection: Collection) -> None:
        """Take note of all scans."""
        for _ in self.table(collection):
            pass

    def write(self, collection: Collection, out: Path) -> None:
        """Take note of all scans, and write predictions.csv and skipped.csv to `out`.

        Raises:
            ExportFailed: they cannot be written.
        """
        write_table(
            out / "predictions.csv",
            ["path", "split", "label", "predicted", *(f"p_{label}" for label in self.labels)],
            self.table(collection),
        )
        write_table(out / "skipped.csv", ["path", "reason"], self.skipped)

    def auc(self) -> float | None:
        """Return the area under the ROC curve; None unless there are two classes in all."""
        if len(self.labels) != 2 or not set(self.truths) <= set(self.labels):
            return None
        is_second = np.array([truth == self.labels[1] for truth in self.truths], np.bool_)
        return area_under_roc(np.array(self.scores), is_second)


def metrics_of(run: Run, tally: Tally, judged: JudgedScans, seconds: float) -> dict[str, Any]:
    """Return what goes into metrics.json; figures that nothing was compared for are null.

    Args:
        run: The current predictions.
        tally: Of them and the labels.
        judged: Written already.
        seconds: What everything took.
    """
    matrix = tally.matrix
    has_any = matrix.total > 0
    return {
        "n": judged.images,
        "skipped": len(judged.skipped),
        "compared": matrix.total,
        "unlabelled": tally.unlabelled,
        "unpredicted": tally.unpredicted,
        "ambiguous": tally.ambiguous,
        "bad_images": tally.bad_images,
        "unreadable": tally.unreadable,
        "accuracy": matrix.accuracy if has_any else None,
        "balanced_accuracy": matrix.balanced_accuracy if has_any else None,
        "auc": judged.auc(),
        "predicted": {label: judged.predicted[label] for label in run.labels},
        "per_class": {
            one.label: {
                "precision": one.precision,
                "recall": one.recall,
                "f1": one.f1,
                "support": one.support,
            }
            for one in (matrix.per_class() if has_any else ())
        },
        "confusion": {"labels": list(matrix.labels), "counts": matrix.counts.tolist()},
        "seconds": round(seconds, 3),
        "images_per_second": round(judged.images / seconds, 2),
        "device": run.device,
        "classifier": run.classifier,
        "classifier_id": run.classifier_id,
        "judged": run.kind.value,
        "operating_point": asdict(run.operating_point) if run.operating_point else None,
        "backbone": run.backbone,
        "program_version": ajna_desktop.__version__,
    }
