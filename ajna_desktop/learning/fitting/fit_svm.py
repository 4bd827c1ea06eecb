"""Fit a support vector machine with a Gaussian kernel, and probabilities of its decisions."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import TrainingProgress, TrainingState
from ajna_desktop.learning.fitting.class_weights import image_weights
from ajna_desktop.learning.fitting.fitted import Fitted, Trial
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.fitting.standardise import standardise
from ajna_desktop.learning.fitting.steering import Steering, Unsteered
from ajna_desktop.learning.head_arrays import Floats, squared_distances, squared_lengths
from ajna_desktop.learning.heads.svm_head import Pairs, SvmHead, coupled, gaussian

Rows = npt.NDArray[np.int64]

DEVICE: Final = "CPU · scikit-learn"
PENALTIES: Final = (1.0, 4.0, 16.0)  # C
BREADTHS: Final = (0.25, 1.0, 4.0)  # gamma, in shares of 1 / the mean squared distance
_FOLDS: Final = 3
_MOST_IMAGES: Final = 6000  # that settings are chosen and probabilities are fitted on
_CACHE: Final = 500  # MB
_MOST_DECISIONS: Final = 32 << 20  # of a fold: 128 MB, where there are hundreds of classes
_SLOPES: Final = 2.0 ** np.arange(-3, 8.5, 0.5)
_GENTLEST: Final = 1e-3
_LEAST: Final = 1e-7  # probability, where its logarithm is taken
_UNSTEERED: Final = Unsteered()


@dataclass(frozen=True, slots=True, eq=False)
class _Machine:
    pairs: Pairs
    support: Rows  # rows of those it was fitted on
    present: Rows  # the classes it knows; the pairs are of these


def fit_svm(
    features: Floats,
    classes: Rows,
    kinds: tuple[Label, ...],
    groups: Sequence[str],
    train: Rows,
    *,
    standardised: bool = True,
    penalties: Sequence[float] = PENALTIES,
    breadths: Sequence[float] = BREADTHS,
    steering: Steering = _UNSTEERED,
    pooling: Pooling = Pooling.AVERAGE,
    seed: int = 0,
) -> Fitted:
    """Return the head whose settings fare best in cross-validation that splits no group.

    Every class weighs the same. The probabilities are fitted on decisions out of fold, on at
    most some thousand images; memory grows linearly with images, time faster.

    Args:
        features: (N, D) float32, finite.
        classes: (N,), indices into `kinds`.
        kinds: What the head shall tell apart; every one has a row in `train`.
        groups: Of each image; "" is a group of its own.
        train: Rows to learn from; no others are looked at.
        standardised: Give every feature the same say; False for grey levels.
        penalties, breadths: What is tried for C, and for gamma in shares of 1 over the mean
            squared distance of two images.
        steering: Who may end the search: the best so far is then taken.
        pooling: Of the features.
        seed: Of the folds.

    Raises:
        NothingToLearn: fewer than two classes, a class without images, or too few groups.
    """
    began = time.perf_counter()
    known = np.unique(classes[train])
    if len(known) < 2 or len(known) != len(kinds):
        raise NothingToLearn("A classifier needs labelled images of at least two classes.")
    rows = features[train]
    width = rows.shape[1]
    mean, scale = np.zeros(width, np.float32), np.ones(width, np.float32)
    if standardised:
        rows, mean, scale = standardise(rows)
    taught = classes[train]
    of_train = [groups[row] for row in train]
    search = _Search(rows, taught, of_train, seed)
    trials = list(search.trials(penalties, breadths, steering))
    best = min(trials, key=lambda one: one.loss)
    penalty, gamma = float(best.settings["C"]), float(best.settings["gamma"])
    machine = _fit_rows(rows, taught, penalty, gamma)
    slope, offset = search.slope(penalty, gamma)
    pairs = machine.pairs
    if len(kinds) == 2:
        pairs = Pairs(pairs.counts, pairs.coefficients, pairs.intercepts + offset)
    head = SvmHead(kinds, mean, scale, rows[machine.support], pairs, gamma, slope, pooling)
    settings = {**best.settings, "support vectors": len(machine.support)}
    seconds = time.perf_counter() - began
    return Fitted(head, (), settings, tuple(trials), DEVICE, seconds)


class _Search:
    """Cross-validation on the squared distances of some images, which all trials share."""

    def __init__(self, rows: Floats, classes: Rows, groups: Sequence[str], seed: int) -> None:
        some = _whole_groups(classes, groups, seed)
        self._classes = classes[some]
        self._distances = _all_distances(rows[some])
        self._folds = assign_folds(
            self._classes.tolist(), [groups[row] for row in some], seed, _FOLDS
        )
        self._numbers = [
            number
            for number in range(int(self._folds.max()) + 1)
            if _can_be_judged(self._classes, self._folds == number)
        ]
        if not self._numbers:
            raise NothingToLearn(
                "Too few patients, containers or other groups of images: at least two classes "
                "need images of two groups each to choose settings by cross-validation."
            )

    def trials(
        self, penalties: Sequence[float], breadths: Sequence[float], steering: Steering
    ) -> Iterator[Trial]:
        """Yield how each choice of settings fares, at least one."""
        typical = float(self._distances.mean()) or 1.0
        tried = list(product(penalties, breadths))
        for number, (penalty, breadth) in enumerate(tried):
            if number and steering.is_finishing:
                return
            steering.report(
                TrainingProgress(
                    TrainingState.TRAINING, done=number, total=len(tried), device=DEVICE
                )
            )
            steering.wait_while_paused()
            yield self._trial(penalty, breadth / typical)

    def _trial(self, penalty: float, gamma: float) -> Trial:
        began = time.perf_counter()
        scores: list[float] = []
        losses = np.zeros(len(_SLOPES))
        for held_out, decided, present in self._out_of_fold(penalty, gamma):
            truth = np.searchsorted(present, self._classes[held_out])
            losses += _log_losses(decided, truth, len(present))
            # The class that wins most of its pairs, and then by most.
            wins = (decided > 0).sum(axis=2) + np.tanh(decided.sum(axis=2)) / 3
            right = wins.argmax(axis=1) == truth
            scores.append(float(np.mean([right[truth == one].mean() for one in set(truth)])))
        return Trial(
            {"C": penalty, "gamma": gamma},
            tuple(scores),
            float(np.mean(scores)),
            float(np.std(scores)),
            float(losses.min() / len(scores)),
            time.perf_counter() - began,
        )

    def slope(self, penalty: float, gamma: float) -> tuple[float, float]:
        """Return slope and offset of the logistic function: (slope × (decision + offset))."""
        found = list(self._out_of_fold(penalty, gamma))
        if len(np.unique(self._classes)) > 2:
            losses = np.zeros(len(_SLOPES))
            for held_out, decided, present in found:
                truth = np.searchsorted(present, self._classes[held_out])
                losses += _log_losses(decided, truth, len(present))
            return float(_SLOPES[losses.argmin()]), 0.0
        decisions = np.concatenate([decided[:, 0, 1] for _, decided, _ in found])
        is_first = np.concatenate([self._classes[rows] == 0 for rows, _, _ in found])
        platt = LogisticRegression(C=1e6, class_weight="balanced").fit(
            decisions[:, None].astype(np.float64), is_first
        )
        slope = float(platt.coef_[0, 0])
        if slope < _GENTLEST:  # the folds contradict the machine: it knows next to nothing
            return _GENTLEST, 0.0
        return slope, float(platt.intercept_[0]) / slope

    def _out_of_fold(self, penalty: float, gamma: float) -> Iterator[tuple[Rows, Floats, Rows]]:
        """Yield rows held out, the decisions on them, and the classes decided between.

        Rows of classes that the others do not have are left out.
        """
        for number in self._numbers:
            learnt = np.flatnonzero(self._folds != number)
            kernel = gaussian(self._distances[np.ix_(learnt, learnt)], gamma)
            machine = _fit_kernel(kernel, self._classes[learnt], penalty)
            held_out = np.flatnonzero(self._folds == number)
            held_out = held_out[np.isin(self._classes[held_out], machine.present)]
            most = max(1, _MOST_DECISIONS // len(machine.present) ** 2)
            held_out = held_out[:: -(-len(held_out) // most) or 1]
            support = learnt[machine.support]
            of_support = gaussian(self._distances[np.ix_(held_out, support)], gamma)
            decided = [one for _, one in machine.pairs.decisions(of_support)]
            yield held_out, np.concatenate(decided), machine.present


def _can_be_judged(classes: Rows, held_out: npt.NDArray[np.bool_]) -> bool:
    """Return whether the others have two classes, and one of them is among those held out."""
    known = np.unique(classes[~held_out])
    return len(known) > 1 and bool(np.isin(classes[held_out], known).any())


def _fit_rows(rows: Floats, classes: Rows, penalty: float, gamma: float) -> _Machine:
    """Fit on all rows: on a kernel made by matrix products where it fits into memory."""
    if len(rows) <= _MOST_IMAGES:
        return _fit_kernel(gaussian(_all_distances(rows), gamma), classes, penalty)
    machine = SVC(
        C=penalty, kernel="rbf", gamma=gamma, class_weight="balanced", cache_size=_CACHE
    )
    return _machine_of(machine.fit(rows, classes))


def _fit_kernel(kernel: Floats, classes: Rows, penalty: float) -> _Machine:
    machine = SVC(C=penalty, kernel="precomputed", class_weight="balanced", cache_size=_CACHE)
    return _machine_of(machine.fit(kernel, classes))


def _machine_of(machine: SVC) -> _Machine:
    # scikit-learn turns the signs of two classes round, and of more it does not.
    sign = -1.0 if len(machine.classes_) == 2 else 1.0
    pairs = Pairs(
        machine.n_support_.astype(np.int64),
        np.ascontiguousarray((sign * machine.dual_coef_).T, np.float32),
        (sign * machine.intercept_).astype(np.float32),
    )
    return _Machine(pairs, machine.support_.astype(np.int64), machine.classes_)


def _all_distances(rows: Floats) -> Floats:
    return squared_distances(rows, rows, squared_lengths(rows))


def _log_losses(decided: Floats, truth: Rows, classes: int) -> npt.NDArray[np.float64]:
    """Return the log loss for each of the slopes, every class weighing the same."""
    weights = image_weights(truth, tuple(Label(str(one)) for one in range(classes)))
    losses = np.empty(len(_SLOPES))
    for number, slope in enumerate(_SLOPES):
        of_truth = coupled(decided, float(slope))[np.arange(len(truth)), truth]
        losses[number] = -(np.log(np.maximum(of_truth, _LEAST)) * weights).mean()
    return losses


def _whole_groups(classes: Rows, groups: Sequence[str], seed: int) -> Rows:
    """Return some rows, of whole groups and with the classes alike, or all if they are few."""
    if len(classes) <= _MOST_IMAGES:
        return np.arange(len(classes))
    parts = -(-len(classes) // _MOST_IMAGES)
    return np.flatnonzero(assign_folds(classes.tolist(), groups, seed, parts) == 0)
