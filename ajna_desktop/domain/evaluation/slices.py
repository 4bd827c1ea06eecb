"""How a classifier fares on the scans of each terminal, scanner, day or whatever is known.

Small slices do not shout: the worst one is that whose accuracy is lowest at best, by the upper
end of its interval, so that one error among two scans comes after thirty among a hundred.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.columns import ColumnValues
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.evaluation.wilson import share_of
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.roc import area_under_roc


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The scans that have one value in a column.

    Attributes:
        name: The value; None for the scans that have none.
        scan_ids: All of them that have a prediction and a label, ascending.
        wrong_ids: Those of them that were predicted otherwise than labelled.
        accuracy: Share that was predicted as labelled.
        recall: Of the class; None where no scan is labelled so.
        precision: Of the class; None where none was predicted so.
        auc: Area under the ROC curve of the class against the rest; None unless both occur.
    """

    name: str | None
    scan_ids: npt.NDArray[np.int64]
    wrong_ids: npt.NDArray[np.int64]
    accuracy: Measured
    recall: Measured | None
    precision: Measured | None
    auc: float | None

    @property
    def scans(self) -> int:
        """How many there are."""
        return len(self.scan_ids)

    @property
    def errors(self) -> int:
        """How many were predicted otherwise than labelled."""
        return len(self.wrong_ids)


def slices(
    scored: ScoredScans,
    point: OperatingPoint | None,
    values: ColumnValues,
    *,
    curated: bool = True,
) -> list[Slice]:
    """Return the figures of each value of a column, the worst first.

    Intervals are those of `wilson.share_of`, by groups. A bootstrap would call three hits of
    three scans certain.

    Args:
        scored: The scans; recall, precision and AUC are of its class.
        point: Where to decide.
        values: The column.
        curated: Whether the label that holds counts, or the folder's.
    """
    truth = scored.labels(curated=curated)
    has_label = truth >= 0
    scored, truth = scored.rows(has_label), truth[has_label]
    told, codes = scored.decided(point), values.of(scored.scan_ids)
    its = scored.number(scored.label)
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(-1, len(values.names) + 1))
    found = []
    for number, (start, end) in enumerate(pairwise(starts)):
        rows = order[start:end]
        if not len(rows):
            continue
        found.append(
            _slice(
                values.names[number - 1] if number else None,
                scored.rows(rows),
                truth[rows],
                told[rows],
                its,
            )
        )
    return sorted(found, key=_worst_first)


def _worst_first(one: Slice) -> tuple[float, float, str]:
    low, high = one.accuracy.low, one.accuracy.high
    assert low is not None and high is not None  # noqa: PT018 - a share always has both
    return high, low, one.name or ""


def _slice(
    name: str | None,
    scored: ScoredScans,
    truth: npt.NDArray[np.int32],
    told: npt.NDArray[np.int32],
    its: int,
) -> Slice:
    is_right, is_its, is_told = truth == told, truth == its, told == its
    accuracy = _share(is_right, scored.groups)
    assert accuracy is not None  # a slice has scans
    return Slice(
        name,
        scored.scan_ids,
        scored.scan_ids[~is_right],
        accuracy,
        _share(is_right[is_its], scored.groups[is_its]),
        _share(is_right[is_told], scored.groups[is_told]),
        area_under_roc(scored.scores, is_its),
    )


def _share(is_hit: npt.NDArray[np.bool_], groups: npt.NDArray[np.integer]) -> Measured | None:
    if not len(is_hit):
        return None
    return share_of(int(is_hit.sum()), len(is_hit), len(np.unique(groups)))
