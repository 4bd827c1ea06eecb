"""A classifier's classes by the names that they have in the folder now."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.store.collection import Collection

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """What a classifier gave, by the classes of the folder.

    `raw` is (N, K) with the columns of `run.labels`; `own` the calibration that still fits.
    """

    run: Run
    raw: Floats
    own: Calibration | None


def named_here(collection: Collection, run: Run, raw: Floats, own: Calibration | None) -> Named:
    """Give the classes of a run the names that people gave them since it was taught.

    The probabilities of classes that were merged here are summed: the merged class is there
    where one of them is. Curves that set each class right by itself hold for them no longer.

    Args:
        collection: Whose classes people renamed or merged.
        run: With the names that the classifier was taught.
        raw: (N, K) float32, what it gave.
        own: The calibration that came with it.
    """
    here = set(collection.labels.classes())
    names = [
        label if label in here else collection.classes.meaning_of(label) for label in run.labels
    ]
    labels = tuple(dict.fromkeys(names))
    if labels == run.labels or len(labels) < 2:
        return Named(run, raw, own)
    point = _carried(run.operating_point, dict(zip(run.labels, names, strict=True)))
    run = replace(run, labels=labels, operating_point=point)
    if len(labels) == len(names):
        return Named(run, raw, own)
    summed = np.zeros((len(raw), len(labels)), np.float32)
    for column, name in enumerate(names):
        summed[:, labels.index(name)] += raw[:, column]
    is_isotonic = own is not None and own.method is CalibrationMethod.ISOTONIC
    return Named(run, summed, None if is_isotonic else own)


def _carried(point: OperatingPoint | None, names: dict[Label, Label]) -> OperatingPoint | None:
    return None if point is None else replace(point, label=names[point.label])
