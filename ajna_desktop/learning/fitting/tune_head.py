"""Find the settings of a head by cross-validation: a grid first, then draws by chance."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import (
    Optimizer,
    TrainingProgress,
    TrainingSettings,
    TrainingState,
)
from ajna_desktop.learning.fitting.class_weights import image_weights
from ajna_desktop.learning.fitting.epoch_loop import DEVICE
from ajna_desktop.learning.fitting.fit_dense import HIDDEN, fit_dense, told
from ajna_desktop.learning.fitting.fit_head import blas_threads, fit_rows
from ajna_desktop.learning.fitting.fitted import Fitted, Trial
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.fitting.steering import Steering, Unsteered
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.heads.any_head import Head

Rows = npt.NDArray[np.int64]

FOLDS: Final = 3
RANDOM_TRIALS: Final = 12
_INNER_FOLDS: Final = 5
_HIDDEN: Final = ((128,), (192,), (256,), (320,), (384,), (128, 128))
_DROPOUTS: Final = (0.0, 0.2, 0.35, 0.5)
_PENALTIES: Final = (0.0, 1e-4, 1e-3)
_BATCHES: Final = (64, 128, 256)
_SCIKIT_LEARN: Final = "CPU · scikit-learn"
_LEAST: Final = 1e-7  # probability, where its logarithm is taken
_UNSTEERED: Final = Unsteered()


@dataclass(frozen=True, slots=True)
class LinearChoice:
    """Logistic regression, and how little its weights are held down."""

    inverse_penalty: float

    def told(self) -> dict[str, str | int | float]:
        """Return it as a table of trials has it."""
        return {"search": "grid", "head": "linear", "C": self.inverse_penalty}


@dataclass(frozen=True, slots=True)
class DenseChoice:
    """Dense layers and how they are trained."""

    hidden: tuple[int, ...]
    settings: TrainingSettings
    search: str = "grid"  # or "random"

    def told(self) -> dict[str, str | int | float]:
        """Return it as a table of trials has it."""
        units = "-".join(map(str, self.hidden))
        return {
            "search": self.search,
            "head": "dense",
            "hidden": units,
            **told(self.settings),
        }


Choice = LinearChoice | DenseChoice


def grid(settings: TrainingSettings) -> list[Choice]:
    """Return the grid of 02d, coarser: penalties, and learning rates for two optimizers."""
    linear = [LinearChoice(penalty) for penalty in (0.003, 0.01, 0.03, 0.1)]
    dense = [
        DenseChoice(HIDDEN, _with_rate(replace(settings, optimizer=optimizer), rate))
        for optimizer, rate in product((Optimizer.ADAM, Optimizer.RMSPROP), (1e-3, 4e-4, 1e-4))
    ]
    return [*linear, *dense]


def random_choices(settings: TrainingSettings, count: int, seed: int) -> list[Choice]:
    """Return settings drawn from the ranges of 02d and 02c2."""
    random = np.random.default_rng(seed)
    drawn: list[Choice] = []
    for _ in range(count):
        changed = replace(
            settings,
            dropout=float(random.choice(_DROPOUTS)),
            l2=float(random.choice(_PENALTIES)),
            batch=int(random.choice(_BATCHES)),
        )
        rate = float(f"{10 ** random.uniform(-4.5, -2.5):.2g}")
        hidden = _HIDDEN[random.integers(len(_HIDDEN))]
        drawn.append(DenseChoice(hidden, _with_rate(changed, rate), "random"))
    return drawn


def tune_head(
    features: Floats,
    classes: Rows,
    kinds: tuple[Label, ...],
    groups: Sequence[str],
    train: Rows,
    validation: Rows,
    settings: TrainingSettings,
    choices: Sequence[Choice] | None = None,
    steering: Steering = _UNSTEERED,
    pooling: Pooling = Pooling.AVERAGE,
) -> Fitted:
    """Return the head whose settings have the least log loss in cross-validation.

    Folds are of `train` alone and split no group. Every fit begins with fresh weights, drawn
    by the seed of its own settings, and stops by a part of its own training folds: it never
    sees the fold that it is judged by. So a trial's result does not depend on those before it.

    Args:
        features: (N, D) float32, finite.
        classes: (N,), indices into `kinds`.
        kinds: What the head shall tell apart.
        groups: Of each image; "" is a group of its own.
        train: Rows to learn from, and to choose settings on.
        validation: Rows that tell when the training with the chosen settings stops.
        settings: What all dense trials begin with.
        choices: What to try; by default a grid and some draws.
        steering: Whom to tell, and who may pause or end it: the best so far is then taken.
        pooling: Of the features.

    Raises:
        NothingToLearn: fewer than two classes, too few groups, or no validation images.
    """
    began = time.perf_counter()
    if choices is None:
        choices = [*grid(settings), *random_choices(settings, RANDOM_TRIALS, settings.seed)]
    folds = _folds(classes, groups, train, settings.seed)
    trials: list[tuple[Choice, Trial]] = []
    for number, choice in enumerate(choices):
        if trials and steering.is_finishing:
            break
        part = _Part(steering, number, len(choices), must_end=not trials)
        trial = _try(choice, features, classes, kinds, folds, part)
        if trial is not None:
            trials.append((choice, trial))
    best, _ = min(trials, key=lambda one: one[1].loss)
    fitted = _fit(best, features, classes, kinds, train, validation, steering, pooling)
    return replace(
        fitted,
        settings=best.told(),
        trials=tuple(trial for _, trial in trials),
        seconds=time.perf_counter() - began,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Fold:
    learnt: Rows
    stopping: Rows  # tells when to stop; of neither of the others' groups
    judged: Rows


class _Part:
    """Passes a trial's pauses on, and tells how many trials are done instead of its epochs."""

    def __init__(self, steering: Steering, number: int, total: int, *, must_end: bool) -> None:
        self._steering = steering
        self._progress = TrainingProgress(
            TrainingState.TRAINING, done=number, total=total, device=DEVICE
        )
        self._must_end = must_end

    @property
    def is_finishing(self) -> bool:
        # Without one whole trial there would be nothing to choose.
        return self._steering.is_finishing and not self._must_end

    def report(self, progress: TrainingProgress) -> None:
        self._steering.report(self._progress)

    def wait_while_paused(self) -> None:
        self._steering.wait_while_paused()


def _with_rate(settings: TrainingSettings, rate: float) -> TrainingSettings:
    stages = (replace(settings.stages[0], learning_rate=rate), *settings.stages[1:])
    return replace(settings, stages=stages)


def _folds(classes: Rows, groups: Sequence[str], train: Rows, seed: int) -> list[_Fold]:
    number = _dealt(classes, groups, train, FOLDS, seed)
    folds: list[_Fold] = []
    for held_out in range(int(number.max(initial=-1)) + 1):
        rest = train[number != held_out]
        inner = _dealt(classes, groups, rest, _INNER_FOLDS, seed)
        learnt, stopping = rest[inner != 0], rest[inner == 0]
        if len(np.unique(classes[learnt])) > 1 and len(stopping):
            folds.append(_Fold(learnt, stopping, train[number == held_out]))
    if len(folds) < 2:
        raise NothingToLearn(
            "Too few patients, containers or other groups of images: at least two classes need "
            "images of three groups each to choose settings by cross-validation."
        )
    return folds


def _dealt(classes: Rows, groups: Sequence[str], rows: Rows, most: int, seed: int) -> Rows:
    return assign_folds(classes[rows].tolist(), [groups[row] for row in rows], seed, most)


def _try(
    choice: Choice,
    features: Floats,
    classes: Rows,
    kinds: tuple[Label, ...],
    folds: Sequence[_Fold],
    steering: _Part,
) -> Trial | None:
    """Return how a choice fares, or None when it was ended before it was through."""
    began = time.perf_counter()
    scores: list[float] = []
    losses: list[float] = []
    for fold in folds:
        fitted = _fit(choice, features, classes, kinds, fold.learnt, fold.stopping, steering)
        if steering.is_finishing:
            return None
        score, loss = _judged(fitted.head, features[fold.judged], classes[fold.judged])
        scores.append(score)
        losses.append(loss)
    return Trial(
        choice.told(),
        tuple(scores),
        float(np.mean(scores)),
        float(np.std(scores)),
        float(np.mean(losses)),
        time.perf_counter() - began,
    )


def _fit(
    choice: Choice,
    features: Floats,
    classes: Rows,
    kinds: tuple[Label, ...],
    train: Rows,
    validation: Rows,
    steering: Steering,
    pooling: Pooling = Pooling.AVERAGE,
) -> Fitted:
    if isinstance(choice, DenseChoice):
        return fit_dense(
            features,
            classes,
            kinds,
            train,
            validation,
            choice.settings,
            choice.hidden,
            steering,
            pooling,
        )
    steering.wait_while_paused()
    with blas_threads(len(train), len(kinds)):
        head = fit_rows(
            features[train],
            classes[train],
            kinds,
            inverse_penalty=choice.inverse_penalty,
        )
    return Fitted(replace(head, pooling=pooling), device=_SCIKIT_LEARN)


def _judged(head: Head, features: Floats, classes: Rows) -> tuple[float, float]:
    """Return balanced accuracy and log loss, every class weighing the same."""
    probabilities = head.probabilities(features)
    right = probabilities.argmax(axis=1) == classes
    score = float(np.mean([right[classes == one].mean() for one in np.unique(classes)]))
    of_truth = probabilities[np.arange(len(classes)), classes]
    weights = image_weights(classes, head.labels)
    return score, float(-(np.log(np.maximum(of_truth, _LEAST)) * weights).mean())
