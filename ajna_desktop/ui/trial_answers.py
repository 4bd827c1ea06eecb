"""Which scans answer a question, as a threshold that is only tried out would decide.

The store keeps what was decided. While a handle is dragged nothing is written: what does not
depend on the threshold is read once and kept, the rest is worked out on columns.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import FolderCounts
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId
from ajna_desktop.domain.scan_query import EVERY_SCAN, Order, ScanQuery
from ajna_desktop.store.collection import Collection
from ajna_desktop.ui.lookup import Lookup

Mask = npt.NDArray[np.bool_]
Keys = tuple[npt.NDArray[np.generic], ...]

_MOST_KEPT: Final = 4  # questions; of a million scans each takes 50 MB
_BY_DECISION: Final = {
    Order.CONFIDENCE,
    Order.LEAST_CONFIDENT,
    Order.PREDICTED,
    Order.CELL,
    Order.NEAREST_THRESHOLD,
}


class KeptAnswers(Lookup, Protocol):
    """What the store says, by the decisions that are kept. Any thread."""

    def ids(self, query: ScanQuery) -> list[ScanId]:
        """Return the scans that answer `query`, in its order."""

    def scored(self, label: Label | None) -> ScoredScans | None:
        """Return the columns of `label`; None for it: of the class that the folder is at."""

    def counts(self) -> FolderCounts:
        """Return how many scans there are of each kind."""


class StoredAnswers:
    """What the store of one folder says."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def scans(self, ids: Sequence[ScanId]) -> list[Scan]:
        """Return the scans that are known among `ids`."""
        return self._collection.scans.scans(ids)

    def predictions(self, ids: Sequence[ScanId]) -> dict[ScanId, Prediction]:
        """Return what the current classifier says about those of `ids` that it has judged."""
        return self._collection.predictions.predictions(ids)

    def ids(self, query: ScanQuery) -> list[ScanId]:
        """Return the scans that answer `query`, in its order."""
        return self._collection.scans.ids(query)

    def scored(self, label: Label | None) -> ScoredScans | None:
        """Return the columns of `label`; None for it: of the class that the folder is at."""
        return self._collection.predictions.scored(label)

    def counts(self) -> FolderCounts:
        """Return how many scans there are of each kind."""
        return self._collection.scans.counts()


class _Rest(NamedTuple):
    """The scans of a question but for what a threshold decides, in the order of the answer."""

    ids: npt.NDArray[np.int64]  # (M,)
    is_scored: Mask  # (M,) has a prediction
    scored: ScoredScans  # those that have one, in the same order
    label_rank: npt.NDArray[np.int64]  # (M,) by label, none last; (0,) unless asked for


class TrialAnswers:
    """Answers for one set of columns. Any thread but that of the UI."""

    def __init__(self, scored: ScoredScans, kept: KeptAnswers) -> None:
        self._scored = scored
        self._kept = kept
        self._counts: FolderCounts | None = None  # as kept; most do not depend on a threshold
        self._lock = Lock()  # more than one reading thread may ask
        self._rests: OrderedDict[tuple[ScanQuery, bool], _Rest] = OrderedDict()

    def ids(self, query: ScanQuery, point: OperatingPoint) -> list[ScanId]:
        """Return the scans that answer `query` if `point` decided, in its order."""
        if not depends_on_decisions(query):
            return self._kept.ids(query)
        rest = self._rest(_without_decisions(query), query.order is Order.CELL)
        answers = _Answers(rest, point)
        ids: list[ScanId] = rest.ids[answers.rows(query)].tolist()
        return ids

    def counts(self, point: OperatingPoint) -> FolderCounts:
        """Return the counts of the folder if `point` decided."""
        with self._lock:
            kept = self._counts = self._counts or self._kept.counts()
        rest = self._rest(EVERY_SCAN, False)
        told = rest.scored.decided(point)
        by_class = np.bincount(told, minlength=len(rest.scored.classes)).tolist()
        named = zip(rest.scored.classes, by_class, strict=True)
        errors = np.count_nonzero((rest.scored.truth >= 0) & (told != rest.scored.truth))
        return replace(
            kept,
            by_predicted=tuple((label, count) for label, count in named if count),
            errors=int(errors),
        )

    def _rest(self, query: ScanQuery, by_label: bool) -> _Rest:
        key = (query, by_label)
        with self._lock:
            if key in self._rests:
                self._rests.move_to_end(key)
            else:
                self._rests[key] = self._read(query, by_label)
                while len(self._rests) > _MOST_KEPT:
                    self._rests.popitem(last=False)
            return self._rests[key]

    def _read(self, query: ScanQuery, by_label: bool) -> _Rest:
        ids = np.asarray(self._kept.ids(query), np.int64).reshape(-1)
        known = _with(self._scored, self._beside(ids))
        order = np.argsort(known.scan_ids, kind="stable")
        sorted_ids = known.scan_ids[order]
        places = np.searchsorted(sorted_ids, ids)
        is_scored = np.isin(ids, sorted_ids, assume_unique=True)
        rank = self._label_rank(ids) if by_label else np.zeros(0, np.int64)
        return _Rest(ids, is_scored, known.rows(order[places[is_scored]]), rank)

    def _label_rank(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the place of each scan's label among all of them; those without come last."""
        scored = self._scored
        places = np.searchsorted(scored.scan_ids, ids).clip(max=max(len(scored) - 1, 0))
        is_counted = np.isin(ids, scored.scan_ids, assume_unique=True)
        wanted = [ScanId(scan_id) for scan_id in ids[~is_counted].tolist()]
        known = {scan.id: scan.label for scan in self._kept.scans(wanted)}
        labels = [known.get(scan_id) for scan_id in wanted]
        names = sorted({*scored.classes, *(label for label in labels if label is not None)})
        number = {name: place for place, name in enumerate(names)}
        # One place more, for −1: no label.
        of_class = np.array([*(number[name] for name in scored.classes), len(names)])
        rank = np.full(len(ids), len(names), np.int64)
        rank[is_counted] = of_class[scored.truth[places[is_counted]]]
        rank[~is_counted] = [len(names) if one is None else number[one] for one in labels]
        return rank

    def _beside(self, ids: npt.NDArray[np.int64]) -> ScoredScans:
        """Return columns of the scans that are judged but not counted: ambiguous or bad."""
        others = ids[~np.isin(ids, self._scored.scan_ids, assume_unique=True)]
        wanted = [ScanId(int(scan_id)) for scan_id in others]
        predictions = self._kept.predictions(wanted) if wanted else {}
        scans = {scan.id: scan for scan in self._kept.scans(list(predictions))}
        return _columns_of(self._scored, scans, predictions)


class _Answers:
    """What holds for each scan of a rest at one point."""

    def __init__(self, rest: _Rest, point: OperatingPoint) -> None:
        scored = rest.scored
        self._rest, self._scored, self._point = rest, scored, point
        self._told = scored.decided(point)
        is_its = self._told == scored.number(scored.label)
        self._confidence = np.where(is_its, scored.scores, scored.other_scores)

    def rows(self, query: ScanQuery) -> npt.NDArray[np.int64]:
        """Return which rows of the rest answer `query`, in its order."""
        chosen = np.flatnonzero(self._holds(query))
        keys = self._keys(query.order)
        if not keys:
            return chosen
        # The rest is in the order of paths, which decides ties: lexsort is stable.
        return chosen[np.lexsort(tuple(key[chosen] for key in reversed(keys)))]

    def _holds(self, query: ScanQuery) -> Mask:
        scored, told = self._scored, self._told
        holds = np.ones(len(scored), np.bool_)
        is_error = (scored.truth >= 0) & (told != scored.truth)
        without = query.is_error is not True  # whether scans without a prediction may answer
        if query.is_error is not None:
            holds &= is_error == query.is_error
        if query.predicted is not None:
            there = query.predicted in scored.classes
            holds &= told == (scored.number(query.predicted) if there else -1)
            without = False
        for limit, sign in ((query.lowest_confidence, 1), (query.highest_confidence, -1)):
            if limit is not None:
                holds &= sign * self._confidence.astype(np.float64) >= sign * limit
                without = False
        return self._spread(holds, without)

    def _keys(self, order: Order) -> Keys:
        """Return by what to sort, the first first; what has no prediction comes last."""
        last = ~self._rest.is_scored
        falling = self._spread(-self._confidence, np.inf)
        match order:
            case Order.CONFIDENCE:
                return last, falling
            case Order.LEAST_CONFIDENT:
                return last, self._spread(self._confidence, np.inf)
            case Order.PREDICTED:
                return last, self._spread(self._told, 0)
            case Order.CELL:
                told = self._spread(self._told, 0)
                return self._rest.label_rank, last, told, falling
            case Order.NEAREST_THRESHOLD:
                return last, self._spread(self._distance(), np.inf)
        return ()

    def _distance(self) -> npt.NDArray[np.float64]:
        scored, point = self._scored, self._point
        its = scored.scores if point.label == scored.label else scored.other_scores
        distance: npt.NDArray[np.float64] = np.abs(its.astype(np.float64) - point.threshold)
        return distance

    def _spread(self, values: npt.NDArray[np.generic], otherwise: float) -> npt.NDArray:  # type: ignore[type-arg]
        """Return `values` of the scored scans for all of the rest."""
        spread = np.full(len(self._rest.ids), otherwise, values.dtype)
        spread[self._rest.is_scored] = values
        return spread


def depends_on_decisions(query: ScanQuery) -> bool:
    """Say whether the answer, or its order, changes with the threshold."""
    return query.order in _BY_DECISION or query != _without_decisions(query)


def tried(prediction: Prediction, point: OperatingPoint) -> Prediction:
    """Return a prediction as it would be if `point` decided."""
    chances = prediction.probabilities
    if point.label not in chances:
        return prediction
    if chances[point.label] >= point.threshold:
        return replace(prediction, decided=point.label)
    others = (label for label in chances if label != point.label)
    return replace(prediction, decided=max(others, key=chances.__getitem__))


def _without_decisions(query: ScanQuery) -> ScanQuery:
    return query.but(
        predicted=None,
        is_error=None,
        lowest_confidence=None,
        highest_confidence=None,
        order=Order.PATH if query.order in _BY_DECISION else query.order,
    )


def _columns_of(
    like: ScoredScans, scans: dict[ScanId, Scan], predictions: dict[ScanId, Prediction]
) -> ScoredScans:
    """Return scans that were read one by one as columns beside `like`."""
    classes = {label: number for number, label in enumerate(like.classes)}
    ids = sorted(scan_id for scan_id in predictions if scan_id in scans)
    chances = [predictions[scan_id].probabilities for scan_id in ids]
    others = [
        max((label for label in row if label != like.label), key=row.__getitem__)
        for row in chances
    ]
    told = np.array([classes[predictions[scan_id].label] for scan_id in ids], np.int32)
    none = np.full(len(ids), -1, np.int32)
    # A label that is not among the classes is none of those that can be predicted: an error.
    truth = [scans[scan_id].label for scan_id in ids]
    return replace(
        like,
        scan_ids=np.array(ids, np.int64),
        scores=np.array([row[like.label] for row in chances], np.float32),
        others=np.array([classes[other] for other in others], np.int32),
        other_scores=np.array(
            [row[other] for row, other in zip(chances, others, strict=True)], np.float32
        ),
        best=told,
        told=told,
        truth=np.array(
            [-1 if one is None else classes.get(one, len(classes)) for one in truth], np.int32
        ),
        found=none,
        groups=none,
        split=none.astype(np.int16),
    )


def _with(one: ScoredScans, other: ScoredScans) -> ScoredScans:
    """Return the scans of both."""
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(one, name), getattr(other, name)])
        for name in (
            "scan_ids", "scores", "others", "other_scores", "best", "told", "truth", "found",
            "groups", "split",
        )
    }  # fmt: skip
    return replace(one, **columns)
