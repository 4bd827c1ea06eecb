"""Fit anew after labels changed, and judge a part that no fit has ever learnt from."""

import time
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.fitting.fit_head import distinct
from ajna_desktop.learning.fitting.fit_together import Factored, Taught, fit_each
from ajna_desktop.learning.fitting.folds import NO_FOLDS
from ajna_desktop.learning.fitting.judged import OutOfFold, Refitted, Relabelled
from ajna_desktop.learning.fitting.out_of_fold import lessons_of
from ajna_desktop.learning.heads.any_head import ClassifierHead, Floats

Rows = npt.NDArray[np.int64]


def refit(
    features: Floats,
    relabelled: Relabelled,
    former_folds: Mapping[str, int] = NO_FOLDS,
    images: Factored | None = None,
) -> Refitted:
    """Judge each image that teaches out of fold, and fit again without the part held out.

    Args:
        features: (N, D) float32, finite: of all images, whatever they teach.
        relabelled: Labels before and since.
        former_folds: The fold of each group that was judged before.
        images: `Factored.of(features)`, where it was kept.

    Raises:
        NothingToLearn: there are fewer than two classes, or too few groups to hold any back.
    """
    began = time.perf_counter()
    kinds = distinct(relabelled.labels)
    _, folds, lessons = lessons_of(
        relabelled.labels, relabelled.groups, kinds, former_folds=former_folds
    )
    whole = [_over(len(features), relabelled.now, lesson) for lesson in lessons]
    held_out = relabelled.held_out
    wanted = {
        "now": _taught(features, relabelled.now, relabelled.labels, held_out),
        "then": _taught(features, relabelled.then, relabelled.labels_then, held_out),
    }
    together = {
        name: lesson for name, (lesson, its) in wanted.items() if lesson and its == kinds
    }
    fitted = fit_each(features, [*whole, *together.values()], kinds, images)
    heads: dict[str, ClassifierHead | None] = dict.fromkeys(wanted)
    heads |= dict(zip(together, fitted.heads[len(whole) :], strict=True))
    for name, (lesson, its) in wanted.items():
        if lesson is not None and name not in together:  # labels appeared or disappeared
            heads[name] = fit_each(features, [lesson], its, images).heads[0]
    answers = fitted.probabilities[folds, relabelled.now]
    judged = OutOfFold(
        kinds, answers, folds, fitted.heads[len(whole) - 1], time.perf_counter() - began
    )
    on_all = fitted.probabilities[len(whole) - 1]
    return Refitted(judged, on_all, heads["then"], heads["now"])


def _over(count: int, rows: Rows, lesson: Taught) -> Taught:
    """Return a lesson on some of the images as one on all of them."""
    classes = np.zeros(count, np.int64)
    classes[rows] = lesson.classes
    is_learnt = np.zeros(count, np.bool_)
    is_learnt[rows] = lesson.is_learnt
    return Taught(classes, is_learnt)


def _taught(
    features: Floats, rows: Rows, labels: Sequence[Label], held_out: Rows
) -> tuple[Taught | None, tuple[Label, ...]]:
    """Return the lesson without the part held out, None where it is about one class."""
    kept = ~np.isin(rows, held_out)
    left = [label for label, is_kept in zip(labels, kept.tolist(), strict=True) if is_kept]
    kinds = distinct(left)
    if len(kinds) < 2:
        return None, kinds
    number = {label: index for index, label in enumerate(kinds)}
    classes = np.zeros(len(features), np.int64)
    classes[rows[kept]] = [number[label] for label in left]
    is_learnt = np.zeros(len(features), np.bool_)
    is_learnt[rows[kept]] = True
    return Taught(classes, is_learnt), kinds
