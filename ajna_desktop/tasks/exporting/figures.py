"""What the predictions of the day say of the scans that are exported."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.curating.export_wish import SET_ASIDE
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label, Scan
from ajna_desktop.tasks.exporting.chosen_scans import ChosenScan


def figures_of(run: Run | None, exported: Iterable[ChosenScan]) -> dict[str, Any]:
    """Return classifier, matrix (rows: labels) and accuracy, in all and by split; {} without.

    Scans without a label or a prediction, and those set aside, are not counted.
    """
    if run is None:
        return {}
    told = [
        (one.scan, one.scan.label, one.prediction.label)
        for one in exported
        if one.prediction is not None
        and one.scan.label is not None
        and one.scan.status not in SET_ASIDE
    ]
    classes = sorted({*run.labels, *(label for _, label, _ in told)})
    splits = sorted({scan.split for scan, _, _ in told} - {""})
    return {
        "classifier": run.classifier,
        "kind": run.kind.value,
        "predicted_utc": run.made_at_utc,
        "classes": classes,
        **_figures(told, classes),
        "splits": {
            split: _figures([one for one in told if one[0].split == split], classes)
            for split in splits
        },
    }


def _figures(told: list[tuple[Scan, Label, Label]], classes: list[Label]) -> dict[str, Any]:
    number = {label: place for place, label in enumerate(classes)}
    counts = np.zeros((len(classes), len(classes)), np.int64)
    for (label, predicted), count in Counter((one[1], one[2]) for one in told).items():
        counts[number[label], number[predicted]] = count
    matrix = ConfusionMatrix(tuple(classes), counts)
    return {
        "n": matrix.total,
        "accuracy": round(matrix.accuracy, 6),
        "balanced_accuracy": round(matrix.balanced_accuracy, 6),
        "matrix": counts.tolist(),
    }
